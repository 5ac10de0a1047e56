import { placeholder } from "../application/variables";
import { isOpenSecret, masked, openSecretsIn, openSecretsInFile, secretLooking } from "../lib/secret-looking";
import type { Problem } from "./rules/rule";

type Path = Problem["path"];

const variablePath = /^(application\.(images|components|jobs|cronJobs)|workloads)\/[^/]+\/variables$/;
const commandPath = /^application\.(components|jobs|cronJobs)\/[^/]+\/(command|smoke|(health|liveness)\/command)$/;

const instead = 'a secret of the application, such as { from: "secret", secret, key }';
const orReason = `${instead}; or { from: "text", value, reason } where it is none`;

/**
 * No secret stands in an environment: who may read the repository, the state or the cluster's ConfigMaps would have it. Every text of a definition is
 * looked at, also where it is not valid. A variable or file that only looks like a secret says so with a reason.
 */
export function* secretProblems(value: unknown, path: Path = []): Generator<Problem> {
  if (typeof value === "string") {
    yield* textProblems(value, path);
  } else if (isRecord(value)) {
    if (value.from === "text" && typeof value.value === "string") {
      return yield* reasonProblems(value.value, path);
    }
    yield* objectProblems(value, path);
    for (const [key, inner] of Object.entries(value)) {
      yield* secretProblems(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

/** A text by itself, or by the name of the variable, tag or line that holds it. */
function* textProblems(text: string, path: Path): Generator<Problem> {
  const allowed = isVariable(path) || isFile(path) ? orReason : instead;
  const what = secretLooking(text);
  if (what !== undefined) {
    yield { path, problem: `looks like ${what}`, given: masked(text), allowed };
  } else if ((isVariable(path) || path[0] === "tags") && isOpenSecret(String(path.at(-1)), text)) {
    yield { path, problem: "has the name of a secret, and its value in the open", given: masked(text), allowed };
  } else if (isFile(path) || (path[0] === "extraObjects" && path.at(-2) === "data")) {
    for (const name of openSecretsInFile(text)) {
      yield { path, problem: `holds the value of ${name} in the open`, allowed };
    }
  }
}

/** A text whose reason has no effect. */
function* reasonProblems(text: string, path: Path): Generator<Problem> {
  if ([...textProblems(text, path)].length === 0) {
    yield { path: [...path, "reason"], problem: "is not needed: it looks like no secret", allowed: "the text by itself" };
  }
}

/** Commands, templates, and objects of Kubernetes: a ConfigMap's data, a list's items, and `name` and `value` of a container's variable. */
function* objectProblems(value: Readonly<Record<string, unknown>>, path: Path): Generator<Problem> {
  if (Array.isArray(value) && commandPath.test(placeOf(path))) {
    // Not by `map`: what is not checked yet may be an array with a `constructor` of its own.
    for (const name of openSecretsIn(Array.from<unknown, string>(value, (word) => (typeof word === "string" ? word : "")))) {
      yield { path, problem: `holds the value of ${name} in the open`, allowed: `$(VARIABLE), and for the variable ${instead}` };
    }
  }
  const { from, text: template, kind, data, items, name, value: held } = value;
  if (from === "template" && typeof template === "string" && isVariable(path) && template.search(placeholder) < 0) {
    yield* secretLooking(template) === undefined ? textProblems(template, path) : [];
  }
  if (path[0] !== "extraObjects") {
    return;
  }
  if (typeof kind === "string" && kind.endsWith("List") && Array.isArray(items)) {
    for (const [at, item] of items.entries()) {
      if (isRecord(item) && item.kind === "Secret") {
        const problem = "would put secret values into the environment";
        yield {
          path: [...path, "items", at, "kind"],
          problem,
          given: item.kind,
          allowed: "any other kind; secrets of the application",
        };
      }
    }
  }
  const named =
    kind === "ConfigMap" && isRecord(data) ? Object.entries(data).map(([key, text]) => ["data", key, text] as const) : [];
  for (const [...at] of [...named, ["value", name, held] as const]) {
    const [field, key, text] = at;
    if (typeof key === "string" && typeof text === "string" && isOpenSecret(key, text) && secretLooking(text) === undefined) {
      const where = field === "data" ? [...path, field, key] : [...path, field];
      yield { path: where, problem: `is the value of ${key} in the open`, given: masked(text), allowed: instead };
    }
  }
}

const isFile = (path: Path): boolean => path.at(-2) === "files";
const isVariable = (path: Path): boolean => variablePath.test(placeOf(path.slice(0, -1)));

/** `application.components/api/variables`: what is a kind, and what a name of somebody's own, are told apart. */
function placeOf(path: Path): string {
  const [first, second, ...rest] = path;
  return first === "application" ? [`${first}.${second}`, ...rest].join("/") : path.join("/");
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
