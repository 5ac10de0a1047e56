import { messageOf } from "../support/messages";

type Changes = Readonly<Record<string, unknown>>;

const zones = ["us-east-1a", "us-east-1b"];
const byZone = (a: string, b: string) => ({ "us-east-1a": a, "us-east-1b": b });
const subnets = {
  public: byZone("10.0.0.0/24", "10.0.1.0/24"),
  private: byZone("10.0.2.0/24", "10.0.3.0/24"),
};
const nodes = (max: number) => ({ "cluster.nodeGroups.nodes.nodes": { min: 2, desired: 2, max } });

describe("subnets have room for what stands in them:", () => {
  it.each<[string, Changes, RegExp]>([
    [
      "nodes at their most, with a block of 16 addresses each (Amazon EKS, prefix delegation)",
      { "network.subnets": subnets, ...nodes(40) },
      /network\.subnets\.private\.us-east-1a: leaves 251 addresses in the private subnet of us-east-1a, which needs 349, got "10\.0\.2\.0\/24"; allowed: a \/23 or larger: 340 for 20 nodes with 20 blocks of pods' addresses, 6 for the cluster, 2 for the database, 1 for the cache/,
    ],
    [
      "a load balancer, in a /27 at least (Application Load Balancers, Subnets)",
      { "network.subnets": { ...subnets, public: byZone("10.0.0.0/28", "10.0.1.0/28") } },
      /network\.subnets\.public\.us-east-1a: leaves 11 addresses .* needs 9, got "10\.0\.0\.0\/28"; allowed: a \/27 or larger: 8 for the load balancer, 1 for the NAT gateway/,
    ],
    [
      "an internal load balancer, endpoints and data stores among the nodes",
      {
        "network.subnets": { ...subnets, private: byZone("10.0.2.0/26", "10.0.3.0/26") },
        "network.endpoints.interface": ["sts", "kms"],
        "ingress.scheme": "internal",
        "database.readReplicas": ["reporting"],
        ...nodes(6),
      },
      /needs 71, .*51 for 3 nodes with 3 blocks of pods' addresses, 6 for the cluster, 2 for endpoints, 8 for the load balancer, 3 for the database, 1 for the cache/,
    ],
    [
      "computed ones, told once by what makes them small",
      { "network.cidr": "10.0.0.0/16", "network.zones": zones, "network.subnetBits": 12 },
      /^debtflow-production\.network\.subnetBits: leaves 11 addresses .* got 12; allowed: at most \d+, for a \/\d+ or larger: [^\n]*$/,
    ],
    [
      "computed ones, of which no number of bits makes any that are large enough",
      { "network.cidr": "10.0.0.0/23", "network.zones": zones, "network.subnetBits": 5, ...nodes(6) },
      /^debtflow-production\.network\.cidr: leaves 11 addresses .* got "10\.0\.0\.0\/23"; allowed: a \/\d+ or larger with subnetBits: 5.*, for a \/\d+ or larger: [^\n]*$/,
    ],
  ])("%s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it("as many as there are without an autoscaler", () => {
    expect(messageOf({ "network.subnets": subnets, ...nodes(40), "addons.nodeScaling": "none" })).toBe("no problem");
  });
});
