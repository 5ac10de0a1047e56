import { addonsOf, catalogue } from "../../addons";
import type { Environment } from "../../environments/schema";

/** Days before the end of a version's support from which on it is told. */
const warningDays = 90;

/** Versions whose support has ended, or ends soon, as a clause each. */
export function supportEnding(environment: Environment, today: Date): string[] {
  return addonsOf(environment).flatMap(([name]) => {
    const { chart, version, supportedUntil } = catalogue[name];
    const days = Math.floor((Date.parse(supportedUntil) - today.getTime()) / 86_400_000);
    return days > warningDays
      ? []
      : [`chart ${chart} ${version} ${days < 0 ? "was to be looked at by" : "is supported until"} ${supportedUntil}`];
  });
}
