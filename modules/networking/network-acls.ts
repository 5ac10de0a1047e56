import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclAssociation } from "@cdktf/provider-aws/lib/network-acl-association";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Tier } from "../../lib/subnets";
import type { Construct } from "../../lib/terraform";
import type { ZoneSubnets } from "./networking";

/** One entry of a list. Network ACLs keep no state: answers need rules too. */
interface Entry {
  /** Place in its direction's order. Changing it replaces the entry. */
  readonly number: number;
  /** What it lets through, as part of its address. */
  readonly role: string;
  readonly egress: boolean;
  /** @default - every protocol and port */
  readonly protocol?: "tcp" | "udp" | "icmp";
  readonly ports?: readonly [from: number, to: number];
  readonly icmp?: { readonly type: number; readonly code: number };
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
    { number: 100, role: "from-vpc", egress: false, cidr: vpc.cidrBlock },
    { number: 100, role: "to-vpc", egress: true, cidr: vpc.cidrBlock },
  ];
  const out: readonly Entry[] = [
    ...within,
    { number: 200, role: "answers", egress: false, protocol: "tcp", ports: ephemeral, cidr: anywhere },
    { number: 300, role: "udp-answers", egress: false, protocol: "udp", ports: ephemeral, cidr: anywhere },
    // Without it a path with a smaller packet size swallows what is too big.
    { number: 400, role: "too-big", egress: false, protocol: "icmp", icmp: { type: 3, code: 4 }, cidr: anywhere },
    { number: 200, role: "to-anywhere", egress: true, cidr: anywhere },
  ];
  const web: readonly Entry[] = [
    { number: 500, role: "http", egress: false, protocol: "tcp", ports: [80, 80], cidr: anywhere },
    { number: 600, role: "https", egress: false, protocol: "tcp", ports: [443, 443], cidr: anywhere },
  ];
  const entries: Readonly<Record<Tier, readonly Entry[]>> = { public: [...out, ...web], private: out, database: within };

  for (const tier of ["public", "private", "database"] as const) {
    const members = Object.entries(subnets[tier]);
    if (members.length > 0) {
      const acl = new NetworkAcl(scope, `${tier}-acl`, { vpcId: vpc.id, tags: { Name: `${name}-${tier}` } });
      const rules = entries[tier].map((entry) => addEntry(scope, `${tier}-acl-${entry.role}`, acl, entry));
      for (const [zone, subnet] of members) {
        // A list without rules lets nothing through: a subnet joins a list that has them all, and leaves it for the VPC's own before they go.
        new NetworkAclAssociation(scope, `${tier}-acl-${zone}`, { networkAclId: acl.id, subnetId: subnet.id, dependsOn: rules });
      }
    }
  }
}

function addEntry(scope: Construct, id: string, acl: NetworkAcl, entry: Entry): NetworkAclRule {
  const { number: ruleNumber, egress, protocol, ports, icmp, cidr } = entry;
  return new NetworkAclRule(scope, id, {
    networkAclId: acl.id,
    ruleNumber,
    egress,
    protocol: protocol ?? "-1",
    ruleAction: "allow",
    cidrBlock: cidr,
    ...(ports && { fromPort: ports[0], toPort: ports[1] }),
    ...(icmp && { icmpType: icmp.type, icmpCode: icmp.code }),
  });
}
