import { ConfigurationError } from "../lib/errors";
import { checkEnvironment } from "./check";
import { production } from "./debtflow/production";
import { staging } from "./debtflow/staging";
import { local } from "./local";
import { type Environment, type EnvironmentDefinition, idOf } from "./schema";
import { checkTogether } from "./together";

/** Every environment of this repository. */
const definitions: readonly EnvironmentDefinition[] = [staging, production, local];

/** Ids of all environments, whether they are valid or not. */
export const environmentIds = (): string[] => definitions.map(idOf);

/**
 * The environments to synthesize: all, or those that `selection` names, such as `debtflow-production,local`.
 *
 * @throws ConfigurationError with every problem of every environment that was asked for
 */
export function loadEnvironments(
  selection: string | undefined = process.env.SLIPWAY_ENVIRONMENTS,
  from: readonly EnvironmentDefinition[] = definitions,
): Environment[] {
  const results = selected(selection, from).map(checkEnvironment);
  const environments = results.flatMap(({ environment }) => environment ?? []);
  const [first, ...rest] = [...results.flatMap(({ problems }) => problems), ...checkTogether(environments)];
  if (first !== undefined) {
    throw ConfigurationError.all([first, ...rest]);
  }
  return environments;
}

function selected(selection: string | undefined, from: readonly EnvironmentDefinition[]): readonly EnvironmentDefinition[] {
  const wanted = (selection ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (wanted.length === 0) {
    return from;
  }
  const known = from.map(idOf);
  for (const name of wanted) {
    if (!known.includes(name)) {
      throw new ConfigurationError("SLIPWAY_ENVIRONMENTS", "names an unknown environment", name, known.join(", "));
    }
  }
  return from.filter((definition) => wanted.includes(idOf(definition)));
}
