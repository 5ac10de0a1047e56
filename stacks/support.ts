import type { Environment } from "../environments/schema";
import exceptions from "../policies/support-exceptions.json";
import { dayOf, supportReport, versionsOf } from "./lifecycle";

/** A line for each version whose support ends soon or has ended. Said and not refused: an outage is no time to be kept from a deployment. */
export function endingSupport(environments: readonly Environment[], today: Date = new Date()): string[] {
  const { warnings, failures } = supportReport(environments.flatMap(versionsOf), exceptions, dayOf(today));
  return [...failures, ...warnings];
}
