import { ConfigurationError } from "../lib/errors";
import { type Checked, checkEnvironment } from "./check";
import { production } from "./debtflow/production";
import { staging } from "./debtflow/staging";
import { local } from "./local";
import { type Environment, type EnvironmentDefinition, idOf } from "./schema";
import { checkTogether } from "./together";

/** Every environment of this repository. */
const definitions: readonly EnvironmentDefinition[] = [staging, production, local];

/** Ids of all environments, whether they are valid or not. */
export const environmentIds = (from: readonly EnvironmentDefinition[] = definitions): string[] => from.filter(hasId).map(idOf);

/** Every environment with the problems that it has, clashes with others included: what is wrong with one hides no other. */
export function checkedEnvironments(from: readonly EnvironmentDefinition[] = definitions): readonly Checked[] {
  const all = from.map(checkEntry);
  return all.map((one) => {
    const clashes = checkTogether(all.map((other) => ({ ...other, isSelected: other === one })));
    const { id, valid, problems } = one;
    return clashes.length === 0 ? one : { id, valid, problems: [...problems, ...clashes] };
  });
}

/** Ids of those that live on the emulator. */
export const emulatedIds = (): string[] => definitions.filter((one) => hasId(one) && one.target === "emulator").map(idOf);

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
  const all = from.map((definition, at) => ({ ...checkEntry(definition, at), isSelected: isSelected(definition) }));
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
  const known = environmentIds(from);
  for (const name of wanted) {
    if (!known.includes(name)) {
      throw new ConfigurationError("SLIPWAY_ENVIRONMENTS", "names an unknown environment", name, known);
    }
  }
  return (definition) => wanted.length === 0 || (hasId(definition) && wanted.includes(idOf(definition)));
}

/** What an import gives that is misspelt or goes in a circle is not what its type says. */
const isDefinition = (definition: unknown): definition is EnvironmentDefinition =>
  typeof definition === "object" && definition !== null;

const hasId = (definition: EnvironmentDefinition): boolean => isDefinition(definition) && typeof definition.system === "string";

function checkEntry(definition: EnvironmentDefinition, at: number): Checked {
  if (isDefinition(definition)) {
    return checkEnvironment(definition);
  }
  const id = `environments/index.ts[${at}]`;
  const what = definition === undefined ? "undefined: its import is misspelt, or goes in a circle" : "no environment";
  const problem = `entry ${at + 1} of the list of environments is ${what}`;
  return { id, valid: {}, problems: [new ConfigurationError(id, problem, definition, "an EnvironmentDefinition")] };
}
