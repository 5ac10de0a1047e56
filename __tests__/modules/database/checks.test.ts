import type { DatabaseProps } from "../../../modules/database";
import { instanceOf, synthDatabase } from "./support";

const path = "test/database";
const identifiers = "2 to 50 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen";

describe("A database is refused", () => {
  it.each<[string, Partial<DatabaseProps>, string]>([
    ...["A", "a", "1a", "a-", "a--b", "a".repeat(51), "a_b"].map((identifier): [string, Partial<DatabaseProps>, string] => [
      `with the identifier ${identifier}`,
      { identifier },
      `${path}.identifier: is not an instance identifier, got "${identifier}"; allowed: ${identifiers}`,
    ]),
    ["without subnets", { subnets: [] }, `${path}.subnets: has too few, got 0; allowed: two or more, in different zones`],
    [
      "without security groups",
      { securityGroups: [] },
      `${path}.securityGroups: is empty; allowed: one or more: without, RDS takes the VPC's default`,
    ],
    [
      "with a version that is none",
      { engineVersion: "16.x" },
      `${path}.engineVersion: is no version of PostgreSQL, got "16.x"; allowed: such as 16 or 15.4`,
    ],
    [
      "with a class of a cache",
      { instanceClass: "cache.t3.micro" },
      `${path}.instanceClass: is not an instance class, got "cache.t3.micro"; allowed: such as db.t3.medium`,
    ],
    [
      "with a database name that takes quotes",
      { name: "debt-flow" },
      `${path}.name: is not a database name, got "debt-flow"; allowed: lower-case letters, digits and _, at most 63`,
    ],
    ...["admin", "rdsadmin", "rds_superuser", "pg_owner", "_a", "A"].map((username): [string, Partial<DatabaseProps>, string] => [
      `with the master user ${username}`,
      { username },
      `${path}.username: is not a master user, got "${username}"; allowed: lower-case letters, digits and _, at most 63, starting with a letter; not admin, rdsadmin, rds_superuser or pg_...`,
    ]),
    ["with too little storage", { storageGib: 19 }, `${path}.storageGib: is out of range, got 19; allowed: 20 to 65536`],
    ["with too much storage", { storageGib: 65537 }, `${path}.storageGib: is out of range, got 65537; allowed: 20 to 65536`],
    ["with no storage to grow to", { maxStorageGib: 0 }, `${path}.maxStorageGib: is out of range, got 0; allowed: 20 to 65536`],
    [
      "with a limit less than a tenth above its storage",
      { storageGib: 100, maxStorageGib: 109 },
      `${path}.maxStorageGib: is too close to storageGib (100), got 109; allowed: 110 or more, or 100 for no growth`,
    ],
    [
      "with a limit below its storage",
      { storageGib: 100, maxStorageGib: 50 },
      `${path}.maxStorageGib: is too close to storageGib (100), got 50`,
    ],
    [
      "of a class that RDS does not have",
      { instanceClass: "db.r7g.huge" },
      `${path}.instanceClass: is no instance class of RDS for PostgreSQL, got "db.r7g.huge"; allowed: db.r7g.large`,
    ],
    [
      "with replicas beside a password that RDS manages",
      { password: "rds", replicas: ["reporting"] },
      `${path}.password: cannot be RDS' own: RDS makes no read replica of a database whose password it manages, got "rds"; allowed: generated, or random`,
    ],
    ["with rotation 0", { passwordRotation: 0 }, `${path}.passwordRotation: is out of range, got 0; allowed: 1 or more`],
    ["without backups", { backupRetentionDays: 0 }, `${path}.backupRetentionDays: is out of range, got 0; allowed: 1 to 35`],
    [
      "with backups of 36 days",
      { backupRetentionDays: 36 },
      `${path}.backupRetentionDays: is out of range, got 36; allowed: 1 to 35`,
    ],
    ...[6, 8, 32, 744, -31].map((days): [string, Partial<DatabaseProps>, string] => [
      `with Performance Insights of ${days} days`,
      { performanceInsightsRetentionDays: days },
      `${path}.performanceInsightsRetentionDays: is no retention of Performance Insights, got ${days}; allowed: 0, 7, 731, or a multiple of 31 up to 713`,
    ]),
    [
      "with metrics every two seconds",
      { monitoringSeconds: 2 },
      `${path}.monitoringSeconds: is no interval of RDS, got 2; allowed: 0, 1, 5, 10, 15, 30, 60`,
    ],
    [
      "with a log twice",
      { logExports: ["upgrade", "upgrade"] },
      `${path}.logExports: is there twice, got "upgrade"; allowed: each value once`,
    ],
    [
      "with logs of two days",
      { logRetentionDays: 2 },
      `${path}.logRetentionDays: is no retention of CloudWatch Logs, got 2; allowed: 1, 3, 5, 7,`,
    ],
    [
      "with six replicas",
      { replicas: ["aa", "bb", "cc", "dd", "ee", "ff"] },
      `${path}.replicas: has too many, got 6; allowed: 5 at most`,
    ],
    ["with a replica twice", { replicas: ["aa", "aa"] }, `${path}.replicas: is there twice, got "aa"; allowed: each value once`],
    [
      "with a replica of a long name",
      { replicas: ["a".repeat(13)] },
      `${path}.replicas: is not a replica's name, got "${"a".repeat(13)}"; allowed: 2 to 12 lower-case letters, digits and single hyphens`,
    ],
    [
      "with a backup window of words",
      { backupWindow: "at night" },
      `${path}.backupWindow: is not a daily window, got "at night"; allowed: hh:mm-hh:mm in UTC, such as 03:00-04:00`,
    ],
    [
      "with a maintenance window in capitals, which would show a change in every plan",
      { maintenanceWindow: "Mon:04:00-Mon:05:00" },
      `${path}.maintenanceWindow: is not a weekly window, got "Mon:04:00-Mon:05:00"; allowed: ddd:hh:mm-ddd:hh:mm in UTC and lower case, such as mon:04:00-mon:05:00`,
    ],
    [
      "with a backup window of 29 minutes",
      { backupWindow: "03:00-03:29" },
      `${path}.backupWindow: is too short or too long, got "03:00-03:29"; allowed: 30 minutes to a day`,
    ],
    [
      "with a maintenance window of two days",
      { maintenanceWindow: "mon:04:00-wed:04:00" },
      `${path}.maintenanceWindow: is too short or too long, got "mon:04:00-wed:04:00"; allowed: 30 minutes to a day`,
    ],
    [
      "with windows that overlap",
      { backupWindow: "04:30-05:30" },
      `${path}.backupWindow: overlaps the weekly window mon:04:00-mon:05:00, got "04:30-05:30"; allowed: a window of its own`,
    ],
    [
      "with windows that overlap over midnight and the week's end",
      { backupWindow: "23:45-00:30", maintenanceWindow: "sat:23:00-sun:00:00" },
      `${path}.backupWindow: overlaps the weekly window sat:23:00-sun:00:00, got "23:45-00:30"`,
    ],
  ])("%s", (_, props, message) => {
    expect(() => synthDatabase(props)).toThrow(message);
  });

  it("not at the bounds", () => {
    const identifier = "a".repeat(50);
    const json = synthDatabase({ identifier, storageGib: 100, maxStorageGib: 110, backupWindow: "03:00-03:30" });
    expect(instanceOf(json)).toMatchObject({ identifier, max_allocated_storage: 110, backup_window: "03:00-03:30" });
  });
});
