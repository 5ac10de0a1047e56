import { ConfigurationError } from "../lib/errors";
import { pathText, problemsOf } from "./problems";
import { rules } from "./rules";
import { type Environment, type EnvironmentDefinition, idOf, type Sections, sections } from "./schema";
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
  const valid = parsed.success ? parsed.data : validSections(definition);

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
  return parsed.success && problems.length === 0 ? { environment: { ...parsed.data, id: root }, problems } : { problems };
}

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
