import { z } from "zod";
import { label, text } from "../../lib/schema";
import { dailyWindow, exception, logRetentionDays, protectedByDefault, protection, reason, weeklyWindow, zone } from "./common";

const databaseName = text(/^[a-z_][a-z0-9_]{0,62}$/, "is not a database name", "lower-case letters, digits and _, at most 63");

/** Engine parameters. Numbers are in the parameter's own unit: shared_buffers counts 8 kB pages, so 256 MB is 32768. */
const parameters = z
  .record(
    z.string(),
    text(/^(?!\s*\d+\s*(?:[kMGT]?B|[kMGT]i?|ms|min)\s*$).*$/i, "has a unit suffix", "a plain number in the parameter's own unit"),
  )
  .default({});

export const database = z.strictObject({
  /** PostgreSQL major version; minors follow by themselves. */
  engineVersion: z.enum(["14", "15", "16", "17", "18"]),
  /** ISO date until which an engine near its end of support is accepted. */
  endOfSupportAcceptedUntil: z.iso.date().optional(),
  /** Changing it replaces the instance and its data. @default - the environment's prefix */
  identifier: label.optional(),
  instanceClass: text(/^db\.[a-z0-9]+\.[a-z0-9]+$/, "is not an instance class", "such as db.t3.medium"),
  storageGib: z.int().min(20).max(65536),
  /** Storage grows by itself up to this. @default - four times storageGib */
  maxStorageGib: z.int().min(20).max(65536).optional(),
  /** Database that RDS creates. Changing it replaces the instance and its data. */
  name: databaseName,
  /** Further databases of the same instance, each with a login of its own, made from inside the cluster. */
  additionalNames: z.array(databaseName).readonly().default([]),
  /** Master user. Changing it replaces the instance and its data. */
  username: text(/^[a-z_][a-z0-9_]{0,62}$/, "is not a user name", "lower-case letters, digits and _, at most 63"),
  /** `generated`: made and kept in Secrets Manager. `rds`: RDS makes and rotates it. `random`: random_password, in the state as well. */
  password: z.enum(["generated", "rds", "random"]).default("generated"),
  /** A higher number makes a new master password. RDS rotates its own by itself. */
  passwordRotation: z.int().min(1).default(1),
  /** A standby in a second zone. */
  multiAz: protectedByDefault,
  /** @default - every zone that has a subnet for databases */
  zones: z.array(zone).min(2).readonly().optional(),
  backupRetentionDays: z.int().min(1).max(35).default(7),
  backupWindow: dailyWindow.default("03:00-04:00"),
  maintenanceWindow: weeklyWindow.default("mon:04:00-mon:05:00"),
  parameters,
  /** Connections without TLS are refused. */
  forceTls: protectedByDefault,
  iamAuthentication: z.boolean().default(false),
  performanceInsights: protection({ retentionDays: z.int().min(7).max(731).default(7) }).prefault({ enabled: true }),
  /** Seconds between the operating system's metrics; 0 is off. */
  monitoringSeconds: z.literal([0, 1, 5, 10, 15, 30, 60]).default(60),
  logExports: z
    .array(z.enum(["postgresql", "upgrade"]))
    .readonly()
    .default(["postgresql", "upgrade"]),
  deletionProtection: protectedByDefault,
  finalSnapshot: protectedByDefault,
  /** Read replicas by name: `reporting` becomes the instance `<identifier>-reporting`. */
  readReplicas: z.array(label).max(15).readonly().default([]),
  /** At rest under a customer managed key instead of aws/rds. Changing it replaces the instance. */
  customerKey: z.boolean().default(false),
});

export const cache = z.strictObject({
  engine: z.enum(["redis", "valkey"]).default("redis"),
  /** Redis OSS ends at 7.1. */
  engineVersion: z.enum(["7.0", "7.1", "7.2", "8.0", "8.1"]).default("7.1"),
  /** Changing it replaces the cache and drops its data. @default - the environment's prefix */
  identifier: label.optional(),
  nodeType: text(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, "is not a node type", "such as cache.t3.micro"),
  nodes: z.int().min(1).max(6),
  /** Automatic failover to another node, in another zone. @default - from two nodes on */
  failover: z.boolean().optional(),
  authentication: z
    .discriminatedUnion("type", [
      /** A password, in Secrets Manager and in the state. */
      z.strictObject({ type: z.literal("token") }),
      /** Short-lived tokens of IAM. */
      z.strictObject({ type: z.literal("iam") }),
      /** Whoever reaches it may use it. */
      z.strictObject({ type: z.literal("none"), reason }),
    ])
    .default({ type: "token" }),
  /** A higher number makes a new token; the one before stays valid until the next. */
  tokenRotation: z.int().min(1).default(1),
  parameters,
  snapshotRetentionDays: z.int().min(0).max(35).default(7),
  snapshotWindow: dailyWindow.default("03:00-04:00"),
  maintenanceWindow: weeklyWindow.default("mon:04:00-mon:05:00"),
  logs: protection({ retentionDays: logRetentionDays.default(365) }).prefault({ enabled: true }),
  customerKey: z.boolean().default(false),
});

const lifecycleRule = z.strictObject({
  id: label,
  /** Objects that it is for. @default - all */
  prefix: z.string().optional(),
  transitions: z
    .array(
      z.strictObject({
        days: z.int().min(0),
        storageClass: z.enum(["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"]),
      }),
    )
    .readonly()
    .default([]),
  expirationDays: z.int().min(1).optional(),
});

export const bucket = z.strictObject({
  /** Unique in the world. @default - <system>-<bucket>-<stage> */
  name: text(
    /^(?!xn--|sthree-|.*-s3alias$|.*--ol-s3$|\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    "is not a bucket name",
    "3 to 63 lower-case letters, digits and hyphens",
  ).optional(),
  versioning: protectedByDefault,
  /** Days that replaced and deleted versions are kept. */
  noncurrentVersionDays: z.int().min(1).default(90),
  /** At rest under a customer managed key instead of S3's own. */
  customerKey: z.boolean().default(false),
  lifecycle: z.array(lifecycleRule).readonly().default([]),
  cors: z
    .array(
      z.strictObject({
        origins: z.array(z.string()).min(1).readonly(),
        methods: z
          .array(z.enum(["GET", "PUT", "POST", "DELETE", "HEAD"]))
          .min(1)
          .readonly(),
        headers: z.array(z.string()).readonly().default([]),
        maxAgeSeconds: z.int().min(0).default(3000),
      }),
    )
    .readonly()
    .default([]),
  /** Server access logs, into the environment's log bucket. */
  accessLogs: protectedByDefault,
  /** Destroying the stack deletes every object. Outside production only. */
  forceDestroy: exception,
});
