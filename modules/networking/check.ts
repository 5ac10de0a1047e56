import { checkInteger, checkText, checkUnique } from "../../lib/checks";
import { type Cidr, contains, overlap, parseCidr } from "../../lib/cidr";
import { ConfigurationError } from "../../lib/errors";
import { checkLogRetention } from "../../lib/log-retention";
import {
  largestBlock,
  leastSubnetBits,
  mostSubnetBits,
  noComputedSubnets,
  planSubnets,
  smallestBlock,
  type Tier,
  type ZoneCidrs,
} from "../../lib/subnets";
import { Token } from "../../lib/terraform";
import type { NetworkingProps } from "./networking";

/** The subnets of the VPC, after checking what AWS would refuse late, or what would fail without a word. */
export function checkedSubnets(path: string, props: NetworkingProps): Readonly<Record<Tier, ZoneCidrs>> {
  // The longest name built on it is a role's, `<name>-flow-logs`, which IAM cuts off at 64.
  checkText(`${path}.name`, props.name, /^.{1,54}$/, "is no prefix for names", "1 to 54 characters");
  checkZones(path, props);
  checkServices(path, props);
  if (props.flowLogs) {
    checkLogRetention(`${path}.flowLogs.retentionDays`, props.flowLogs.retentionDays);
  }
  const plan = plannedSubnets(path, props);
  checkBlocks(path, props, plan);
  return plan;
}

function checkZones(path: string, { region, zones, natZones = [] }: NetworkingProps): void {
  if (zones.length === 0) {
    throw new ConfigurationError(`${path}.zones`, "names no zone", zones, "one zone or more");
  }
  checkUnique(`${path}.zones`, zones);
  for (const [at, zone] of zones.entries()) {
    // Two regions could share the letter that names what stands in a zone.
    if (!Token.isUnresolved(region) && !(zone.slice(0, -1) === region && /[a-z]$/.test(zone))) {
      throw new ConfigurationError(`${path}.zones[${at}]`, `is no zone of ${region}`, zone, `${region}a, ${region}b, ...`);
    }
  }
  checkUnique(`${path}.natZones`, natZones);
  for (const [at, zone] of natZones.entries()) {
    checkZone(`${path}.natZones[${at}]`, zone, zones);
  }
}

function checkZone(path: string, zone: string, zones: readonly string[]): void {
  if (!zones.includes(zone)) {
    throw new ConfigurationError(path, "is no zone of the network", zone, zones.join(", "));
  }
}

function checkServices(path: string, { gatewayEndpoints = [], interfaceEndpoints = [] }: NetworkingProps): void {
  checkUnique(`${path}.gatewayEndpoints`, gatewayEndpoints);
  checkUnique(`${path}.interfaceEndpoints`, interfaceEndpoints);
  for (const [at, service] of interfaceEndpoints.entries()) {
    const form = /^(?!(s3|dynamodb)$)[a-z0-9]+([.-][a-z0-9]+)*$/;
    const allowed = "a service's short name, such as ecr.api; s3 and dynamodb have gateway endpoints";
    checkText(`${path}.interfaceEndpoints[${at}]`, service, form, "is no interface endpoint", allowed);
  }
}

function plannedSubnets(path: string, props: NetworkingProps): Readonly<Record<Tier, ZoneCidrs>> {
  const { cidr, zones, subnets = {}, subnetBits = 8 } = props;
  checkInteger(`${path}.subnetBits`, subnetBits, leastSubnetBits, mostSubnetBits);
  for (const tier of ["public", "private"] as const) {
    const missing = zones.find((zone) => subnets[tier] !== undefined && !(zone in subnets[tier]));
    if (missing !== undefined) {
      throw new ConfigurationError(`${path}.subnets.${tier}.${missing}`, "is missing", undefined, "a CIDR block for every zone");
    }
  }
  const computes = subnets.public === undefined || subnets.private === undefined || subnets.database === "computed";
  if (computes) {
    if (Token.isUnresolved(cidr)) {
      const allowed = "a literal block, or explicit subnets";
      throw new ConfigurationError(
        `${path}.cidr`,
        "is known to Terraform only, so no subnet can be computed",
        undefined,
        allowed,
      );
    }
    const vpc = vpcBlock(path, cidr);
    const noRoom = noComputedSubnets(vpc.prefix, smallestBlock);
    if (noRoom !== undefined) {
      throw new ConfigurationError(`${path}.cidr`, noRoom.problem, cidr, noRoom.allowed);
    }
    const prefix = vpc.prefix + subnetBits;
    if (prefix > smallestBlock) {
      const allowed = `at most ${smallestBlock - prefix + subnetBits}: the smallest subnet is /${smallestBlock}`;
      throw new ConfigurationError(`${path}.subnetBits`, `makes subnets of /${prefix}`, subnetBits, allowed);
    }
  }
  return planSubnets({ cidr, zones, subnets, subnetBits });
}

function checkBlocks(path: string, { cidr, zones }: NetworkingProps, plan: Readonly<Record<Tier, ZoneCidrs>>): void {
  const vpc = Token.isUnresolved(cidr) ? undefined : vpcBlock(path, cidr);
  const seen: { readonly name: string; readonly block: Cidr }[] = [];
  for (const [tier, byZone] of Object.entries(plan)) {
    for (const [zone, text] of Object.entries(byZone)) {
      const name = `${tier}.${zone}`;
      const at = `${path}.subnets.${name}`;
      checkZone(at, zone, zones);
      if (Token.isUnresolved(text)) {
        continue;
      }
      const block = blockOf(at, text, "is no range for a subnet");
      if (vpc !== undefined && !contains(vpc, block)) {
        throw new ConfigurationError(at, "is outside the VPC", text, `a block in ${cidr}`);
      }
      const other = seen.find((subnet) => overlap(subnet.block, block));
      if (other !== undefined) {
        throw new ConfigurationError(at, `overlaps ${other.name}`, text, "a block of its own");
      }
      seen.push({ name, block });
    }
  }
}

const vpcBlock = (path: string, cidr: string): Cidr => blockOf(`${path}.cidr`, cidr, "is no range for a VPC");

function blockOf(path: string, text: string, problem: string): Cidr {
  const block = parsed(text);
  if (block === undefined || block.prefix < largestBlock || block.prefix > smallestBlock) {
    throw new ConfigurationError(path, problem, text, `the first address of a /${largestBlock} to /${smallestBlock}`);
  }
  return block;
}

function parsed(text: string): Cidr | undefined {
  try {
    return parseCidr(text);
  } catch {
    return undefined;
  }
}
