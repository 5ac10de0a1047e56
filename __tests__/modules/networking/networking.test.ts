import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Networking, type NetworkingProps } from "../../../modules/networking";
import { addressesOf, onlyResource, resourceAt, resourcesOf } from "../../support/resources";
import { synthModule } from "../../support/synth-module";
import { networkingWith, ref, synthNetworking, zones } from "./synth-networking";

const natOf = (json: string, letter: string) =>
  resourcesOf(json).aws_route?.[`networking_private-${letter}-internet`]?.nat_gateway_id;

const cidrsOf = (json: string) =>
  Object.fromEntries(
    Object.entries(resourcesOf(json).aws_subnet ?? {}).map(([name, { cidr_block }]) => [
      name.replace("networking_", ""),
      cidr_block,
    ]),
  );

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

  it("resolves names of services and of its own machines", () => {
    expect(onlyResource(synthNetworking(), "aws_vpc")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: "debtflow-staging" },
    });
  });

  it("gives nothing a public address by itself, unless asked", () => {
    expect(resourceAt(synthNetworking(), "aws_subnet.networking_public-a")).toMatchObject({ map_public_ip_on_launch: false });
    expect(resourceAt(synthNetworking({ publicIpOnLaunch: true }), "aws_subnet.networking_public-a")).toMatchObject({
      map_public_ip_on_launch: true,
    });
    expect(resourceAt(synthNetworking({ publicIpOnLaunch: true }), "aws_subnet.networking_private-a")).not.toHaveProperty(
      "map_public_ip_on_launch",
    );
  });

  it("tags subnets for the load balancers that belong there", () => {
    const json = synthNetworking({ subnets: { database: "computed" } });
    expect(resourceAt(json, "aws_subnet.networking_public-a").tags).toEqual({
      Name: "debtflow-staging-public-a",
      "kubernetes.io/role/elb": "1",
    });
    expect(resourceAt(json, "aws_subnet.networking_private-b").tags).toEqual({
      Name: "debtflow-staging-private-b",
      "kubernetes.io/role/internal-elb": "1",
    });
    expect(resourceAt(json, "aws_subnet.networking_database-b").tags).toEqual({ Name: "debtflow-staging-database-b" });
  });

  it("shows Karpenter the private subnets and no other", () => {
    const json = synthNetworking({ karpenterCluster: "debtflow-staging", subnets: { database: "computed" } });
    const found = Object.entries(resourcesOf(json).aws_subnet ?? {}).filter(
      ([, { tags }]) => (tags as Record<string, string>)["karpenter.sh/discovery"] === "debtflow-staging",
    );
    expect(found.map(([name]) => name)).toEqual(["networking_private-a", "networking_private-b"]);
  });

  it("takes every rule from the default security group, and keeps it so", () => {
    expect(onlyResource(synthNetworking(), "aws_default_security_group")).toMatchObject({
      vpc_id: ref("aws_vpc.networking_vpc.id"),
      ingress: [],
      egress: [],
    });
  });
});

describe("zones and NAT gateways", () => {
  const kept = ["aws_vpc", "aws_subnet", "aws_route_table", "aws_route_table_association"];

  it.each([
    ["in front", ["us-east-1b", "us-east-1c"], ["us-east-1a", "us-east-1b", "us-east-1c"]],
    ["in the middle", ["us-east-1a", "us-east-1c"], ["us-east-1a", "us-east-1b", "us-east-1c"]],
    ["in another order", ["us-east-1a", "us-east-1b"], ["us-east-1d", "us-east-1b", "us-east-1a"]],
  ])("come %s without moving a subnet", (_, before, after) => {
    const subnets = { database: "computed" } as const;
    const old = resourcesOf(synthNetworking({ zones: before, natZones: before, subnets }));
    const now = resourcesOf(synthNetworking({ zones: after, natZones: after, subnets }));
    for (const type of [...kept, "aws_route", "aws_nat_gateway", "aws_eip"]) {
      const names = Object.keys(old[type] ?? {});
      expect(names.length).toBeGreaterThan(0);
      expect(Object.fromEntries(names.map((name) => [name, now[type]?.[name]]))).toEqual(old[type]);
    }
    expect(Object.keys(now.aws_subnet ?? {})).toHaveLength(9);
  });

  it.each([
    ["one more", zones, "networking_nat-a", "networking_nat-b"],
    ["another one", ["us-east-1b"], "networking_nat-b", "networking_nat-b"],
  ])("change routes and nothing of subnets for %s", (_, natZones, ofA, ofB) => {
    const before = synthNetworking();
    const after = synthNetworking({ natZones });
    for (const type of kept) {
      expect(resourcesOf(after)[type]).toEqual(resourcesOf(before)[type]);
    }
    expect(Object.keys(resourcesOf(after).aws_route ?? {})).toEqual(Object.keys(resourcesOf(before).aws_route ?? {}));
    expect([natOf(before, "a"), natOf(before, "b")]).toEqual(Array(2).fill(ref("aws_nat_gateway.networking_nat-a.id")));
    expect([natOf(after, "a"), natOf(after, "b")]).toEqual([ofA, ofB].map((nat) => ref(`aws_nat_gateway.${nat}.id`)));
  });

  it("serve the other zones from the first that is named", () => {
    const json = synthNetworking({
      zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
      natZones: ["us-east-1c", "us-east-1a"],
    });
    expect(["a", "b", "c"].map((letter) => natOf(json, letter))).toEqual(
      ["a", "c", "c"].map((letter) => ref(`aws_nat_gateway.networking_nat-${letter}.id`)),
    );
  });

  it("are one each by default", () => {
    const json = synthModule((stack) => {
      new Networking(stack, "networking", { name: "shop", region: "us-east-1", cidr: "10.0.0.0/16", zones });
    });
    expect(Object.keys(resourcesOf(json).aws_nat_gateway ?? {})).toEqual(["networking_nat-a", "networking_nat-b"]);
  });

  it("lead nowhere where there is no gateway", () => {
    const json = synthNetworking({ natZones: [] });
    expect(resourcesOf(json).aws_nat_gateway).toBeUndefined();
    expect(resourcesOf(json).aws_eip).toBeUndefined();
    expect(Object.keys(resourcesOf(json).aws_route ?? {})).toEqual(["networking_public-internet"]);
  });

  it("stand in the public subnet of their zone, with an address, after the way to the internet", () => {
    expect(onlyResource(synthNetworking({ natZones: ["us-east-1b"] }), "aws_nat_gateway")).toEqual({
      allocation_id: ref("aws_eip.networking_nat-b-address.id"),
      subnet_id: ref("aws_subnet.networking_public-b.id"),
      tags: { Name: "debtflow-staging-nat-b" },
      depends_on: ["aws_route.networking_public-internet"],
    });
  });
});

describe("subnets", () => {
  const three = ["us-east-1a", "us-east-1b", "us-east-1c"];
  const byZone = (...cidrs: string[]) => Object.fromEntries(cidrs.map((cidr, at) => [three[at] ?? "", cidr]));

  it.each<[string, Partial<NetworkingProps>, Record<string, string>]>([
    [
      "three zones and two NAT gateways",
      {
        zones: three,
        natZones: three.slice(0, 2),
        subnets: {
          public: byZone("10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"),
          private: byZone("10.0.10.0/24", "10.0.20.0/24", "10.0.30.0/24"),
        },
      },
      {
        "public-a": "10.0.1.0/24",
        "public-b": "10.0.2.0/24",
        "public-c": "10.0.3.0/24",
        "private-a": "10.0.10.0/24",
        "private-b": "10.0.20.0/24",
        "private-c": "10.0.30.0/24",
      },
    ],
    [
      "public blocks above the private ones",
      { subnets: { public: byZone("10.0.101.0/24", "10.0.102.0/24"), private: byZone("10.0.1.0/24", "10.0.2.0/24") } },
      { "public-a": "10.0.101.0/24", "public-b": "10.0.102.0/24", "private-a": "10.0.1.0/24", "private-b": "10.0.2.0/24" },
    ],
    [
      "database subnets in three zones",
      { zones: three, subnets: { database: "computed" } },
      {
        "public-a": "10.0.0.0/24",
        "public-b": "10.0.1.0/24",
        "public-c": "10.0.2.0/24",
        "private-a": "10.0.10.0/24",
        "private-b": "10.0.11.0/24",
        "private-c": "10.0.12.0/24",
        "database-a": "10.0.20.0/24",
        "database-b": "10.0.21.0/24",
        "database-c": "10.0.22.0/24",
      },
    ],
    [
      "explicit public blocks beside computed private ones",
      { subnets: { public: byZone("10.0.1.0/24", "10.0.2.0/24") } },
      { "public-a": "10.0.1.0/24", "public-b": "10.0.2.0/24", "private-a": "10.0.10.0/24", "private-b": "10.0.11.0/24" },
    ],
    [
      "wider computed blocks",
      { subnetBits: 5 },
      { "public-a": "10.0.0.0/21", "public-b": "10.0.8.0/21", "private-a": "10.0.80.0/21", "private-b": "10.0.88.0/21" },
    ],
  ])("can be %s", (_, overrides, expected) => {
    expect(cidrsOf(synthNetworking(overrides))).toEqual(expected);
  });

  it("stand in their zone", () => {
    expect(resourceAt(synthNetworking(), "aws_subnet.networking_private-b").availability_zone).toBe("us-east-1b");
  });

  it("of databases have a table without a way to the internet", () => {
    const json = synthNetworking({ subnets: { database: "computed" } });
    expect(resourceAt(json, "aws_route_table_association.networking_database-b-association")).toEqual({
      subnet_id: ref("aws_subnet.networking_database-b.id"),
      route_table_id: ref("aws_route_table.networking_database-routes.id"),
    });
    const tables = Object.values(resourcesOf(json).aws_route ?? {}).map((route) => route.route_table_id);
    expect(tables).toHaveLength(3);
    expect(tables).not.toContain(ref("aws_route_table.networking_database-routes.id"));
  });

  it("of databases may cover fewer zones, and are the private ones where there are none", () => {
    const without = networkingWith();
    const own = networkingWith({ subnets: { database: { "us-east-1b": "10.0.30.0/24" } } });
    expect(without.dataSubnets).toBe(without.privateSubnets);
    expect(Object.keys(own.dataSubnets)).toEqual(["us-east-1b"]);
  });
});

describe("what others build on", () => {
  const network = networkingWith({ zones: ["us-east-1c", "us-east-1a"], natZones: ["us-east-1c"], interfaceEndpoints: ["sts"] });

  it("has subnets and their ranges by zone, sorted", () => {
    expect(Object.keys(network.privateSubnets)).toEqual(["us-east-1a", "us-east-1c"]);
    expect(network.cidrs.public).toEqual({ "us-east-1a": "10.0.0.0/24", "us-east-1c": "10.0.2.0/24" });
  });

  it("has the addresses that others see, by zone", () => {
    expect(Object.keys(network.natGateways)).toEqual(["us-east-1c"]);
    expect(Object.keys(network.natAddresses)).toEqual(["us-east-1c"]);
  });

  it("has a route table for all public subnets and one for each private one", () => {
    expect(network.routeTables).toMatchObject({ public: { length: 1 }, private: { length: 2 }, database: { length: 0 } });
  });

  it("has no group, log or prefix list of what was left out", () => {
    const bare = networkingWith({ gatewayEndpoints: ["dynamodb"] });
    expect([bare.endpointSecurityGroup, bare.flowLogGroup, bare.s3PrefixListId]).toEqual([undefined, undefined, undefined]);
    expect(network.s3PrefixListId).toBeDefined();
    expect(network.endpointSecurityGroup).toBeDefined();
  });
});

describe("flow logs", () => {
  const json = synthNetworking({ flowLogs: { retentionDays: 365 } });

  it("record all traffic, for as long as asked", () => {
    expect(json).toHaveResourceWithProperties(FlowLog, { traffic_type: "ALL", max_aggregation_interval: 600 });
    expect(onlyResource(json, "aws_cloudwatch_log_group")).toEqual({
      name: "/aws/vpc/debtflow-staging/flow-logs",
      retention_in_days: 365,
    });
  });

  it("record what they are told, every minute, under a customer managed key", () => {
    const told = synthNetworking((stack) => ({
      flowLogs: { retentionDays: 30, traffic: "REJECT", aggregationSeconds: 60, encryptionKey: new KmsKey(stack, "key") },
    }));
    expect(told).toHaveResourceWithProperties(FlowLog, { traffic_type: "REJECT", max_aggregation_interval: 60 });
    expect(onlyResource(told, "aws_cloudwatch_log_group")).toMatchObject({ kms_key_id: ref("aws_kms_key.key.arn") });
  });

  it("are written by a role that may write there and nowhere else", () => {
    const { policy } = onlyResource(json, "aws_iam_role_policy");
    const group = ref("aws_cloudwatch_log_group.networking_flow-logs.arn");
    expect(JSON.parse(String(policy)).Statement).toEqual([
      {
        Sid: "WriteLog",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [group, `${group}:*`],
      },
      // Listing takes no resource.
      { Sid: "FindLog", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: ["*"] },
    ]);
  });

  it("are written for this account and region only", () => {
    const owner = ref("aws_vpc.networking_vpc.owner_id");
    const [statement, ...others] = JSON.parse(String(onlyResource(json, "aws_iam_role").assume_role_policy)).Statement;
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Principal: { Service: ["vpc-flow-logs.amazonaws.com"] },
      Condition: {
        StringEquals: { "aws:SourceAccount": [owner] },
        ArnLike: { "aws:SourceArn": [`arn:*:ec2:us-east-1:${owner}:vpc-flow-log/*`] },
      },
    });
  });

  it("wait for that role's policy, and are off unless asked for", () => {
    expect(onlyResource(json, "aws_flow_log").depends_on).toEqual(["aws_iam_role_policy.networking_flow-logs-policy"]);
    expect(resourcesOf(synthNetworking()).aws_flow_log).toBeUndefined();
  });
});
