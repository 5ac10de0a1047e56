import { type Cidr, contains, overlap, parseCidr } from "../../lib/cidr";
import { largestBlock, noComputedSubnets, planSubnets, smallestBlock } from "../../lib/subnets";
import type { Sections } from "../schema";
import { notAmong, type Problem, repeated, rule } from "./rule";

type Network = Sections["network"];

interface Subnet {
  readonly path: Problem["path"];
  readonly text: string;
  readonly block: Cidr;
}

export const networkRules = [
  rule(["network", "region"], function* ({ network, region }) {
    for (const [at, zone] of network.zones.entries()) {
      if (zone.slice(0, -1) !== region) {
        yield {
          path: ["network", "zones", at],
          problem: `is not in ${region}`,
          given: zone,
          allowed: `${region}a, ${region}b, ...`,
          choices: [..."abcdef"].map((letter) => `${region}${letter}`),
        };
      }
    }
  }),

  rule(["network"], function* ({ network }) {
    yield* repeated(["network", "zones"], network.zones);
    yield* repeated(["network", "natZones"], network.natZones ?? []);
    for (const [at, zone] of (network.natZones ?? []).entries()) {
      yield* notAmong(["network", "natZones", at], "is no zone of the network", zone, network.zones);
    }
    yield* explicitZoneProblems(network);

    const vpc = blockOf(network.cidr);
    if (vpc === undefined || vpc.prefix < largestBlock || vpc.prefix > smallestBlock - 4) {
      yield {
        path: ["network", "cidr"],
        problem: "is no range for a VPC",
        given: network.cidr,
        allowed: "the first address of a /16 to /24",
      };
      return;
    }
    const noRoom = needsComputing(network) ? noComputedSubnets(vpc.prefix, smallestBlock) : undefined;
    if (noRoom !== undefined) {
      yield { path: ["network", "cidr"], given: network.cidr, ...noRoom };
    } else if (needsComputing(network) && vpc.prefix + network.subnetBits > smallestBlock) {
      yield {
        path: ["network", "subnetBits"],
        problem: `makes subnets of /${vpc.prefix + network.subnetBits}`,
        given: network.subnetBits,
        allowed: `at most ${smallestBlock - vpc.prefix}: the smallest subnet is /${smallestBlock}`,
      };
    } else {
      yield* subnetProblems(network, vpc);
    }
  }),
];

/** Whether any subnet is left to be computed. */
export const needsComputing = ({ subnets }: Pick<Network, "subnets">) =>
  subnets.public === undefined || subnets.private === undefined || subnets.database === "computed";

function* explicitZoneProblems({ zones, subnets }: Network): Generator<Problem> {
  for (const tier of ["public", "private", "database"] as const) {
    const explicit = subnets[tier];
    if (typeof explicit !== "object") {
      continue;
    }
    for (const zone of Object.keys(explicit)) {
      yield* notAmong(["network", "subnets", tier, zone], "is no zone of the network", zone, zones);
    }
    for (const zone of tier === "database" ? [] : zones) {
      if (!(zone in explicit)) {
        yield { path: ["network", "subnets", tier, zone], problem: "is missing", allowed: "a CIDR block for every zone" };
      }
    }
  }
}

function* subnetProblems(network: Network, vpc: Cidr): Generator<Problem> {
  const seen: Subnet[] = [];
  for (const [tier, byZone] of Object.entries(planSubnets(network))) {
    for (const [zone, text] of Object.entries(byZone)) {
      const path = ["network", "subnets", tier, zone];
      const block = blockOf(text);
      if (block === undefined || block.prefix < largestBlock || block.prefix > smallestBlock) {
        yield {
          path,
          problem: "is no range for a subnet",
          given: text,
          allowed: `the first address of a /${largestBlock} to /${smallestBlock}`,
        };
        continue;
      }
      if (!contains(vpc, block)) {
        yield { path, problem: "is outside the VPC", given: text, allowed: `a block in ${network.cidr}` };
      }
      const other = seen.find((subnet) => overlap(subnet.block, block));
      if (other !== undefined) {
        yield {
          path,
          problem: `overlaps ${other.path.slice(2).join(".")} (${other.text})`,
          given: text,
          allowed: "a block of its own",
        };
      }
      seen.push({ path, text, block });
    }
  }
}

/** The block of that text; undefined where it is none. */
export function blockOf(text: string): Cidr | undefined {
  try {
    return parseCidr(text);
  } catch {
    return undefined;
  }
}
