import { TerraformVariable } from "../../../lib/terraform";
import type { NetworkingProps } from "../../../modules/networking";
import { resourceAt } from "../../support/resources";
import { synthNetworking, zones } from "./synth-networking";

const explicit = {
  public: { "us-east-1a": "10.0.1.0/24", "us-east-1b": "10.0.2.0/24" },
  private: { "us-east-1a": "10.0.10.0/24", "us-east-1b": "10.0.11.0/24" },
} as const;

describe("what AWS would refuse late", () => {
  it.each<[string, Partial<NetworkingProps>, string]>([
    ["a name too long for its role", { name: "n".repeat(55) }, "networking.name: is no prefix for names, got"],
    ["no zone", { zones: [], natZones: [] }, "networking.zones: names no zone, got []; allowed: one zone or more"],
    [
      "a zone of another region",
      { zones: ["us-east-1a", "us-west-2b"] },
      'networking.zones[1]: is no zone of us-east-1, got "us-west-2b"; allowed: us-east-1a, us-east-1b, ...',
    ],
    [
      "a zone by number",
      { zones: ["us-east-1a", "us-east-12"] },
      'networking.zones[1]: is no zone of us-east-1, got "us-east-12"; allowed: us-east-1a, us-east-1b, ...',
    ],
    [
      "a zone twice",
      { zones: ["us-east-1a", "us-east-1a"] },
      'networking.zones: is there twice, got "us-east-1a"; allowed: each value once',
    ],
    [
      "a NAT gateway in no zone",
      { natZones: ["us-east-1c"] },
      'networking.natZones[0]: is no zone of the network, got "us-east-1c"; allowed: us-east-1a, us-east-1b',
    ],
    [
      "a NAT gateway twice",
      { natZones: ["us-east-1a", "us-east-1a"] },
      'networking.natZones: is there twice, got "us-east-1a"; allowed: each value once',
    ],
    [
      "a gateway endpoint twice",
      { gatewayEndpoints: ["s3", "s3"] },
      'networking.gatewayEndpoints: is there twice, got "s3"; allowed: each value once',
    ],
    [
      "an interface endpoint twice",
      { interfaceEndpoints: ["sts", "sts"] },
      'networking.interfaceEndpoints: is there twice, got "sts"; allowed: each value once',
    ],
    ...["s3", "dynamodb", "com.amazonaws us", ""].map((service): [string, Partial<NetworkingProps>, string] => [
      `an interface endpoint of ${service || "nothing"}`,
      { interfaceEndpoints: ["sts", service] },
      `networking.interfaceEndpoints[1]: is no interface endpoint, got "${service}"; allowed: a service's short name, such as ecr.api`,
    ]),
    ...["10.0.0.0", "10.0.1.0/16", "10.0.0.0/15", "10.0.0.0/29"].map((cidr): [string, Partial<NetworkingProps>, string] => [
      `${cidr} as range of a VPC`,
      { cidr },
      `networking.cidr: is no range for a VPC, got "${cidr}"; allowed: the first address of a /16 to /28`,
    ]),
    [
      "a retention that CloudWatch Logs does not have",
      { flowLogs: { retentionDays: 366 } },
      "networking.flowLogs.retentionDays: is no retention of CloudWatch Logs, got 366; allowed: 1, 3, 5, 7,",
    ],
    ["too few bits", { subnetBits: 4 }, "networking.subnetBits: is out of range, got 4; allowed: 5 to 12"],
    ["too many bits", { subnetBits: 13 }, "networking.subnetBits: is out of range, got 13; allowed: 5 to 12"],
    [
      "a range that no number of bits divides",
      { cidr: "10.0.0.0/24" },
      'networking.cidr: has no room for computed subnets of /28 or larger, got "10.0.0.0/24"; allowed: a /23 or larger with subnetBits: 5, or subnets that name every block',
    ],
    [
      "bits that leave no addresses",
      { cidr: "10.0.0.0/20", subnetBits: 9 },
      "networking.subnetBits: makes subnets of /29, got 9; allowed: at most 8: the smallest subnet is /28",
    ],
    ...(["public", "private"] as const).map((tier): [string, Partial<NetworkingProps>, string] => [
      `a zone without its ${tier} subnet`,
      { subnets: { ...explicit, [tier]: { "us-east-1b": "10.0.30.0/24" } } },
      `networking.subnets.${tier}.us-east-1a: is missing; allowed: a CIDR block for every zone`,
    ]),
    [
      "a subnet of an unknown zone",
      { subnets: { database: { "us-east-1c": "10.0.30.0/24" } } },
      'networking.subnets.database.us-east-1c: is no zone of the network, got "us-east-1c"; allowed: us-east-1a, us-east-1b',
    ],
    ...["10.0.30.0/29", "10.0.30.1/24", "x"].map((block): [string, Partial<NetworkingProps>, string] => [
      `${block} as range of a subnet`,
      { subnets: { database: { "us-east-1a": block } } },
      `networking.subnets.database.us-east-1a: is no range for a subnet, got "${block}"; allowed: the first address of a /16 to /28`,
    ]),
    [
      "a subnet outside the VPC",
      { subnets: { database: { "us-east-1a": "10.1.0.0/24" } } },
      'networking.subnets.database.us-east-1a: is outside the VPC, got "10.1.0.0/24"; allowed: a block in 10.0.0.0/16',
    ],
    [
      "subnets that overlap",
      { subnets: { database: { "us-east-1a": "10.0.10.0/25" } } },
      'networking.subnets.database.us-east-1a: overlaps private.us-east-1a, got "10.0.10.0/25"; allowed: a block of its own',
    ],
  ])("is refused at once: %s", (_, overrides, message) => {
    expect(() => synthNetworking(overrides)).toThrow(message);
  });

  it.each<[string, Partial<NetworkingProps>]>([
    ["the longest name", { name: "n".repeat(54) }],
    ["the smallest computed subnets", { cidr: "10.0.0.0/20" }],
    ["a small range with explicit subnets", { cidr: "10.0.0.0/24", subnets: small(), natZones: [] }],
    ["the fewest bits", { subnetBits: 5 }],
    ["one zone", { zones: zones.slice(0, 1) }],
  ])("is not %s", (_, overrides) => {
    expect(() => synthNetworking(overrides)).not.toThrow();
  });
});

describe("a range that only Terraform knows", () => {
  it("passes with explicit subnets", () => {
    const json = synthNetworking((stack) => ({
      cidr: new TerraformVariable(stack, "range", { type: "string" }).stringValue,
      subnets: { ...explicit, database: { "us-east-1a": new TerraformVariable(stack, "block", { type: "string" }).stringValue } },
    }));
    expect(resourceAt(json, "aws_vpc.networking_vpc").cidr_block).toBe(`\${var.range}`);
    expect(resourceAt(json, "aws_subnet.networking_database-a").cidr_block).toBe(`\${var.block}`);
  });

  it("cannot be divided", () => {
    const divide = () =>
      synthNetworking((stack) => ({ cidr: new TerraformVariable(stack, "range", { type: "string" }).stringValue }));
    expect(divide).toThrow(
      "networking.cidr: is known to Terraform only, so no subnet can be computed; allowed: a literal block, or explicit subnets",
    );
  });
});

function small(): NonNullable<NetworkingProps["subnets"]> {
  return {
    public: { "us-east-1a": "10.0.0.0/28", "us-east-1b": "10.0.0.16/28" },
    private: { "us-east-1a": "10.0.0.64/26", "us-east-1b": "10.0.0.128/26" },
  };
}
