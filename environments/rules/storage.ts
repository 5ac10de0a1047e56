import { cacheEngineOf } from "../../lib/cache-engines";
import { cacheParameterNames } from "../../lib/cache-parameters";
import { growthAllowed, leastGrowthGib } from "../../lib/database-limits";
import { postgresParameterNames } from "../../lib/postgres-parameters";
import type { Sections } from "../schema";
import { type Problem, repeated, rule } from "./rule";

/** The one order in which objects may pass through storage classes. Source: Amazon S3, Transitioning objects. */
const classes = ["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];
/** Days that objects have to be old to enter these, and stay before they leave. */
const infrequent: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

/** RDS keeps these to itself, and PostgreSQL every name that starts with pg_. */
const userForm = /^(?!(admin|rdsadmin|rds_superuser)$|pg_)[a-z][a-z0-9_]{0,62}$/;
/** And these, as databases or as roles, in every server. */
const taken = ["postgres", "template0", "template1", "public", "none"];
const replicaForm = /^[a-z](?!.*--)[a-z0-9-]{0,10}[a-z0-9]$/;
const mostReplicas = 5;
const forceTls = "rds.force_ssl";

/** What S3, RDS, ElastiCache, Secrets Manager and the tags of volumes would refuse. */
export const storageRules = [
  rule(["buckets"], function* ({ buckets }) {
    for (const [name, { lifecycle, cors }] of Object.entries(buckets)) {
      for (const [at, { transitions }] of lifecycle.entries()) {
        yield* transitionProblems(["buckets", name, "lifecycle", at, "transitions"], transitions);
      }
      for (const [at, { origins, headers }] of cors.entries()) {
        for (const [key, values] of Object.entries({ origins, headers })) {
          const wild = values.find((value) => value.split("*").length > 2);
          if (wild !== undefined) {
            const path = ["buckets", name, "cors", at, key];
            yield { path, problem: "has more than one wildcard", given: wild, allowed: "one * at most" };
          }
        }
      }
    }
  }),

  rule(["database"], function* ({ database }) {
    if (database === undefined) {
      return;
    }
    const { username, additionalNames, readReplicas, storageGib, maxStorageGib, parameters } = database;
    if (!userForm.test(username)) {
      const allowed = "a name that starts with a letter; not admin, rdsadmin, rds_superuser or pg_...";
      yield { path: ["database", "username"], problem: "is not a master user", given: username, allowed };
    }
    for (const [at, name] of additionalNames.entries()) {
      if (!userForm.test(name) || taken.includes(name) || name === username) {
        const allowed = "a name that starts with a letter, not the master user's, and not one that PostgreSQL or RDS have";
        yield { path: ["database", "additionalNames", at], problem: "cannot be the name of a login", given: name, allowed };
      }
    }
    if (maxStorageGib !== undefined && maxStorageGib > storageGib && maxStorageGib < leastGrowthGib(storageGib)) {
      const allowed = growthAllowed(storageGib);
      yield { path: ["database", "maxStorageGib"], problem: "is too close to storageGib", given: maxStorageGib, allowed };
    }
    if (readReplicas.length > mostReplicas) {
      const given = readReplicas.length;
      yield { path: ["database", "readReplicas"], problem: "has too many", given, allowed: `at most ${mostReplicas}` };
    }
    yield* repeated(["database", "readReplicas"], readReplicas);
    yield* repeated(["database", "logExports"], database.logExports);
    for (const [at, replica] of readReplicas.entries()) {
      if (!replicaForm.test(replica)) {
        const allowed = "2 to 12 lower-case letters, digits and single hyphens";
        yield { path: ["database", "readReplicas", at], problem: "is not a replica's name", given: replica, allowed };
      }
    }
    if (forceTls in parameters) {
      yield { path: ["database", "parameters", forceTls], problem: "is set in two places", allowed: "database.forceTls alone" };
    }
    yield* parameterProblems(
      "database",
      parameters,
      postgresParameterNames(database.engineVersion),
      /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/,
      "lower-case letters, digits and _, with one dot at most",
    );
  }),

  rule(["cache"], function* ({ cache }) {
    if (cache !== undefined) {
      const known = cacheParameterNames(cacheEngineOf(cache).engineVersion);
      yield* parameterProblems("cache", cache.parameters, known, /^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens");
    }
  }),

  rule(["application"], function* ({ application }) {
    for (const [name, secret] of Object.entries(application.secrets)) {
      const path = ["application", "secrets", name, "keys"];
      if (secret.source === "external") {
        yield* repeated(path, secret.keys);
        continue;
      }
      if (Object.keys(secret.keys).length === 0) {
        yield { path, problem: "is empty", given: {}, allowed: "one key or more" };
      }
      for (const key of Object.keys(secret.keys).filter((one) => one.includes("."))) {
        yield {
          path: [...path, key],
          problem: "is not a name for a generated key",
          given: key,
          allowed: "letters, digits, _ and -",
        };
      }
    }
  }),

  rule(["network"], function* ({ network }) {
    yield* repeated(["network", "endpoints", "gateway"], network.endpoints.gateway);
    yield* repeated(["network", "endpoints", "interface"], network.endpoints.interface);
  }),
];

type Transitions = Sections["buckets"][string]["lifecycle"][number]["transitions"];

function* transitionProblems(path: Problem["path"], transitions: Transitions): Generator<Problem> {
  for (const [at, { days, storageClass }] of transitions.entries()) {
    const before = transitions[at - 1];
    const least = infrequent[storageClass] ?? 0;
    const earliest = before === undefined ? least : Math.max(least, before.days + (infrequent[before.storageClass] ?? 1));
    // Days that do not grow are told for all transitions at once.
    if (days < earliest && (before === undefined || days > before.days)) {
      yield {
        path: [...path, at, "days"],
        problem: `is too early for ${storageClass}`,
        given: days,
        allowed: `${earliest} or more`,
      };
    }
    if (before !== undefined && classes.indexOf(storageClass) <= classes.indexOf(before.storageClass)) {
      const allowed = classes.slice(classes.indexOf(before.storageClass) + 1).join(", ") || "no further transition";
      yield {
        path: [...path, at, "storageClass"],
        problem: `cannot follow ${before.storageClass}`,
        given: storageClass,
        allowed,
      };
    }
  }
}

function* parameterProblems(
  section: string,
  parameters: object,
  choices: readonly string[],
  form: RegExp,
  allowed: string,
): Generator<Problem> {
  for (const name of Object.keys(parameters).filter((one) => !form.test(one))) {
    yield { path: [section, "parameters", name], problem: "is not a parameter", given: name, allowed, choices };
  }
}
