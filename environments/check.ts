import { databaseJob } from "../application/databases";
import { withImplied } from "../application/implied";
import type { ConfigurationError } from "../lib/errors";
import { withoutSecrets } from "../lib/secret-looking";
import { meantBy } from "../lib/suggest";
import { errorOf, problemsOf } from "./problems";
import { reservedProblems } from "./reserved";
import { rules } from "./rules";
import { statedIn } from "./rules/rule";
import { type Environment, type EnvironmentDefinition, idOf, type Sections, sections } from "./schema";
import { workload } from "./schema/addons";
import { secretProblems } from "./secrets";
import { templateProblems } from "./templates";

/** An environment, unless there are problems. */
export interface Checked {
  /** Its id, as far as its definition says one. */
  readonly id: string;
  readonly environment?: Environment;
  /** Its sections that are valid by themselves, complete with defaults. */
  readonly valid: Partial<Sections>;
  readonly problems: readonly ConfigurationError[];
}

/** The environment that a definition states, or every problem that it has. */
export function checkEnvironment(definition: EnvironmentDefinition): Checked {
  const root = typeof definition.system === "string" ? withoutSecrets(idOf(definition)) : "environment";
  const parsed = sections.safeParse(definition, { reportInput: true });
  const problems = parsed.success ? [] : problemsOf(root, sections, definition, parsed.error.issues);
  const valid = completed(parsed.success ? parsed.data : validSections(definition));

  const stated = statedIn(definition);
  for (const { needs, check } of rules) {
    if (parsed.success || needs.every((name) => name in valid)) {
      problems.push(...[...check(valid, stated)].map((problem) => errorOf(root, problem)));
    }
  }
  for (const problem of [...reservedProblems(definition), ...templateProblems(definition), ...secretProblems(definition)]) {
    problems.push(errorOf(root, problem));
  }
  return parsed.success && problems.length === 0
    ? { id: root, environment: { ...parsed.data, ...completed(parsed.data), id: root }, valid, problems }
    : { id: root, valid, problems };
}

/** With what the environment adds to its application: rules see all that there will be. */
function completed(valid: Partial<Sections>): Partial<Sections> {
  const { application, workloads } = valid;
  if (application === undefined) {
    return valid;
  }
  const all = withImplied(application, valid);
  const added = databaseJob in all.jobs && !(databaseJob in application.jobs) ? { [databaseJob]: databaseJobSize } : {};
  return { ...valid, application: all, ...(workloads && { workloads: { ...added, ...sizesOf(valid, workloads) } }) };
}

/** Without that of a job which a database adds of which nothing is known. */
function sizesOf(valid: Partial<Sections>, workloads: Sections["workloads"]): Sections["workloads"] {
  const isKnown = "database" in valid || databaseJob in (valid.application?.jobs ?? {});
  return Object.fromEntries(Object.entries(workloads).filter(([name]) => isKnown || name !== databaseJob));
}

/** Of the job that makes databases, where a stage does not say. */
const databaseJobSize = workload.parse({
  requests: { cpu: "50m", memory: "64Mi" },
  limits: { cpu: "250m", memory: "128Mi" },
});

/**
 * The sections that are valid by themselves, so that rules between them are still checked when another one is not. One whose name is
 * misspelt is not there, which does not mean that the environment does without.
 */
function validSections(definition: EnvironmentDefinition): Partial<Sections> {
  const given = definition as Readonly<Record<string, unknown>>;
  const names = Object.keys(sections.shape);
  const misspelt = Object.keys(given)
    .filter((key) => !names.includes(key))
    .map((key) => meantBy(key, names));
  return Object.fromEntries(
    Object.entries(sections.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(given[name]);
      return parsed.success && (name in given || !misspelt.includes(name)) ? [[name, parsed.data]] : [];
    }),
  );
}
