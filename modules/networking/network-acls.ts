import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Tier } from "../../lib/subnets";
import type { Construct } from "../../lib/terraform";
import type { ZoneSubnets } from "./networking";

/** One entry of a list. Network ACLs keep no state: answers need rules too. */
interface Entry {
  /** What it lets through, as part of its address. */
  readonly role: string;
  readonly egress: boolean;
  /** @default - every protocol and port */
  readonly protocol?: "tcp" | "udp";
  readonly ports?: readonly [from: number, to: number];
  readonly cidr: string;
}

const anywhere = "0.0.0.0/0";

/** Ports that answers come back to. Source: Amazon VPC, "Custom network ACLs", ephemeral ports. */
const ephemeral = [1024, 65535] as const;

/**
 * One list per kind of subnet. Within the VPC everything passes, the security groups decide there. From outside come web
 * requests, to public subnets, and answers; databases know the VPC only.
 */
export function addNetworkAcls(
  scope: Construct,
  props: { readonly name: string; readonly vpc: Vpc; readonly subnets: Readonly<Record<Tier, ZoneSubnets>> },
): void {
  const { name, vpc, subnets } = props;
  const within: readonly Entry[] = [
    { role: "from-vpc", egress: false, cidr: vpc.cidrBlock },
    { role: "to-vpc", egress: true, cidr: vpc.cidrBlock },
  ];
  const out: readonly Entry[] = [
    ...within,
    { role: "answers", egress: false, protocol: "tcp", ports: ephemeral, cidr: anywhere },
    { role: "udp-answers", egress: false, protocol: "udp", ports: ephemeral, cidr: anywhere },
    { role: "to-anywhere", egress: true, cidr: anywhere },
  ];
  const web: readonly Entry[] = [
    { role: "http", egress: false, protocol: "tcp", ports: [80, 80], cidr: anywhere },
    { role: "https", egress: false, protocol: "tcp", ports: [443, 443], cidr: anywhere },
  ];
  const entries: Readonly<Record<Tier, readonly Entry[]>> = { public: [...out, ...web], private: out, database: within };

  for (const tier of ["public", "private", "database"] as const) {
    const members = Object.values(subnets[tier]);
    if (members.length > 0) {
      const acl = new NetworkAcl(scope, `${tier}-acl`, {
        vpcId: vpc.id,
        subnetIds: members.map((subnet) => subnet.id),
        tags: { Name: `${name}-${tier}` },
      });
      entries[tier].forEach((entry, index) => {
        addEntry(scope, `${tier}-acl-${entry.role}`, acl, entry, (index + 1) * 100);
      });
    }
  }
}

function addEntry(
  scope: Construct,
  id: string,
  acl: NetworkAcl,
  { egress, protocol, ports, cidr }: Entry,
  ruleNumber: number,
): void {
  new NetworkAclRule(scope, id, {
    networkAclId: acl.id,
    ruleNumber,
    egress,
    protocol: protocol ?? "-1",
    ruleAction: "allow",
    cidrBlock: cidr,
    ...(ports && { fromPort: ports[0], toPort: ports[1] }),
  });
}
