import { isOpenSecret, masked, openSecretsIn, secretLooking } from "../../lib/secret-looking";
import { sections } from "../schema";
import { type Problem, type Rule, rule } from "./rule";

type Path = Problem["path"];

const variablePath = /^(application\.(images|components|jobs|cronJobs)|workloads)\/[^/]+\/variables$/;
const commandPath = /^application\.(components|jobs|cronJobs)\/[^/]+\/(command|smoke|health\/command)$/;

const instead = 'a secret of the application, such as { from: "secret", secret, key }';
const orReason = `${instead}; or { from: "text", value, reason } where it is none`;

/**
 * No secret stands in an environment: who may read the repository, the state or the cluster's ConfigMaps would have it. Every text of every section is
 * looked at. A variable or file that only looks like a secret says so with a reason.
 */
export const secretValueRules: readonly Rule[] = (Object.keys(sections.shape) as (keyof typeof sections.shape)[]).map((name) =>
  rule([name], (environment) => problemsIn(environment[name], [name])),
);

function* problemsIn(value: unknown, path: Path): Generator<Problem> {
  if (typeof value === "string") {
    yield* textProblems(value, path);
  } else if (isRecord(value)) {
    if (value.from === "text" && typeof value.value === "string") {
      return yield* reasonProblems(value.value, path);
    }
    yield* objectProblems(value, path);
    for (const [key, inner] of Object.entries(value)) {
      yield* problemsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

/** A text by itself, or by the name of the variable or tag that holds it. */
function* textProblems(text: string, path: Path): Generator<Problem> {
  const what = secretLooking(text);
  const mayBeExcused = isVariable(path) || path.at(-2) === "files";
  if (what !== undefined) {
    yield { path, problem: `looks like ${what}`, given: masked(text), allowed: mayBeExcused ? orReason : instead };
  } else if ((isVariable(path) || path[0] === "tags") && isOpenSecret(String(path.at(-1)), text)) {
    const allowed = isVariable(path) ? orReason : instead;
    yield { path, problem: "has the name of a secret, and its value in the open", given: masked(text), allowed };
  }
}

/** A text whose reason has no effect. */
function* reasonProblems(text: string, path: Path): Generator<Problem> {
  if (secretLooking(text) === undefined && !(isVariable(path) && isOpenSecret(String(path.at(-1)), text))) {
    yield { path: [...path, "reason"], problem: "is not needed: it looks like no secret", allowed: "the text by itself" };
  }
}

/** Commands, and objects of Kubernetes: a ConfigMap's data, and `name` and `value` of a container's variable. */
function* objectProblems(value: Readonly<Record<string, unknown>>, path: Path): Generator<Problem> {
  if (Array.isArray(value) && commandPath.test(placeOf(path))) {
    for (const name of openSecretsIn(value.map(String))) {
      yield { path, problem: `holds the value of ${name} in the open`, allowed: `$(VARIABLE), and for the variable ${instead}` };
    }
  }
  if (path[0] !== "extraObjects") {
    return;
  }
  const { kind, data, name, value: held } = value;
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

const isVariable = (path: Path): boolean => variablePath.test(placeOf(path.slice(0, -1)));

/** `application.components/api/variables`: what is a kind, and what a name of somebody's own, are told apart. */
function placeOf(path: Path): string {
  const [first, second, ...rest] = path;
  return first === "application" ? [`${first}.${second}`, ...rest].join("/") : path.join("/");
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
