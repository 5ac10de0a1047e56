import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Networking, type NetworkingProps } from "../../../modules/networking";
import { addressesOf, onlyResource, resourceAt, resourcesOf } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const zones = ["us-east-1a", "us-east-1b"];

function synthNetworking(overrides: Partial<NetworkingProps> = {}): string {
  return synthModule((stack) => {
    const props = { name: "debtflow-staging", region: "us-east-1", cidr: "10.0.0.0/16", zones, natZones: ["us-east-1a"] };
    new Networking(stack, "networking", { ...props, ...overrides });
  });
}

/** Addresses and bodies of the resources of these types. */
function only(json: string, ...types: string[]): unknown {
  return Object.fromEntries(types.map((type) => [type, resourcesOf(json)[type]]));
}

const natOf = (json: string, letter: string) =>
  resourcesOf(json).aws_route?.[`networking_private-${letter}-internet`]?.nat_gateway_id;

describe("Networking", () => {
  it("is exactly this for the reference document's two zones", () => {
    const zone = (letter: string) => [
      `aws_route.networking_private-${letter}-internet`,
      `aws_route_table.networking_private-${letter}-routes`,
      `aws_route_table_association.networking_private-${letter}-association`,
      `aws_route_table_association.networking_public-${letter}-association`,
      `aws_subnet.networking_private-${letter}`,
      `aws_subnet.networking_public-${letter}`,
    ];
    expect(addressesOf(synthNetworking())).toEqual(
      [
        "aws_default_security_group.networking_default",
        "aws_eip.networking_nat-a-address",
        "aws_internet_gateway.networking_internet",
        "aws_nat_gateway.networking_nat-a",
        "aws_route.networking_public-internet",
        "aws_route_table.networking_public-routes",
        "aws_vpc.networking_vpc",
        "aws_vpc_endpoint.networking_endpoint-dynamodb",
        "aws_vpc_endpoint.networking_endpoint-s3",
        ...zone("a"),
        ...zone("b"),
      ].sort(),
    );
  });

  it("gives nothing a public address by itself, unless asked", () => {
    expect(resourceAt(synthNetworking(), "aws_subnet.networking_public-a")).toMatchObject({ map_public_ip_on_launch: false });
    expect(resourceAt(synthNetworking({ publicIpOnLaunch: true }), "aws_subnet.networking_public-a")).toMatchObject({
      map_public_ip_on_launch: true,
    });
  });

  it("tags subnets for the load balancers that belong there", () => {
    const json = synthNetworking();
    expect(resourceAt(json, "aws_subnet.networking_public-a").tags).toEqual({
      Name: "debtflow-staging-public-a",
      "kubernetes.io/role/elb": "1",
    });
    expect(resourceAt(json, "aws_subnet.networking_private-b").tags).toEqual({
      Name: "debtflow-staging-private-b",
      "kubernetes.io/role/internal-elb": "1",
    });
  });

  it("takes every rule from the default security group", () => {
    expect(synthNetworking()).toHaveResourceWithProperties(DefaultSecurityGroup, {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
      vpc_id: "${aws_vpc.networking_vpc.id}",
    });
    expect(Object.keys(onlyResource(synthNetworking(), "aws_default_security_group"))).not.toContain("ingress");
  });
});

describe("zones and NAT gateways", () => {
  const subnetTypes = ["aws_subnet", "aws_route_table", "aws_route_table_association"];

  it("come without moving a subnet, also in the middle", () => {
    const before = resourcesOf(synthNetworking({ zones: ["us-east-1a", "us-east-1c"] }));
    const after = resourcesOf(synthNetworking({ zones: ["us-east-1a", "us-east-1b", "us-east-1c"] }));
    for (const type of subnetTypes) {
      expect(after[type]).toMatchObject(before[type] ?? {});
    }
    expect(Object.keys(after.aws_subnet ?? {})).toHaveLength(6);
  });

  it("change routes and nothing of subnets", () => {
    const one = synthNetworking();
    const two = synthNetworking({ natZones: zones });
    expect(only(two, ...subnetTypes)).toEqual(only(one, ...subnetTypes));
    expect(natOf(one, "b")).toContain("networking_nat-a");
    expect(natOf(two, "b")).toContain("networking_nat-b");
  });

  it("are one each by default", () => {
    const { natZones: _, ...rest } = { natZones: [] };
    const json = synthModule((stack) => {
      new Networking(stack, "networking", { name: "shop", region: "us-east-1", cidr: "10.0.0.0/16", zones, ...rest });
    });
    expect(Object.keys(resourcesOf(json).aws_nat_gateway ?? {})).toEqual(["networking_nat-a", "networking_nat-b"]);
  });

  it("lead nowhere where there is no gateway", () => {
    const json = synthNetworking({ natZones: [] });
    expect(resourcesOf(json).aws_nat_gateway).toBeUndefined();
    expect(Object.keys(resourcesOf(json).aws_route ?? {})).toEqual(["networking_public-internet"]);
  });

  it("wait for the way to the internet", () => {
    expect(onlyResource(synthNetworking(), "aws_nat_gateway").depends_on).toEqual(["aws_route.networking_public-internet"]);
  });
});

describe("subnets", () => {
  it("stand where they are told to", () => {
    const json = synthNetworking({
      subnets: {
        public: { "us-east-1a": "10.0.101.0/24", "us-east-1b": "10.0.102.0/24" },
        private: { "us-east-1a": "10.0.1.0/24", "us-east-1b": "10.0.2.0/24" },
      },
    });
    expect(resourceAt(json, "aws_subnet.networking_public-b").cidr_block).toBe("10.0.102.0/24");
    expect(resourceAt(json, "aws_subnet.networking_private-b").cidr_block).toBe("10.0.2.0/24");
  });

  it("of databases have a table without a way to the internet", () => {
    const json = synthNetworking({ subnets: { database: "computed" } });
    expect(resourceAt(json, "aws_subnet.networking_database-b").cidr_block).toBe("10.0.21.0/24");
    expect(resourceAt(json, "aws_route_table_association.networking_database-b-association").route_table_id).toContain(
      "database-routes",
    );
    expect(Object.keys(resourcesOf(json).aws_route ?? {}).filter((name) => name.includes("database"))).toEqual([]);
  });

  it("of databases may cover fewer zones, and are the private ones where there are none", () => {
    synthModule((stack) => {
      const props = { name: "shop", region: "us-east-1", cidr: "10.0.0.0/16", zones };
      const without = new Networking(stack, "without", props);
      const own = new Networking(stack, "own", { ...props, subnets: { database: { "us-east-1b": "10.0.30.0/24" } } });
      expect(without.dataSubnets).toBe(without.privateSubnets);
      expect(Object.keys(own.dataSubnets)).toEqual(["us-east-1b"]);
    });
  });
});

describe("endpoints", () => {
  it("of S3 and DynamoDB are in every private route table", () => {
    const { route_table_ids: tables, service_name: service } = resourceAt(
      synthNetworking(),
      "aws_vpc_endpoint.networking_endpoint-s3",
    );
    expect(service).toBe("com.amazonaws.us-east-1.s3");
    expect(tables).toEqual([
      // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
      "${aws_route_table.networking_private-a-routes.id}",
      "${aws_route_table.networking_private-b-routes.id}",
      // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    ]);
  });

  it("at private addresses answer the private subnets on 443, and nobody else", () => {
    const json = synthNetworking({ interfaceEndpoints: ["ecr.api", "sts"] });
    expect(json).toHaveResourceWithProperties(VpcEndpoint, {
      service_name: "com.amazonaws.us-east-1.ecr.api",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
    });
    const rules = Object.values(resourcesOf(json).aws_vpc_security_group_ingress_rule ?? {});
    expect(rules.map(({ cidr_ipv4, from_port, to_port }) => [cidr_ipv4, from_port, to_port])).toEqual([
      ["10.0.10.0/24", 443, 443],
      ["10.0.11.0/24", 443, 443],
    ]);
  });

  it("can be left out", () => {
    expect(resourcesOf(synthNetworking({ gatewayEndpoints: [] })).aws_vpc_endpoint).toBeUndefined();
  });
});

describe("flow logs", () => {
  const json = synthNetworking({ flowLogs: { retentionDays: 365 } });

  it("record all traffic, for as long as asked", () => {
    expect(json).toHaveResourceWithProperties(FlowLog, { traffic_type: "ALL", max_aggregation_interval: 600 });
    expect(onlyResource(json, "aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/vpc/debtflow-staging/flow-logs",
      retention_in_days: 365,
    });
  });

  it("are written by a role that may write there and nowhere else", () => {
    const { policy } = onlyResource(json, "aws_iam_role_policy");
    const [statement, ...others] = JSON.parse(String(policy)).Statement;
    expect(others).toEqual([]);
    expect(statement.Resource).toEqual([
      // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
      "${aws_cloudwatch_log_group.networking_flow-logs.arn}",
      "${aws_cloudwatch_log_group.networking_flow-logs.arn}:*",
      // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    ]);
  });
});

describe("network ACLs", () => {
  const json = synthNetworking({ networkAcls: true, subnets: { database: "computed" } });
  const ofTier = (tier: string) =>
    Object.entries(resourcesOf(json).aws_network_acl_rule ?? {})
      .filter(([name]) => name.startsWith(`networking_${tier}-acl-`))
      .map(
        ([, { egress, protocol, from_port, cidr_block }]) =>
          `${egress ? "out" : "in"} ${protocol} ${from_port ?? "all"} ${cidr_block}`,
      );

  it("let web requests into public subnets, and everywhere the answers that come back", () => {
    expect(ofTier("public")).toEqual(
      expect.arrayContaining(["in tcp 80 0.0.0.0/0", "in tcp 443 0.0.0.0/0", "in tcp 1024 0.0.0.0/0"]),
    );
    expect(ofTier("private")).not.toContain("in tcp 443 0.0.0.0/0");
    expect(ofTier("private")).toContain("in tcp 1024 0.0.0.0/0");
  });

  it("keep databases within the VPC", () => {
    expect(ofTier("database").filter((rule) => rule.includes("0.0.0.0/0"))).toEqual([]);
    expect(ofTier("database")).toHaveLength(2);
  });

  it("number their rules once each", () => {
    const numbers = Object.entries(resourcesOf(json).aws_network_acl_rule ?? {}).map(
      ([name, { rule_number, egress }]) => `${name.split("-acl-")[0]} ${egress} ${rule_number}`,
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("are left to AWS's own by default", () => {
    expect(resourcesOf(synthNetworking()).aws_network_acl).toBeUndefined();
  });
});

describe("what AWS would refuse late", () => {
  it.each<[string, Partial<NetworkingProps>, string]>([
    [
      "a NAT gateway in no zone",
      { natZones: ["us-east-1c"] },
      'networking.natZones[0]: is no zone of the network, got "us-east-1c"; allowed: us-east-1a, us-east-1b',
    ],
    [
      "a zone twice",
      { zones: ["us-east-1a", "us-east-1a"] },
      'networking.zones: stands here twice, got "us-east-1a"; allowed: each value once',
    ],
    [
      "a range that is none",
      { cidr: "10.0.0.0" },
      'networking.cidr: is not an IPv4 CIDR block, got "10.0.0.0"; allowed: an address and a prefix',
    ],
    ["bits out of range", { subnetBits: 13 }, "networking.subnetBits: out of range, got 13; allowed: 5 to 12"],
    [
      "a subnet of an unknown zone",
      { subnets: { database: { "us-east-1c": "10.0.30.0/24" } } },
      'networking.subnets.database.us-east-1c: is no zone of the network, got "us-east-1c"',
    ],
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
});
