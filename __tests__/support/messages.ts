import { loadEnvironments } from "../../environments";
import type { EnvironmentDefinition } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import { definitionWith } from "./definitions";

/** What a user is told about a definition (DebtFlow's production) with these changes, or `no problem`. */
export function messageOf(changes: Readonly<Record<string, unknown>>, base?: EnvironmentDefinition): string {
  return messageOfAll([definitionWith(changes, base)]);
}

/** What a user is told about these definitions, or `no problem`; of those that `selection` names. */
export function messageOfAll(definitions: readonly EnvironmentDefinition[], selection = ""): string {
  return refusalOf(definitions, selection)?.message ?? "no problem";
}

/** Every problem of a definition with these changes, each for itself, as a machine reads them. */
export function problemsOf(changes: Readonly<Record<string, unknown>>): readonly ConfigurationError[] {
  const refusal = refusalOf([definitionWith(changes)], "");
  return refusal instanceof ConfigurationError ? refusal.problems : [];
}

function refusalOf(definitions: readonly EnvironmentDefinition[], selection: string): Error | undefined {
  try {
    loadEnvironments(selection, definitions);
  } catch (error) {
    return error as Error;
  }
  return undefined;
}
