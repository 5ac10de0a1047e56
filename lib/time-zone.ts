import { timeZoneTable } from "./data/time-zones";
import type { Refusal } from "./refusal";
import { nearest } from "./suggest";

const zones: ReadonlySet<string> = new Set(timeZoneTable.trim().split(/\s+/));
const inLowerCase: ReadonlySet<string> = new Set([...zones].map((name) => name.toLowerCase()));

/**
 * What is wrong with a time zone of PostgreSQL, which takes the same names in any case of letters. It would take POSIX' specifications as well, even
 * misspelt ones, as an offset from UTC: `Etc/GMT+5` says the same. Source: PostgreSQL, "Time Zones".
 */
export const postgresTimeZoneRefusal = (name: string): Refusal | undefined =>
  inLowerCase.has(name.toLowerCase()) ? undefined : timeZoneRefusal(name);

/** What is wrong with a time zone: Kubernetes, KEDA and Alertmanager take a name of the IANA database as it is spelled there, and no offset. */
export function timeZoneRefusal(name: string): Refusal | undefined {
  if (zones.has(name)) {
    return undefined;
  }
  const meant = nearest(name, [...zones])[0] ?? "Europe/Berlin";
  return { problem: "is not a time zone", allowed: `an IANA name, such as ${meant}` };
}
