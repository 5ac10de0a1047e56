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
 * The environments to synthesize: all, or those that `selection` names, such as `debtflow-production,local`. Of the others only that is
 * told which clashes with one of these.
 *
 * @throws ConfigurationError with every problem of every environment that was asked for
 */
export function loadEnvironments(
  selection: string | undefined = process.env.SLIPWAY_ENVIRONMENTS,
  from: readonly EnvironmentDefinition[] = definitions,
): Environment[] {
  const isSelected = selected(selection, from);
  const all = from.map((definition) => ({
    id: idOf(definition),
    isSelected: isSelected(definition),
    ...checkEnvironment(definition),
  }));
  const asked = all.filter((one) => one.isSelected);
  const [first, ...rest] = [...asked.flatMap(({ problems }) => problems), ...checkTogether(all)];
  if (first !== undefined) {
    throw ConfigurationError.all([first, ...rest]);
  }
  return asked.flatMap(({ environment }) => environment ?? []);
}

function selected(
  selection: string | undefined,
  from: readonly EnvironmentDefinition[],
): (definition: EnvironmentDefinition) => boolean {
  const wanted = (selection ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const known = from.map(idOf);
  for (const name of wanted) {
    if (!known.includes(name)) {
      throw new ConfigurationError("SLIPWAY_ENVIRONMENTS", "names an unknown environment", name, known);
    }
  }
  return (definition) => wanted.length === 0 || wanted.includes(idOf(definition));
}
