import type { EnvironmentDefinition } from "../../environments/schema";
import { production } from "./debtflow/production";

/** A valid definition with the value at `path` (such as `network.zones.0`) replaced, or taken away by undefined. */
export function definitionWith(
  changes: Readonly<Record<string, unknown>>,
  base: EnvironmentDefinition = production,
): EnvironmentDefinition {
  const definition: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const parent = keys.reduce<Record<string, unknown>>(
      (table, key) => {
        table[key] ??= {};
        return table[key] as Record<string, unknown>;
      },
      definition as Record<string, unknown>,
    );
    if (value === undefined) {
      delete parent[last];
    } else {
      parent[last] = value;
    }
  }
  return definition as EnvironmentDefinition;
}
