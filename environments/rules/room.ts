import { workloadsOf } from "../../application/workloads";
import { parseCidr } from "../../lib/cidr";
import { ownValue } from "../../lib/records";
import { dataTierOf, noComputedSubnets, planSubnets, smallestBlock, type Tier } from "../../lib/subnets";
import type { Sections } from "../schema";
import { needsComputing } from "./network";
import { type Problem, rule } from "./rule";

/** Addresses of a subnet that AWS keeps. Source: Amazon VPC, "Subnet CIDR blocks". */
const reserved = 5;
/** Free ones that EKS wants for its network interfaces. Source: Amazon EKS, "networking requirements for VPC and subnets". */
const ofCluster = 6;
/** Free ones that a load balancer wants, in a subnet of a /27 at least. Source: Application Load Balancers, "Subnets". */
const ofLoadBalancer = 8;
const smallestForLoadBalancer = 27;
/** One that RDS keeps for failover and maintenance. Source: Amazon RDS, "Working with DB subnet groups". */
const spare = 1;
/** Pods' addresses come in blocks of a /28, one for each node at least. Source: Amazon EKS, "Assign more IP addresses to nodes with prefixes". */
const block = 16;

type Surroundings = Pick<
  Sections,
  "network" | "cluster" | "addons" | "application" | "workloads" | "ingress" | "database" | "cache"
>;

/** What stands in a subnet, and how many addresses that takes. */
type Needs = Readonly<Record<string, number>>;

/** Subnets have room for all that stands in them when there are as many nodes and pods as there may be. */
export const roomRules = [
  rule(["network", "cluster", "addons", "application", "workloads", "ingress", "database", "cache"], function* (environment) {
    const { network } = environment;
    const subnets = subnetsOf(network);
    const told = new Set<string>();
    for (const tier of subnets === undefined ? [] : (["public", "private", "database"] as const)) {
      for (const [zone, cidr] of Object.entries(subnets?.[tier] ?? {})) {
        const problem = problemOf(tier, zone, cidr, environment);
        // Subnets that are computed are of one size.
        const place = problem?.path.join(".") ?? "";
        if (problem !== undefined && !told.has(place)) {
          told.add(place);
          yield problem;
        }
      }
    }
  }),
];

function problemOf(tier: Tier, zone: string, cidr: string, environment: Surroundings): Problem | undefined {
  const { network } = environment;
  const { prefix } = parseCidr(cidr);
  const needs = needsOf(tier, zone, environment);
  const needed = Object.values(needs).reduce((sum, one) => sum + one, 0);
  const has = 2 ** (32 - prefix) - reserved;
  const least = "the load balancer" in needs ? smallestForLoadBalancer : smallestBlock;
  if (needed <= has && prefix <= least) {
    return undefined;
  }
  const largest = Math.min(least, 32 - Math.ceil(Math.log2(needed + reserved)));
  const isComputed = typeof network.subnets[tier] !== "object";
  const wanted = `a /${largest} or larger: ${Object.entries(needs)
    .map(([what, count]) => `${count} for ${what}`)
    .join(", ")}`;
  const problem = `leaves ${has} addresses in the ${tier} subnet of ${zone}, which needs ${needed}`;
  const vpc = parseCidr(network.cidr);
  const noRoom = isComputed ? noComputedSubnets(vpc.prefix, largest) : undefined;
  if (noRoom !== undefined) {
    return { path: ["network", "cidr"], problem, given: network.cidr, allowed: `${noRoom.allowed}, for ${wanted}` };
  }
  return {
    path: isComputed ? ["network", "subnetBits"] : ["network", "subnets", tier, zone],
    problem,
    given: isComputed ? network.subnetBits : cidr,
    allowed: isComputed ? `at most ${largest - vpc.prefix}, for ${wanted}` : wanted,
  };
}

function needsOf(tier: Tier, zone: string, environment: Surroundings): Needs {
  const { network, ingress } = environment;
  const inFront = ingress?.scheme === "internal" ? "private" : "public";
  const loadBalancer = ingress !== undefined && tier === inFront ? { "the load balancer": ofLoadBalancer } : {};
  switch (tier) {
    case "public":
      return { ...loadBalancer, ...((network.natZones ?? network.zones).includes(zone) && { "the NAT gateway": 1 }) };
    case "private":
      return {
        ...nodeNeeds(zone, environment),
        ...((environment.cluster.zones ?? network.zones).includes(zone) && { "the cluster": ofCluster }),
        ...(network.endpoints.interface.length > 0 && { endpoints: network.endpoints.interface.length }),
        ...loadBalancer,
        ...(dataTierOf(subnetsOf(network) ?? { public: {}, private: {}, database: {} }) === "private" && dataNeeds(environment)),
      };
    case "database":
      return dataNeeds(environment);
  }
}

/** Nodes of a zone at their most, spread evenly, with their pods' blocks. */
function nodeNeeds(zone: string, { cluster, network, addons, application, workloads }: Surroundings): Needs {
  const nodes = Object.values(cluster.nodeGroups).reduce((sum, { nodes: { desired, max }, zones = network.zones }) => {
    const most = addons.nodeScaling === "none" ? desired : max;
    return zones.includes(zone) ? sum + Math.ceil(most / zones.length) : sum;
  }, 0);
  const pods = workloadsOf(application).reduce((sum, { kind, name }) => {
    const size = kind === "components" ? ownValue(workloads, name) : undefined;
    return sum + (size?.autoscaling?.max ?? size?.replicas ?? 1);
  }, 0);
  const blocks = Math.max(nodes, Math.ceil(pods / network.zones.length / block));
  return nodes === 0 ? {} : { [`${nodes} nodes with ${blocks} blocks of pods' addresses`]: nodes + blocks * block };
}

function dataNeeds({ database, cache, network }: Surroundings): Needs {
  return {
    ...(database && { "the database": 1 + database.readReplicas.length + spare }),
    ...(cache && { "the cache": Math.ceil(cache.nodes / network.zones.length) }),
  };
}

/** Every subnet; undefined where they cannot be computed, which another rule tells. */
function subnetsOf(network: Sections["network"]): ReturnType<typeof planSubnets> | undefined {
  try {
    const subnets = planSubnets(network);
    for (const cidr of Object.values(subnets).flatMap((byZone) => Object.values(byZone))) {
      parseCidr(cidr);
    }
    return !needsComputing(network) || parseCidr(network.cidr).prefix + network.subnetBits <= smallestBlock ? subnets : undefined;
  } catch {
    return undefined;
  }
}
