import { checkInteger, checkUnique } from "../../lib/checks";
import { type Cidr, contains, overlap, parseCidr } from "../../lib/cidr";
import { ConfigurationError } from "../../lib/errors";
import { planSubnets, type Tier, type ZoneCidrs } from "../../lib/subnets";
import type { NetworkingProps } from "./networking";

/** The subnets of the VPC, after checking what AWS would refuse late. */
export function checkedSubnets(path: string, props: NetworkingProps): Readonly<Record<Tier, ZoneCidrs>> {
  const { cidr, zones, natZones = [], subnets = {}, subnetBits = 8 } = props;
  checkInteger(`${path}.subnetBits`, subnetBits, 5, 12);
  checkUnique(`${path}.zones`, zones);
  for (const [at, zone] of natZones.entries()) {
    if (!zones.includes(zone)) {
      throw new ConfigurationError(`${path}.natZones[${at}]`, "is no zone of the network", zone, zones.join(", "));
    }
  }

  const vpc = blockOf(`${path}.cidr`, cidr);
  const plan = planSubnets({ cidr, zones, subnets, subnetBits });
  const seen: { readonly name: string; readonly block: Cidr }[] = [];
  for (const [tier, byZone] of Object.entries(plan)) {
    for (const [zone, text] of Object.entries(byZone)) {
      const name = `${tier}.${zone}`;
      const at = `${path}.subnets.${name}`;
      const block = blockOf(at, text);
      if (!zones.includes(zone)) {
        throw new ConfigurationError(at, "is no zone of the network", zone, zones.join(", "));
      }
      if (!contains(vpc, block)) {
        throw new ConfigurationError(at, "is outside the VPC", text, `a block in ${cidr}`);
      }
      const other = seen.find((subnet) => overlap(subnet.block, block));
      if (other !== undefined) {
        throw new ConfigurationError(at, `overlaps ${other.name}`, text, "a block of its own");
      }
      seen.push({ name, block });
    }
  }
  return plan;
}

function blockOf(path: string, text: string): Cidr {
  try {
    return parseCidr(text);
  } catch {
    throw new ConfigurationError(path, "is not an IPv4 CIDR block", text, "an address and a prefix, such as 10.0.0.0/16");
  }
}
