import { loadEnvironments } from "../../environments";
import type { EnvironmentDefinition } from "../../environments/schema";
import { definitionWith } from "./definitions";

/** What a user is told about a definition (DebtFlow's production) with these changes, or `no problem`. */
export function messageOf(changes: Readonly<Record<string, unknown>>, base?: EnvironmentDefinition): string {
  return messageOfAll([definitionWith(changes, base)]);
}

/** What a user is told about these definitions, or `no problem`. */
export function messageOfAll(definitions: readonly EnvironmentDefinition[]): string {
  try {
    loadEnvironments("", definitions);
  } catch (error) {
    return (error as Error).message;
  }
  return "no problem";
}
