import { z } from "zod";
import { leastSubnetBits, mostSubnetBits } from "../../lib/subnets";
import { cidr, exception, logRetentionDays, protection, zone } from "./common";

/** CIDR block of each zone's subnet. */
const subnetsByZone = z.record(zone, cidr);

export const network = z.strictObject({
  /** Address range of the VPC, /16 to /24; of a /24 `subnets` name every block. Changing it replaces everything in it. */
  cidr,
  /** Availability zones, at least the two that EKS asks for. One can be added or removed without touching the others. */
  zones: z.array(zone).min(2).readonly(),
  /** Address ranges of the subnets, where they are not computed. */
  subnets: z
    .strictObject({
      /** Subnets of load balancers and NAT gateways, by zone. Changing one replaces the subnet. @default - computed: document 004's layout, by the zone's letter */
      public: subnetsByZone.optional(),
      /** Subnets of nodes and pods, by zone. Changing one replaces the subnet. @default - computed */
      private: subnetsByZone.optional(),
      /** Subnets of their own for databases and caches; may cover fewer zones. @default - they share the private ones */
      database: z.union([z.literal("computed"), subnetsByZone]).optional(),
    })
    .prefault({}),
  /** Bits that a computed subnet adds to the VPC's prefix: 8 makes /24 of /16. */
  subnetBits: z.int().min(leastSubnetBits).max(mostSubnetBits).default(8),
  /** Zones with a NAT gateway; the others route through the first of them, and through nothing when the list is empty. @default - every zone */
  natZones: z.array(zone).readonly().optional(),
  /** Ways to AWS' own services that do not lead through a NAT gateway. */
  endpoints: z
    .strictObject({
      /** Gateway endpoints, which cost nothing. */
      gateway: z
        .array(z.enum(["s3", "dynamodb"]))
        .readonly()
        .default(["s3", "dynamodb"]),
      /** Interface endpoints by service, such as `ecr.api`; each is billed per zone. */
      interface: z
        .array(
          z.enum([
            "autoscaling",
            "ec2",
            "ecr.api",
            "ecr.dkr",
            "eks",
            "eks-auth",
            "elasticloadbalancing",
            "kms",
            "logs",
            "secretsmanager",
            "sqs",
            "ssm",
            "sts",
          ]),
        )
        .readonly()
        .default([]),
    })
    .prefault({}),
  /** Records of the VPC's traffic in CloudWatch. */
  flowLogs: protection({
    /** Days that CloudWatch keeps them: one of its own steps. */
    retentionDays: logRetentionDays.default(365),
    /** Which traffic is recorded. */
    traffic: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL"),
    /** Seconds of traffic that one record sums up. Changing it replaces the flow log. */
    aggregationSeconds: z.literal([60, 600]).default(600),
  }).prefault({ enabled: true }),
  /** Network ACLs beside the security groups: stateless, one per kind of subnet. */
  networkAcls: z.boolean().default(false),
  /** Public addresses for whatever starts in a public subnet. Load balancers and NAT gateways bring their own. */
  publicIpOnLaunch: exception,
});
