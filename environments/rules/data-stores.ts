import { cacheEngineOf } from "../../lib/cache-engines";
import { cacheParameterRefusal } from "../../lib/cache-parameters";
import { databaseClassRefusal, nodeTypeRefusal } from "../../lib/data-store-types";
import { noReplicas } from "../../lib/database-limits";
import { postgresParameterRefusal } from "../../lib/postgres-parameters";
import type { Refusal } from "../../lib/refusal";
import { type Problem, rule } from "./rule";

/** Its own setting, which another rule names. */
const forceTls = "rds.force_ssl";
/** Names of another form are another rule's business. */
const parameterForm = { database: /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/, cache: /^[a-z][a-z0-9-]*$/ };

/** What RDS and ElastiCache do not have: sizes, parameters and their values, replicas beside a password of RDS' own. */
export const dataStoreRules = [
  rule(["database"], function* ({ database }) {
    if (database === undefined) {
      return;
    }
    const { engineVersion, instanceClass, parameters, password, readReplicas } = database;
    yield* refused(["database", "instanceClass"], instanceClass, databaseClassRefusal);
    yield* parameterProblems("database", parameters, (name, value) =>
      name === forceTls ? undefined : postgresParameterRefusal(engineVersion, name, value),
    );
    if (password === "rds" && readReplicas.length > 0) {
      yield {
        path: ["database", "password"],
        problem: noReplicas,
        given: password,
        isPublic: true,
        allowed: "generated, random, or no readReplicas",
      };
    }
  }),

  rule(["cache"], function* ({ cache }) {
    if (cache === undefined) {
      return;
    }
    const { engineVersion } = cacheEngineOf(cache);
    yield* refused(["cache", "nodeType"], cache.nodeType, nodeTypeRefusal);
    yield* parameterProblems("cache", cache.parameters, (name, value) => cacheParameterRefusal(engineVersion, name, value));
  }),
];

function* parameterProblems(
  section: "database" | "cache",
  parameters: Readonly<Record<string, string>>,
  refusal: (name: string, value: string) => Refusal | undefined,
): Generator<Problem> {
  for (const [name, value] of Object.entries(parameters).filter(([name]) => parameterForm[section].test(name))) {
    yield* refused([section, "parameters", name], value, (given) => refusal(name, given));
  }
}

function* refused(path: Problem["path"], given: string, refusal: (given: string) => Refusal | undefined): Generator<Problem> {
  const found = refusal(given);
  if (found !== undefined) {
    yield { path, ...found, given };
  }
}
