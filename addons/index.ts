import type { Environment } from "../environments/schema";
import type { Addon } from "./addon";
import type { AddonName } from "./catalogue";
import { metricsServer } from "./metrics-server";

export type { Addon, AddonContext } from "./addon";
export { type AddonName, type CatalogueEntry, catalogue } from "./catalogue";

/** Every add-on. */
export const addons = { metricsServer } as const satisfies Partial<Record<AddonName, Addon>>;

/** The add-ons that an environment has, each after those that it needs. */
export function addonsOf(environment: Environment): [AddonName, Addon][] {
  const on = Object.entries(addons).filter(([, addon]) => addon.isOn(environment)) as [AddonName, Addon][];
  const placed: [AddonName, Addon][] = [];
  while (placed.length < on.length) {
    const there = placed.map(([name]) => name);
    const next = on.find(
      ([name, { after }]) => !there.includes(name) && on.every(([other]) => !after.includes(other) || there.includes(other)),
    );
    if (next === undefined) {
      throw new Error(`add-ons wait for each other: ${on.map(([name]) => name).filter((name) => !there.includes(name))}`);
    }
    placed.push(next);
  }
  return placed;
}
