import type { EnvironmentDefinition } from "../../environments/schema";
import { PlatformStack } from "../../stacks/platform";
import { environmentWith } from "./environments";
import { synthStacks } from "./synth-stacks";

/** The platform stack of `base` (DebtFlow's production) with the value at each path replaced. */
export function platformWith(changes: Readonly<Record<string, unknown>>, base?: EnvironmentDefinition): string {
  const environment = environmentWith(changes, base);
  const json = synthStacks((app) => {
    new PlatformStack(app, environment);
  }).stacks[`${environment.id}-platform`];
  if (json === undefined) {
    throw new Error(`no platform of ${environment.id}`);
  }
  return json;
}
