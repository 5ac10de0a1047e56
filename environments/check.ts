import { databaseJob } from "../application/databases";
import { withImplied } from "../application/implied";
import { ConfigurationError } from "../lib/errors";
import { pathText, problemsOf } from "./problems";
import { rules } from "./rules";
import { type Environment, type EnvironmentDefinition, idOf, type Sections, sections } from "./schema";
import { workload } from "./schema/addons";
import { templateProblems } from "./templates";

/** An environment, unless there are problems. */
export interface Checked {
  readonly environment?: Environment;
  readonly problems: readonly ConfigurationError[];
}

/** The environment that a definition states, or every problem that it has. */
export function checkEnvironment(definition: EnvironmentDefinition): Checked {
  const root = typeof definition.system === "string" ? idOf(definition) : "environment";
  const parsed = sections.safeParse(definition, { reportInput: true });
  const problems = parsed.success ? [] : problemsOf(root, sections, definition, parsed.error.issues);
  const valid = completed(parsed.success ? parsed.data : validSections(definition));

  for (const rule of rules) {
    if (parsed.success || rule.needs.every((name) => name in valid)) {
      for (const { path, problem, given, allowed } of rule.check(valid)) {
        problems.push(new ConfigurationError(pathText(root, path), problem, given, allowed));
      }
    }
  }
  for (const { path, problem, given, allowed } of templateProblems(definition)) {
    problems.push(new ConfigurationError(pathText(root, path), problem, given, allowed));
  }
  return parsed.success && problems.length === 0
    ? { environment: { ...parsed.data, ...completed(parsed.data), id: root }, problems }
    : { problems };
}

/** With what the environment adds to its application: rules see all that there will be. */
function completed(valid: Partial<Sections>): Partial<Sections> {
  const { application, workloads } = valid;
  if (application === undefined) {
    return valid;
  }
  const all = withImplied(application, valid);
  const added = databaseJob in all.jobs && !(databaseJob in application.jobs) ? { [databaseJob]: databaseJobSize } : {};
  return { ...valid, application: all, ...(workloads && { workloads: { ...added, ...workloads } }) };
}

/** Of the job that makes databases, where a stage does not say. */
const databaseJobSize = workload.parse({
  requests: { cpu: "50m", memory: "64Mi" },
  limits: { cpu: "250m", memory: "128Mi" },
});

/** The sections that are valid by themselves, so that rules between them are still checked when another one is not. */
function validSections(definition: EnvironmentDefinition): Partial<Sections> {
  const given = definition as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(sections.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(given[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}
