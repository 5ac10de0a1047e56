import type { Application } from "../../application/schema";
import { isSecret, variablesOf } from "../../application/secret-stores";
import type { Use } from "../../application/uses";
import { isUsed, type PlainSource, placeholder, plainSourcesOf, type VariableSource } from "../../application/variables";
import { type Workload, workloadsOf } from "../../application/workloads";
import { ownValue } from "../../lib/records";
import { isOpenSecret } from "../../lib/secret-looking";
import type { Sections } from "../schema";
import { replicaProblems } from "./application";
import { lacking, notAmong, type Problem, rule } from "./rule";

/** A variable or file that takes its value from somewhere, and who is to have it. */
interface Reference {
  readonly path: Problem["path"];
  readonly source: Exclude<VariableSource, { from: "text" }>;
  /** Workloads that run the image, one or more, or the one that states it. */
  readonly readers: readonly Workload[];
}

/** What variables and files take their values from is there, and reaches somebody. */
export const variableRules = [
  rule(["application", "database", "buckets", "cache", "ingress"], function* (environment) {
    for (const { path, source, readers } of referencesOf(environment.application)) {
      const problems = [...referenceProblems(path, source, environment)];
      yield* problems;
      if (problems.length === 0 && !readers.some(({ uses }) => isUsed(source, uses))) {
        const used = readers.flatMap(({ uses }) => uses.map((use) => subject(use.kind, use)));
        const given = plainSourcesOf(source)
          .map((one) => subject(one.from, one))
          .join(", ");
        yield {
          path,
          problem: "takes its value from something that none of its workloads uses",
          given,
          allowed: [...new Set(used)].join(", ") || "a string",
          fault: `nobody uses ${given}`,
        };
      }
    }
  }),

  rule(["application", "workloads", "cache"], function* ({ application, workloads, cache }) {
    for (const workload of workloadsOf(application)) {
      const stated = variablesOf(application, workload);
      for (const [name, text] of Object.entries(workloads[workload.name]?.variables ?? {})) {
        const variable = stated[name];
        // A secret in the open is another rule's business.
        const isTold = typeof text === "string" && isOpenSecret(name, text);
        if (variable !== undefined && isSecret(variable, cache) && !isTold) {
          yield {
            path: ["workloads", workload.name, "variables", name],
            problem: "takes its value from a secret, which no environment may replace",
            allowed: "another variable",
          };
        }
      }
    }
  }),
];

function referencesOf(application: Application): Reference[] {
  const workloads = workloadsOf(application);
  const ofImages = Object.entries(application.images).flatMap(([image, { variables }]) => {
    const readers = workloads.filter((workload) => workload.image === image);
    return Object.entries(variables).map(([name, variable]) => ({
      path: ["application", "images", image, "variables", name],
      variable,
      readers,
    }));
  });
  const ofWorkloads = workloads.flatMap((workload) =>
    (["variables", "files"] as const).flatMap((key) =>
      Object.entries(application[workload.kind][workload.name]?.[key] ?? {}).map(([name, variable]) => ({
        path: ["application", workload.kind, workload.name, key, name],
        variable,
        readers: [workload],
      })),
    ),
  );
  return [...ofImages, ...ofWorkloads].flatMap(({ path, variable, readers }) =>
    typeof variable === "string" || variable.from === "text" || readers.length === 0 ? [] : [{ path, source: variable, readers }],
  );
}

type Targets = Pick<Sections, "application" | "database" | "buckets" | "cache" | "ingress">;

function* referenceProblems(path: Problem["path"], source: Reference["source"], environment: Targets): Generator<Problem> {
  if (source.from !== "template") {
    return yield* sourceProblems(path, source, environment);
  }
  for (const [name, inner] of Object.entries(source.values)) {
    yield* sourceProblems([...path, "values", name], inner, environment);
  }
  yield* templateProblems(path, source);
}

function* sourceProblems(path: Problem["path"], source: PlainSource, environment: Targets): Generator<Problem> {
  const { application, database, buckets, cache, ingress } = environment;
  switch (source.from) {
    case "database": {
      const names = database === undefined ? [] : [database.name, ...database.additionalNames];
      yield* notAmong([...path, "database"], "is no database of the environment", source.database, names);
      return yield* replicaProblems(path, source.replica, database);
    }
    case "bucket":
      return yield* notAmong([...path, "bucket"], "is no bucket of the environment", source.bucket, Object.keys(buckets));
    case "secret": {
      const definition = ownValue(application.secrets, source.secret);
      if (definition === undefined) {
        const names = Object.keys(application.secrets);
        return yield* notAmong([...path, "secret"], "is no secret of the application", source.secret, names);
      }
      const keys = definition.source === "external" ? definition.keys : Object.keys(definition.keys);
      return yield* notAmong([...path, "key"], `is no key of the secret ${source.secret}`, source.key, keys);
    }
    case "component": {
      const listening = Object.entries(application.components).flatMap(([name, { port }]) => (port === undefined ? [] : [name]));
      return yield* notAmong([...path, "component"], "is no component with a port", source.component, listening);
    }
    case "cache":
      if (cache === undefined) {
        yield lacking(path, "a cache", "an environment with a cache section");
      } else if (source.part === "url" && cache.authentication.type === "iam") {
        yield {
          path: [...path, "part"],
          problem: "cannot hold a login by IAM, whose tokens live for minutes",
          given: "url",
          allowed: "host, port",
        };
      } else if (source.part === "token" && cache.authentication.type !== "token") {
        yield {
          path: [...path, "part"],
          problem: `does not exist: the cache's authentication is ${cache.authentication.type}`,
          given: "token",
          allowed: cache.authentication.type === "none" ? "host, port, url" : "host, port",
        };
      }
      return;
    case "ingress":
      if (ingress === undefined) {
        yield lacking(path, "an ingress", "an environment with an ingress section");
      }
  }
}

type Template = Extract<VariableSource, { from: "template" }>;

function* templateProblems(path: Problem["path"], { text, values }: Template): Generator<Problem> {
  const named = [...text.matchAll(placeholder)].map(([, name = ""]) => name);
  for (const name of named) {
    yield* notAmong([...path, "text"], "names something that is not in values", name, Object.keys(values));
  }
  for (const [name, value] of Object.entries(values)) {
    if (value.from === "ingress" && value.part === "hosts") {
      const allowed = "host, origin: only the pod knows its address";
      yield { path: [...path, "values", name, "part"], problem: "cannot be used in a template", given: value.part, allowed };
    }
  }
  for (const name of Object.keys(values).filter((one) => !named.includes(one))) {
    yield { path: [...path, "values", name], problem: "is not used in the text", given: text, allowed: `a text with {${name}}` };
  }
}

/** Such as `database debtflow`, of a use or a source. */
function subject(kind: string, named: Use | PlainSource): string {
  const [, name] = Object.entries(named).find(([key]) => key === kind) ?? [];
  const replica = "replica" in named && named.replica !== undefined ? ` (replica ${named.replica})` : "";
  return typeof name === "string" ? `${kind} ${name}${replica}` : kind;
}
