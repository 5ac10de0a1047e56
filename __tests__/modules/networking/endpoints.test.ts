import { resourceAt, resourcesOf } from "../../support/resources";
import { ref, synthNetworking } from "./synth-networking";

describe("gateway endpoints", () => {
  it.each(["s3", "dynamodb"])("of %s are in every route table of private and database subnets", (service) => {
    const json = synthNetworking({ subnets: { database: "computed" } });
    expect(resourceAt(json, `aws_vpc_endpoint.networking_endpoint-${service}`)).toMatchObject({
      service_name: `com.amazonaws.us-east-1.${service}`,
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["private-a", "private-b", "database"].map((table) =>
        ref(`aws_route_table.networking_${table}-routes.id`),
      ),
    });
  });

  it("can be left out", () => {
    expect(resourcesOf(synthNetworking({ gatewayEndpoints: [] })).aws_vpc_endpoint).toBeUndefined();
  });
});

describe("interface endpoints", () => {
  const json = synthNetworking({ interfaceEndpoints: ["ecr.api", "sts"], gatewayEndpoints: [] });

  it("stand in the private subnets, under the services' own names", () => {
    expect(Object.keys(resourcesOf(json).aws_vpc_endpoint ?? {})).toEqual([
      "networking_endpoint-ecr-api",
      "networking_endpoint-sts",
    ]);
    expect(resourceAt(json, "aws_vpc_endpoint.networking_endpoint-ecr-api")).toMatchObject({
      service_name: "com.amazonaws.us-east-1.ecr.api",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: [ref("aws_subnet.networking_private-a.id"), ref("aws_subnet.networking_private-b.id")],
      security_group_ids: [ref("aws_security_group.networking_endpoints.id")],
    });
  });

  it("answer the private subnets on 443, nobody else, and open no connection", () => {
    expect(resourcesOf(json).aws_vpc_security_group_ingress_rule).toEqual({
      "networking_endpoints-from-a": rule("us-east-1a", "10.0.10.0/24"),
      "networking_endpoints-from-b": rule("us-east-1b", "10.0.11.0/24"),
    });
    expect(resourcesOf(json).aws_vpc_security_group_egress_rule).toBeUndefined();
    expect(resourceAt(json, "aws_security_group.networking_endpoints")).not.toHaveProperty("egress");
  });

  it("need no group where there are none", () => {
    expect(resourcesOf(synthNetworking()).aws_security_group).toBeUndefined();
  });
});

function rule(zone: string, cidr: string) {
  return {
    security_group_id: ref("aws_security_group.networking_endpoints.id"),
    description: `TLS from the private subnet of ${zone}`,
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_ipv4: cidr,
  };
}
