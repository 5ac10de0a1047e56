import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { dataTierOf, type SubnetLayout, type Tier, type ZoneCidrs, zoneLetter } from "../../lib/subnets";
import { Construct, type ITerraformDependable } from "../../lib/terraform";
import { checkedSubnets } from "./check";
import { addGatewayEndpoints, addInterfaceEndpoints, type Endpoints, type GatewayService } from "./endpoints";
import { addFlowLogs, type FlowLogSettings } from "./flow-logs";
import { addNetworkAcls } from "./network-acls";
import { addDatabaseRoutes, addPrivateRoutes, addPublicRoutes, type PrivateRoutes } from "./routes";

/** Subnet of each zone, such as `us-east-1a`, sorted by zone. */
export type ZoneSubnets = Readonly<Record<string, Subnet>>;

export interface NetworkingProps {
  /** Prefix of `Name` tags, roles and logs, such as `debtflow-staging`. */
  readonly name: string;
  /** Region of the zones, such as `us-east-1`. */
  readonly region: string;
  /** Address range of the VPC, /16 to /28. Changing it replaces everything. */
  readonly cidr: string;
  /** Availability zones, such as `us-east-1a`; at least one. Adding or removing one touches no other. */
  readonly zones: readonly string[];
  /** CIDR blocks by zone. Changing one replaces that subnet. @default - computed for public and private, no database subnets */
  readonly subnets?: SubnetLayout["subnets"];
  /** Bits that a computed subnet adds to the VPC's prefix: 5 to 12. @default 8 */
  readonly subnetBits?: number;
  /** Zones with a NAT gateway; the others route through the first of them. Empty: no way out. @default - every zone */
  readonly natZones?: readonly string[];
  /** Endpoints in the route tables, which cost nothing. @default ["s3", "dynamodb"] */
  readonly gatewayEndpoints?: readonly GatewayService[];
  /** Services reached at private addresses, such as `ecr.api`; each is billed per zone. @default - none */
  readonly interfaceEndpoints?: readonly string[];
  /** @default - no flow logs */
  readonly flowLogs?: FlowLogSettings;
  /** Stateless network ACLs beside the security groups, one per kind of subnet. @default false */
  readonly networkAcls?: boolean;
  /** Public addresses for whatever starts in a public subnet. @default false */
  readonly publicIpOnLaunch?: boolean;
  /** Cluster whose Karpenter starts nodes in the private subnets, which it finds by a tag. @default - no such tag */
  readonly karpenterCluster?: string;
}

const loadBalancerTags: Readonly<Record<Tier, Readonly<Record<string, string>>>> = {
  public: { "kubernetes.io/role/elb": "1" },
  private: { "kubernetes.io/role/internal-elb": "1" },
  database: {},
};

/**
 * A VPC with public, private and, if asked for, database subnets in any number of zones, and their ways out.
 *
 * Everything in a zone is named by the zone's letter, and has a route table of its own where it is private: zones and NAT
 * gateways come and go without replacing a subnet.
 *
 * @throws ConfigurationError on what AWS would refuse late: zones, ranges, endpoints or names that do not fit
 */
export class Networking extends Construct {
  readonly vpc: Vpc;
  readonly publicSubnets: ZoneSubnets;
  readonly privateSubnets: ZoneSubnets;
  /** Empty where there are none of their own. */
  readonly databaseSubnets: ZoneSubnets;
  /** CIDR blocks of each kind of subnet, by zone. */
  readonly cidrs: Readonly<Record<Tier, ZoneCidrs>>;
  /** NAT gateway of each zone that has one. */
  readonly natGateways: Readonly<Record<string, NatGateway>>;
  /** Public address of each NAT gateway, by zone: what others see of the private subnets. */
  readonly natAddresses: Readonly<Record<string, string>>;
  /** Route tables of each kind of subnet; of the private ones, one per zone. */
  readonly routeTables: Readonly<Record<Tier, readonly RouteTable[]>>;
  /** What nodes in the private subnets reach others by: routes, theirs and those of the NAT gateways, and endpoints. */
  readonly privateWays: readonly ITerraformDependable[];
  readonly gatewayEndpoints: Endpoints;
  readonly interfaceEndpoints: Endpoints;
  /** Group of the interface endpoints, where there are any. */
  readonly endpointSecurityGroup: SecurityGroup | undefined;
  /** Prefix list of S3 in this region for security group rules, where there is a gateway endpoint. */
  readonly s3PrefixListId: string | undefined;
  /** Where flow logs go, where there are any. */
  readonly flowLogGroup: CloudwatchLogGroup | undefined;

  constructor(scope: Construct, id: string, props: NetworkingProps) {
    super(scope, id);
    this.cidrs = checkedSubnets(this.node.path, props);

    this.vpc = new Vpc(this, "vpc", {
      cidrBlock: props.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: props.name },
    });
    // Taken over without a rule: what forgets to name its group reaches nothing.
    new DefaultSecurityGroup(this, "default", {
      vpcId: this.vpc.id,
      ingress: [],
      egress: [],
      tags: { Name: `${props.name}-default` },
    });
    const internet = new InternetGateway(this, "internet", { vpcId: this.vpc.id, tags: { Name: `${props.name}-igw` } });

    this.publicSubnets = this.addSubnets("public", props);
    this.privateSubnets = this.addSubnets("private", props);
    this.databaseSubnets = this.addSubnets("database", props);

    const publicRoutes = addPublicRoutes(this, { ...props, vpc: this.vpc, internet, subnets: this.publicSubnets });
    const privateRoutes: PrivateRoutes = addPrivateRoutes(this, {
      name: props.name,
      natZones: props.natZones ?? props.zones,
      vpc: this.vpc,
      publicSubnets: this.publicSubnets,
      privateSubnets: this.privateSubnets,
      publicRoute: publicRoutes.route,
    });
    this.natGateways = privateRoutes.natGateways;
    this.natAddresses = privateRoutes.natAddresses;
    const databaseRoutes = addDatabaseRoutes(this, { name: props.name, vpc: this.vpc, subnets: this.databaseSubnets });
    this.routeTables = { public: [publicRoutes.table], private: privateRoutes.tables, database: databaseRoutes };

    this.gatewayEndpoints = addGatewayEndpoints(this, {
      name: props.name,
      region: props.region,
      vpc: this.vpc,
      services: props.gatewayEndpoints ?? ["s3", "dynamodb"],
      routeTables: [...privateRoutes.tables, ...databaseRoutes],
    });
    this.s3PrefixListId = this.gatewayEndpoints.s3?.prefixListId;
    const privately = addInterfaceEndpoints(this, {
      name: props.name,
      region: props.region,
      vpc: this.vpc,
      services: props.interfaceEndpoints ?? [],
      subnets: this.privateSubnets,
      clientCidrs: this.cidrs.private,
    });
    this.interfaceEndpoints = privately.endpoints;
    this.endpointSecurityGroup = privately.group;
    this.privateWays = [
      ...publicRoutes.ways,
      ...privateRoutes.ways,
      ...Object.values(this.gatewayEndpoints),
      ...Object.values(this.interfaceEndpoints),
    ];
    this.flowLogGroup =
      props.flowLogs && addFlowLogs(this, { name: props.name, region: props.region, vpc: this.vpc, settings: props.flowLogs });
    if (props.networkAcls ?? false) {
      addNetworkAcls(this, {
        name: props.name,
        vpc: this.vpc,
        subnets: { public: this.publicSubnets, private: this.privateSubnets, database: this.databaseSubnets },
      });
    }
  }

  /** Where databases and caches go: subnets of their own, or else the private ones. */
  get dataSubnets(): ZoneSubnets {
    const tiers = { public: this.publicSubnets, private: this.privateSubnets, database: this.databaseSubnets };
    return tiers[dataTierOf(tiers)];
  }

  private addSubnets(tier: Tier, props: NetworkingProps): ZoneSubnets {
    const { name, zones, publicIpOnLaunch = false, karpenterCluster } = props;
    const cidrs = this.cidrs[tier];
    const discovery = tier === "private" && karpenterCluster !== undefined && { "karpenter.sh/discovery": karpenterCluster };
    return Object.fromEntries(
      zones.toSorted().flatMap((zone) => {
        const cidrBlock = cidrs[zone];
        if (cidrBlock === undefined) {
          return [];
        }
        const role = `${tier}-${zoneLetter(zone)}`;
        const subnet = new Subnet(this, role, {
          vpcId: this.vpc.id,
          cidrBlock,
          availabilityZone: zone,
          ...(tier === "public" && { mapPublicIpOnLaunch: publicIpOnLaunch }),
          tags: { Name: `${name}-${role}`, ...loadBalancerTags[tier], ...discovery },
        });
        return [[zone, subnet]];
      }),
    );
  }
}
