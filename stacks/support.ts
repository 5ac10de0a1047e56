import type { Environment } from "../environments/schema";
import { eksVersionsDate } from "../lib/data/eks-versions";
import exceptions from "../policies/support-exceptions.json";
import { dayOf, daysBetween, supportReport, versionsOf, warningDays } from "./lifecycle";

/** A line for each version whose support ends soon or has ended. Said and not refused: an outage is no time to be kept from a deployment. */
export function endingSupport(environments: readonly Environment[], today: Date = new Date()): string[] {
  const { warnings, failures } = supportReport(environments.flatMap(versionsOf), exceptions, dayOf(today));
  return [...failures, ...warnings, ...oldCatalogue(environments, dayOf(today))];
}

/** Clusters that take their add-ons and nodes from a catalogue that nobody raised for a while. */
function oldCatalogue(environments: readonly Environment[], today: string): string[] {
  const days = daysBetween(eksVersionsDate, today);
  return environments.some(({ target }) => target === "aws") && days > warningDays
    ? [
        `lib/data/eks-versions.ts: the versions of EKS' add-ons and nodes are of ${eksVersionsDate}, ${days} days ago; slipway upgrades --aws tells newer ones`,
      ]
    : [];
}
