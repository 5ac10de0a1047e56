import type { Dice } from "../dice";
import type { Place } from "./network";

/** A name that PostgreSQL takes: no hyphens. */
export const databaseName = (dice: Dice) => dice.label().replaceAll("-", "_");

export function someDatabase(dice: Dice, { zones }: Place): object {
  const storageGib = dice.number(20, 1000);
  const chosen = dice.some(zones, 80);
  return {
    engineVersion: dice.one(["16", "15", "17", "18"]),
    instanceClass: dice.one(["db.t3.medium", "db.m7g.large", "db.r6i.4xlarge"]),
    storageGib,
    name: databaseName(dice),
    username: dice.chance(95) ? databaseName(dice) : dice.one(["admin", "pg_user", "rdsadmin"]),
    ...dice.optional(
      {
        additionalNames: dice.labels(4).map((name) => name.replaceAll("-", "_")),
        identifier: dice.label(),
        maxStorageGib: storageGib + dice.one([0, 10, 100, 1000, 1]),
        password: dice.one(["generated", "rds", "random"]),
        multiAz: dice.protection(),
        zones: chosen.length > 1 ? chosen : zones,
        backupRetentionDays: dice.number(1, 35),
        ...dice.windows("backupWindow", "maintenanceWindow"),
        parameters: dice.optional({
          shared_buffers: "32768",
          "pg_stat_statements.track": "all",
          max_connections: "200",
          "a-b": "1",
        }),
        forceTls: dice.protection(),
        iamAuthentication: dice.chance(50),
        performanceInsights: dice.chance(50)
          ? dice.protection()
          : { enabled: true, retentionDays: dice.one([7, 31, 62, 731, 713, 93]) },
        monitoringSeconds: dice.one([0, 1, 5, 60]),
        logExports: dice.some(["postgresql", "upgrade"]),
        deletionProtection: dice.protection(),
        finalSnapshot: dice.protection(),
        readReplicas: dice.labels(6),
        customerKey: dice.chance(50),
      },
      20,
    ),
  };
}

export function someCache(dice: Dice): object {
  const valkey = dice.chance(30);
  const nodes = dice.number(1, 6);
  return {
    ...(valkey && { engine: "valkey" }),
    engineVersion: valkey ? dice.one(["7.2", "8.0", "8.1"]) : dice.one(["7.0", "7.1"]),
    nodeType: dice.one(["cache.t3.micro", "cache.r7g.large"]),
    nodes,
    ...dice.optional({
      identifier: dice.label(),
      failover: dice.chance(50),
      authentication: dice.one<object>([
        { type: "token" },
        { type: "iam" },
        { type: "none", reason: "a reason that is long enough" },
      ]),
      parameters: dice.optional({ "maxmemory-policy": "noeviction", timeout: "60", under_score: "1" }),
      snapshotRetentionDays: dice.number(0, 35),
      ...dice.windows("snapshotWindow", "maintenanceWindow"),
      logs: dice.protection(),
      customerKey: dice.chance(50),
    }),
  };
}

export function someBucket(dice: Dice, production: boolean): object {
  return dice.optional({
    name: `${dice.label()}-${dice.label()}`,
    versioning: dice.protection(),
    noncurrentVersionDays: dice.number(1, 400),
    customerKey: dice.chance(50),
    lifecycle: dice.labels(3).map((id) => someRule(dice, id)),
    cors: [
      {
        origins: dice.one([["https://app.example.com"], ["*"], ["https://*.example.com", "http://localhost:3000"], ["*.*"]]),
        methods: ["GET", ...dice.some(["PUT", "POST", "DELETE", "HEAD"])],
        ...dice.optional({ headers: ["*"], maxAgeSeconds: dice.number(0, 10_000) }),
      },
    ],
    accessLogs: dice.protection(),
    forceDestroy: dice.exception(production ? 2 : 30),
  });
}

function someRule(dice: Dice, id: string): object {
  const first = dice.one([30, 0, 7, 90]);
  const later = first + dice.one([30, 1, 60, 400]);
  const classes = dice.some(["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], 25);
  const transitions = classes.slice(0, 2).map((storageClass, at) => ({ days: at === 0 ? first : later, storageClass }));
  return {
    id: dice.chance(3) ? "housekeeping" : id,
    ...(transitions.length > 0 ? { transitions } : { expirationDays: dice.number(1, 3650) }),
    ...dice.optional({ prefix: "exports/", expirationDays: later + dice.number(1, 3650) }),
  };
}
