import { loadEnvironments } from "../../environments";
import type { Environment, EnvironmentDefinition } from "../../environments/schema";
import { definitionWith } from "./definitions";

/** A checked environment: `base` (DebtFlow's production) with the value at each path replaced. */
export function environmentWith(changes: Readonly<Record<string, unknown>>, base?: EnvironmentDefinition): Environment {
  const [environment] = loadEnvironments("", [definitionWith(changes, base)]);
  if (environment === undefined) {
    throw new Error("one definition gives one environment");
  }
  return environment;
}
