import { z } from "zod";
import { plainBucketName } from "../../lib/bucket-name";
import { cacheVersions } from "../../lib/cache-engines";
import { mostStorageGib } from "../../lib/database-limits";
import { label, reason, text } from "../../lib/schema";
import { dailyWindow, exception, logRetentionDays, protectedByDefault, protection, weeklyWindow, zone } from "./common";

const databaseName = text(/^[a-z_][a-z0-9_]{0,62}$/, "is not a database name", "lower-case letters, digits and _, at most 63");

/** Engine parameters. Numbers are in the parameter's own unit: shared_buffers counts 8 kB pages, so 256 MB is 32768. */
const parameters = z.record(z.string(), z.string()).default({});

export const database = z.strictObject({
  /** PostgreSQL major version; minors follow by themselves. Another major takes `majorUpgrade`, and there is no way back. */
  engineVersion: z.enum(["14", "15", "16", "17", "18"]),
  /** Lets `engineVersion` be a newer major than what runs: an outage of minutes, at once and not in the maintenance window. */
  majorUpgrade: exception,
  /** At creation, and for good: `EXTENDED` keeps a major beyond its standard support, for an hourly price; with `STANDARD` RDS then upgrades it. */
  support: z.enum(["STANDARD", "EXTENDED"]).default("STANDARD"),
  /** Changes that RDS would leave to the maintenance window are made at once: an outage where the instance restarts. */
  applyImmediately: z.boolean().default(false),
  /** Date until which an engine near its end of support is accepted. */
  endOfSupportAcceptedUntil: z.iso.date().optional(),
  /** Name of the instance in RDS. Changing it replaces the instance and its data. @default - the environment's prefix */
  identifier: label.optional(),
  /** Size of the instance. A change restarts it in the maintenance window. */
  instanceClass: text(/^db\.[a-z0-9]+\.[a-z0-9]+$/, "is not an instance class", "such as db.t3.medium"),
  /** Size of its gp3 volume. It never shrinks. */
  storageGib: z.int().min(20).max(mostStorageGib),
  /** Storage grows by itself up to this. @default - four times storageGib */
  maxStorageGib: z.int().min(20).max(mostStorageGib).optional(),
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
  /** Zones that it may be in. @default - every zone that has a subnet for databases */
  zones: z.array(zone).min(2).readonly().optional(),
  /** Days that RDS keeps its daily backups, within which any moment can be restored. */
  backupRetentionDays: z.int().min(1).max(35).default(7),
  /** When the daily backup is made, apart from the maintenance window. */
  backupWindow: dailyWindow.default("03:00-04:00"),
  /** When RDS applies updates that restart it. */
  maintenanceWindow: weeklyWindow.default("mon:04:00-mon:05:00"),
  /** Engine parameters by name, such as `{ max_connections: "200" }`. */
  parameters,
  /** Connections without TLS are refused. */
  forceTls: protectedByDefault,
  /** Also lets logins in that IAM vouches for. */
  iamAuthentication: z.boolean().default(false),
  /** Statistics of what the database spends its time on. */
  performanceInsights: protection({
    /** Days that they are kept: 7, a multiple of 31, or 731. */
    retentionDays: z.int().min(7).max(731).default(7),
  }).prefault({ enabled: true }),
  /** Seconds between the operating system's metrics; 0 is off. */
  monitoringSeconds: z.literal([0, 1, 5, 10, 15, 30, 60]).default(60),
  /** Logs that RDS sends to CloudWatch. */
  logExports: z
    .array(z.enum(["postgresql", "upgrade"]))
    .readonly()
    .default(["postgresql", "upgrade"]),
  /** RDS refuses to delete the instance. */
  deletionProtection: protectedByDefault,
  /** A snapshot is made before the instance is deleted. */
  finalSnapshot: protectedByDefault,
  /** Read replicas by name: `reporting` becomes the instance `<identifier>-reporting`. */
  readReplicas: z.array(label).max(15).readonly().default([]),
  /** At rest under a customer managed key instead of aws/rds. Changing it replaces the instance and its data. */
  customerKey: z.boolean().default(false),
});

export const cache = z.strictObject({
  /**
   * Engine of the cache. From redis to valkey is an upgrade in place, by `upgrade`; the way back replaces the cache and drops its data.
   * @default - that of `engineVersion`; valkey without one
   */
  engine: z.enum(["redis", "valkey"]).optional(),
  /**
   * Version at creation: Redis OSS up to 7.1, Valkey from 7.2 on. Its minors follow by themselves; anything else takes `upgrade`.
   * One that is older than what runs changes nothing.
   * @default - the newest of the engine
   */
  engineVersion: z.enum(cacheVersions).optional(),
  /** Lets `engine` and `engineVersion` be newer than what runs, at once and not in the maintenance window. Taken out afterwards: minors wait meanwhile. */
  upgrade: exception,
  /** Changes that ElastiCache would leave to the maintenance window are made at once. */
  applyImmediately: z.boolean().default(false),
  /** A snapshot is made before the cache is deleted. */
  finalSnapshot: protectedByDefault,
  /** Name of the cache in ElastiCache. Changing it replaces the cache and drops its data. @default - the environment's prefix */
  identifier: label.optional(),
  /** Size of each node. A change resizes online where there is a replica. */
  nodeType: text(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, "is not a node type", "such as cache.t3.micro"),
  /** One that takes writes, and its replicas. */
  nodes: z.int().min(1).max(6),
  /** Automatic failover to another node, in another zone. @default - from two nodes on */
  failover: z.boolean().optional(),
  /** How clients prove who they are. */
  authentication: z
    .discriminatedUnion("type", [
      z.strictObject({
        /** A password, in Secrets Manager and in the state. */
        type: z.literal("token"),
      }),
      z.strictObject({
        /** Short-lived tokens of IAM. */
        type: z.literal("iam"),
      }),
      z.strictObject({
        /** Whoever reaches it may use it. */
        type: z.literal("none"),
        /** Why that will do: reviews list it. */
        reason,
      }),
    ])
    .default({ type: "token" }),
  /** A higher number makes a new token; the one before stays valid until the next. The first token of a cache is 1: it locks out whoever has none. */
  tokenRotation: z.int().min(1).default(1),
  /** Engine parameters by name, such as `{ "maxmemory-policy": "noeviction" }`. */
  parameters,
  /** Days that daily snapshots are kept; 0 makes none. */
  snapshotRetentionDays: z.int().min(0).max(35).default(7),
  /** When the daily snapshot is made, apart from the maintenance window. */
  snapshotWindow: dailyWindow.default("03:00-04:00"),
  /** When ElastiCache applies updates. */
  maintenanceWindow: weeklyWindow.default("mon:04:00-mon:05:00"),
  /** The slow log and the engine log, in CloudWatch. */
  logs: protection({
    /** Days that CloudWatch keeps them: one of its own steps. */
    retentionDays: logRetentionDays.default(365),
  }).prefault({ enabled: true }),
  /** At rest under a customer managed key instead of ElastiCache's own. Changing it replaces the cache and drops its data. */
  customerKey: z.boolean().default(false),
});

const lifecycleRule = z.strictObject({
  /** Name of the rule, unique in its bucket. */
  id: label,
  /** Objects that it is for. @default - all */
  prefix: z.string().optional(),
  /** Storage classes that objects move to as they age. */
  transitions: z
    .array(
      z.strictObject({
        /** Days after an object was made. */
        days: z.int().min(0),
        /** Storage class that it moves to. */
        storageClass: z.enum(["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"]),
      }),
    )
    .readonly()
    .default([]),
  /** Days after which an object is deleted. @default - never */
  expirationDays: z.int().min(1).optional(),
});

export const bucket = z.strictObject({
  /** Unique in the world. Changing it replaces the bucket and drops its objects. @default - <system>-<bucket>-<stage> */
  name: text(plainBucketName.form, "is not a bucket name", plainBucketName.allowed).optional(),
  /** Replaced and deleted objects are kept as versions. */
  versioning: protectedByDefault,
  /** Days that replaced and deleted versions are kept. */
  noncurrentVersionDays: z.int().min(1).default(90),
  /** At rest under a customer managed key instead of S3's own. */
  customerKey: z.boolean().default(false),
  /** What happens to objects as they age. */
  lifecycle: z.array(lifecycleRule).readonly().default([]),
  /** Which web pages of other origins may use it. */
  cors: z
    .array(
      z.strictObject({
        /** Origins of those pages, such as `https://app.example.com`. */
        origins: z.array(z.string()).min(1).readonly(),
        /** HTTP methods that they may call. */
        methods: z
          .array(z.enum(["GET", "PUT", "POST", "DELETE", "HEAD"]))
          .min(1)
          .readonly(),
        /** Request headers that they may send. */
        headers: z.array(z.string()).readonly().default([]),
        /** Seconds that a browser remembers the answer. */
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
