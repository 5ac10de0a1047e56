import { cacheEngineOf, cacheEngines } from "../../lib/cache-engines";
import { postgresEnds } from "../../lib/end-of-support";
import { dayMinutes, overlaps, weekMinutes } from "../../lib/windows";
import { notAmong, type Problem, repeated, rule } from "./rule";

/** Majors of RDS for PostgreSQL that leave standard support soon. */
export const nearEndOfSupport: readonly string[] = ["14"];

export const dataRules = [
  rule(["database"], function* ({ database }) {
    if (database === undefined) {
      return;
    }
    const { storageGib, maxStorageGib, name, additionalNames, engineVersion, endOfSupportAcceptedUntil: accepted } = database;
    if (maxStorageGib !== undefined && maxStorageGib < storageGib) {
      yield {
        path: ["database", "maxStorageGib"],
        problem: "is below storageGib",
        given: maxStorageGib,
        allowed: `at least ${storageGib}`,
      };
    }
    yield* repeated(["database", "additionalNames"], additionalNames);
    if (additionalNames.includes(name)) {
      yield { path: ["database", "additionalNames"], problem: "has the name of the first database", given: name };
    }
    const end = postgresEnds[engineVersion].standard;
    if (nearEndOfSupport.includes(engineVersion) && (accepted === undefined || accepted > end)) {
      yield {
        path: ["database", "endOfSupportAcceptedUntil"],
        problem: `is needed for PostgreSQL ${engineVersion}, whose support ends on ${end}`,
        given: accepted ?? null,
        allowed: `a date up to ${end}, or a newer engineVersion`,
      };
    }
    const { performanceInsights: insights } = database;
    if (insights.enabled && insights.retentionDays !== 7 && insights.retentionDays !== 731 && insights.retentionDays % 31 !== 0) {
      yield {
        path: ["database", "performanceInsights", "retentionDays"],
        problem: "is not a retention",
        given: insights.retentionDays,
        allowed: "7, 731, or a multiple of 31",
      };
    }
    yield* windowProblems("database", database.backupWindow, database.maintenanceWindow);
  }),

  rule(["database", "network"], function* ({ database, network }) {
    const subnets = network.subnets.database;
    const zones = typeof subnets === "object" ? Object.keys(subnets) : network.zones;
    if (zones.length < 2 && database !== undefined) {
      yield {
        path: ["network", "subnets", "database"],
        problem: "has too few zones",
        given: zones,
        allowed: "at least two: RDS asks for them",
      };
    }
    for (const [at, zone] of (database?.zones ?? []).entries()) {
      yield* notAmong(["database", "zones", at], "has no subnet for databases", zone, zones);
    }
  }),

  rule(["cache"], function* ({ cache }) {
    if (cache === undefined) {
      return;
    }
    const { engine, engineVersion } = cacheEngineOf(cache);
    yield* notAmong(["cache", "engineVersion"], `is no version of ${engine}`, engineVersion, cacheEngines[engine]);
    if (cache.failover === true && cache.nodes < 2) {
      yield {
        path: ["cache", "failover"],
        problem: `needs a second node, there is ${cache.nodes}`,
        given: true,
        allowed: "false, or two nodes",
      };
    }
    yield* windowProblems("cache", cache.snapshotWindow, cache.maintenanceWindow);
  }),

  rule(["buckets"], function* ({ buckets }) {
    for (const [name, { lifecycle }] of Object.entries(buckets)) {
      yield* repeated(
        ["buckets", name, "lifecycle"],
        lifecycle.map(({ id }) => id),
      );
      for (const [at, { transitions, expirationDays }] of lifecycle.entries()) {
        const path = ["buckets", name, "lifecycle", at];
        if (transitions.length === 0 && expirationDays === undefined) {
          yield { path, problem: "does nothing", allowed: "a rule with transitions or expirationDays" };
        }
        const days = transitions.map((transition) => transition.days);
        const last = days.at(-1) ?? 0;
        if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? 0))) {
          yield { path: [...path, "transitions"], problem: "are not in order", given: days, allowed: "increasing days" };
        }
        if (expirationDays !== undefined && transitions.length > 0 && expirationDays <= last) {
          yield {
            path: [...path, "expirationDays"],
            problem: "is before the last transition",
            given: expirationDays,
            allowed: `more than ${last}`,
          };
        }
      }
    }
  }),
];

/** Least minutes of a window. Source: Amazon RDS and ElastiCache API references. */
const leastMinutes = { database: 30, cache: 60 };

function* windowProblems(section: "database" | "cache", daily: string, weekly: string): Generator<Problem> {
  const dailyPath = [section, section === "database" ? "backupWindow" : "snapshotWindow"];
  const least = leastMinutes[section];
  const windows = [
    { path: dailyPath, window: daily, length: dayMinutes(daily).length },
    { path: [section, "maintenanceWindow"], window: weekly, length: weekMinutes(weekly).length },
  ];
  for (const { path, window, length } of windows) {
    if (length < least || length > 24 * 60) {
      yield { path, problem: "is too short or too long", given: window, allowed: `${least} minutes to a day` };
    }
  }
  if (overlaps(daily, weekly)) {
    yield { path: dailyPath, problem: `overlaps the maintenance window ${weekly}`, given: daily, allowed: "a window of its own" };
  }
}
