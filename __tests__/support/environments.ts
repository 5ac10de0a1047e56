import { loadEnvironments } from "../../environments";
import { type Environment, type EnvironmentDefinition, idOf } from "../../environments/schema";
import { definitionWith } from "./definitions";

/** A checked environment: `base` (DebtFlow's production) with the value at each path replaced; `others` are there beside it. */
export function environmentWith(
  changes: Readonly<Record<string, unknown>>,
  base?: EnvironmentDefinition,
  others: readonly EnvironmentDefinition[] = [],
): Environment {
  const definition = definitionWith(changes, base);
  const [environment] = loadEnvironments(others.length === 0 ? "" : idOf(definition), [definition, ...others]);
  if (environment === undefined) {
    throw new Error("one definition gives one environment");
  }
  return environment;
}
