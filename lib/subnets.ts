import { cidrText, parseCidr, subnetOf } from "./cidr";
import type { Refusal } from "./refusal";

/** Kinds of subnets. */
export type Tier = "public" | "private" | "database";

/** CIDR block of each zone's subnet. */
export type ZoneCidrs = Readonly<Record<string, string>>;

export interface SubnetLayout {
  /** Address range of the VPC. */
  readonly cidr: string;
  /** Availability zones, such as `us-east-1a`. */
  readonly zones: readonly string[];
  /** Bits that a computed subnet adds to the VPC's prefix. */
  readonly subnetBits: number;
  readonly subnets: {
    readonly public?: ZoneCidrs | undefined;
    readonly private?: ZoneCidrs | undefined;
    readonly database?: "computed" | ZoneCidrs | undefined;
  };
}

/** Prefixes of the largest block of a VPC, and of the smallest subnet. Source: Amazon VPC, "VPC CIDR blocks". */
export const largestBlock = 16;
export const smallestBlock = 28;

/** Fewest and most bits of `subnetBits`: the tiers' numbers go up to 25, which takes five. */
export const leastSubnetBits = 5;
export const mostSubnetBits = 12;

/** Why computed subnets of /`prefix` or larger do not fit into a VPC, and what to do; undefined where some number of bits makes them. */
export function noComputedSubnets(vpcPrefix: number, prefix: number): Refusal | undefined {
  const bits = prefix - vpcPrefix;
  if (bits >= leastSubnetBits) {
    return undefined;
  }
  const larger = prefix - leastSubnetBits;
  const ways = [
    ...(larger >= largestBlock ? [`a /${larger} or larger with subnetBits: ${leastSubnetBits}`] : []),
    // Two zones have two private subnets at least, and public ones beside them.
    ...(bits >= 2 ? ["subnets that name every block"] : []),
  ];
  return {
    problem: `has no room for computed subnets of /${prefix} or larger`,
    allowed: ways.join(", or ") || "fewer nodes and pods",
  };
}

/** First subnet number of each tier, as document 004 lays them out. */
const firstIndex: Readonly<Record<Tier, number>> = { public: 0, private: 10, database: 20 };

/**
 * Every subnet of the layout. A computed one takes its number from the letter of its zone (a = 0), so that adding or
 * removing a zone moves no other.
 *
 * @throws Error when the VPC has no room for a computed subnet
 */
export function planSubnets(layout: SubnetLayout): Readonly<Record<Tier, ZoneCidrs>> {
  const { database } = layout.subnets;
  return {
    public: layout.subnets.public ?? computed(layout, "public"),
    private: layout.subnets.private ?? computed(layout, "private"),
    database: database === "computed" ? computed(layout, "database") : (database ?? {}),
  };
}

/** Where databases and caches go: into subnets of their own, or else into the private ones. */
export function dataTierOf(subnets: Readonly<Record<Tier, object>>): Tier {
  return Object.keys(subnets.database).length > 0 ? "database" : "private";
}

/** The letter of a zone: `a` of `us-east-1a`. */
export const zoneLetter = (zone: string): string => zone.slice(-1);

function computed({ cidr, zones, subnetBits }: SubnetLayout, tier: Tier): ZoneCidrs {
  const block = parseCidr(cidr);
  return Object.fromEntries(
    zones.map((zone) => {
      const index = firstIndex[tier] + zoneLetter(zone).charCodeAt(0) - "a".charCodeAt(0);
      return [zone, cidrText(subnetOf(block, subnetBits, index))];
    }),
  );
}
