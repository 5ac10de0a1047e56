import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { mapValues } from "../../lib/records";
import { zoneLetter } from "../../lib/subnets";
import type { Construct, ITerraformDependable } from "../../lib/terraform";
import type { ZoneSubnets } from "./networking";

const anywhere = "0.0.0.0/0";

interface Place {
  readonly name: string;
  readonly vpc: Vpc;
}

/** One table for all public subnets: the internet gateway is the same for each. */
export function addPublicRoutes(
  scope: Construct,
  { name, vpc, internet, subnets }: Place & { readonly internet: InternetGateway; readonly subnets: ZoneSubnets },
): { readonly table: RouteTable; readonly route: Route; readonly ways: readonly ITerraformDependable[] } {
  const table = new RouteTable(scope, "public-routes", { vpcId: vpc.id, tags: { Name: `${name}-public` } });
  const route = new Route(scope, "public-internet", {
    routeTableId: table.id,
    destinationCidrBlock: anywhere,
    gatewayId: internet.id,
  });
  return { table, route, ways: [route, ...associate(scope, "public", subnets, () => table)] };
}

export interface PrivateRoutes {
  readonly tables: readonly RouteTable[];
  readonly natGateways: Readonly<Record<string, NatGateway>>;
  /** Public address of each NAT gateway, by zone. */
  readonly natAddresses: Readonly<Record<string, string>>;
  /** What makes traffic of the subnets leave them. */
  readonly ways: readonly ITerraformDependable[];
}

/** A table per private subnet, so that a zone gains or loses its NAT gateway by a change of one route. */
export function addPrivateRoutes(
  scope: Construct,
  props: Place & {
    readonly natZones: readonly string[];
    readonly publicSubnets: ZoneSubnets;
    readonly privateSubnets: ZoneSubnets;
    readonly publicRoute: Route;
  },
): PrivateRoutes {
  const { name, vpc, natZones, publicSubnets, privateSubnets, publicRoute } = props;
  const natGateways = Object.fromEntries(
    natZones.flatMap((zone) => {
      const subnet = publicSubnets[zone];
      return subnet === undefined
        ? []
        : [[zone, addNatGateway(scope, `${name}-nat-${zoneLetter(zone)}`, zone, subnet.id, publicRoute)]];
    }),
  );
  const fallback = natZones.map((zone) => natGateways[zone])[0];

  const routes: Route[] = [];
  const tables = mapValues(privateSubnets, (_, zone) => {
    const letter = zoneLetter(zone);
    const table = new RouteTable(scope, `private-${letter}-routes`, {
      vpcId: vpc.id,
      tags: { Name: `${name}-private-${letter}` },
    });
    const nat = natGateways[zone] ?? fallback;
    if (nat !== undefined) {
      const route = new Route(scope, `private-${letter}-internet`, {
        routeTableId: table.id,
        destinationCidrBlock: anywhere,
        natGatewayId: nat.id,
      });
      routes.push(route);
    }
    return table;
  });
  const associations = associate(scope, "private", privateSubnets, (zone) => tables[zone]);
  return {
    tables: Object.values(tables),
    natGateways,
    natAddresses: mapValues(natGateways, ({ publicIp }) => publicIp),
    ways: [...routes, ...associations],
  };
}

/** One table without any way out; none where there are no such subnets. */
export function addDatabaseRoutes(
  scope: Construct,
  { name, vpc, subnets }: Place & { readonly subnets: ZoneSubnets },
): RouteTable[] {
  if (Object.keys(subnets).length === 0) {
    return [];
  }
  const table = new RouteTable(scope, "database-routes", { vpcId: vpc.id, tags: { Name: `${name}-database` } });
  associate(scope, "database", subnets, () => table);
  return [table];
}

function addNatGateway(scope: Construct, name: string, zone: string, subnetId: string, publicRoute: Route): NatGateway {
  const id = `nat-${zoneLetter(zone)}`;
  const address = new Eip(scope, `${id}-address`, { domain: "vpc", tags: { Name: name } });
  return new NatGateway(scope, id, {
    allocationId: address.id,
    subnetId,
    tags: { Name: name },
    // A gateway without a way to the internet fails to start.
    dependsOn: [publicRoute],
  });
}

function associate(
  scope: Construct,
  tier: string,
  subnets: ZoneSubnets,
  tableOf: (zone: string) => RouteTable | undefined,
): RouteTableAssociation[] {
  return Object.entries(subnets).flatMap(([zone, subnet]) => {
    const table = tableOf(zone);
    return table === undefined
      ? []
      : new RouteTableAssociation(scope, `${tier}-${zoneLetter(zone)}-association`, {
          subnetId: subnet.id,
          routeTableId: table.id,
        });
  });
}
