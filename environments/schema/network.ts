import { z } from "zod";
import { cidr, exception, logRetentionDays, protection, zone } from "./common";

/** CIDR block of each zone's subnet. */
const subnetsByZone = z.record(zone, cidr);

export const network = z.strictObject({
  /** Address range of the VPC, /16 to /24. Changing it replaces everything in it. */
  cidr,
  /** Availability zones, at least the two that EKS asks for. One can be added or removed without touching the others. */
  zones: z.array(zone).min(2).readonly(),
  subnets: z
    .strictObject({
      /** @default - computed: 004's layout, by the zone's letter */
      public: subnetsByZone.optional(),
      /** @default - computed */
      private: subnetsByZone.optional(),
      /** Subnets of their own for databases and caches; may cover fewer zones. @default - they share the private ones */
      database: z.union([z.literal("computed"), subnetsByZone]).optional(),
    })
    .prefault({}),
  /** Bits that a computed subnet adds to the VPC's prefix: 8 makes /24 of /16. */
  subnetBits: z.int().min(5).max(12).default(8),
  /** Zones with a NAT gateway; the others route through the first of them, and through nothing when the list is empty. @default - every zone */
  natZones: z.array(zone).readonly().optional(),
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
  flowLogs: protection({
    retentionDays: logRetentionDays.default(365),
    traffic: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL"),
    aggregationSeconds: z.literal([60, 600]).default(600),
  }).prefault({ enabled: true }),
  /** Network ACLs beside the security groups: stateless, one per kind of subnet. */
  networkAcls: z.boolean().default(false),
  /** Public addresses for whatever starts in a public subnet. Load balancers and NAT gateways bring their own. */
  publicIpOnLaunch: exception,
});
