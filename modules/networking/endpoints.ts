import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type ZoneCidrs, zoneLetter } from "../../lib/subnets";
import type { Construct } from "../../lib/terraform";
import type { ZoneSubnets } from "./networking";

/** Services that are reached through a route. */
export type GatewayService = "s3" | "dynamodb";

/** Endpoint of each service, such as `s3` or `ecr.api`. */
export type Endpoints = Readonly<Record<string, VpcEndpoint>>;

interface Place {
  readonly name: string;
  readonly region: string;
  readonly vpc: Vpc;
}

/** Routes to services of the region that do not pass a NAT gateway, by service. */
export function addGatewayEndpoints(
  scope: Construct,
  props: Place & { readonly services: readonly GatewayService[]; readonly routeTables: readonly RouteTable[] },
): Endpoints {
  const { name, region, vpc, services, routeTables } = props;
  return Object.fromEntries(
    services.map((service) => [
      service,
      new VpcEndpoint(scope, `endpoint-${service}`, {
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: "Gateway",
        routeTableIds: routeTables.map((table) => table.id),
        tags: { Name: `${name}-${service}` },
      }),
    ]),
  );
}

/** Private addresses of services, open to the private subnets, and the group that guards them: none without services. */
export function addInterfaceEndpoints(
  scope: Construct,
  props: Place & { readonly services: readonly string[]; readonly subnets: ZoneSubnets; readonly clientCidrs: ZoneCidrs },
): { readonly group: SecurityGroup | undefined; readonly endpoints: Endpoints } {
  const { name, region, vpc, services, subnets, clientCidrs } = props;
  if (services.length === 0) {
    return { group: undefined, endpoints: {} };
  }
  const group = new SecurityGroup(scope, "endpoints", {
    name: `${name}-endpoints`,
    description: "AWS services at private addresses",
    vpcId: vpc.id,
    tags: { Name: `${name}-endpoints` },
  });
  for (const [zone, cidr] of Object.entries(clientCidrs)) {
    new VpcSecurityGroupIngressRule(scope, `endpoints-from-${zoneLetter(zone)}`, {
      securityGroupId: group.id,
      description: `TLS from the private subnet of ${zone}`,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: cidr,
    });
  }
  const endpoints = Object.fromEntries(
    services.map((service) => [
      service,
      new VpcEndpoint(scope, `endpoint-${service.replaceAll(".", "-")}`, {
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: "Interface",
        subnetIds: Object.values(subnets).map((subnet) => subnet.id),
        securityGroupIds: [group.id],
        privateDnsEnabled: true,
        tags: { Name: `${name}-${service}` },
      }),
    ]),
  );
  return { group, endpoints };
}
