import type { AddonContext, AddonName } from "../../addons";
import { neededFirst } from "../../addons";
import { tokenSeconds } from "../../lib/cluster-token";
import { ConfigurationError } from "../../lib/errors";
import { usualTimeout } from "../release";
import type { ValuedAddon } from "./releases";

/** Seconds that a controller's image, its certificate and its webhook take at least: less time only makes good releases fail. */
const leastSeconds = 120;

/**
 * How long a release is waited for that may take so many seconds. With a token, those that come one after another and the way back of the last
 * one end before it does: a release that is cut off stays `pending`, and is in the way of the next run.
 *
 * @throws ConfigurationError where they cannot
 */
export function timeoutsOf(context: AddonContext, addons: readonly ValuedAddon[]): (seconds: number) => number {
  const { environment } = context;
  if (environment.clusterAccess.type !== "token") {
    return (seconds) => seconds;
  }
  const { seconds: chain, releases } = longestChain(context, addons);
  const longest = Math.max(...addons.map(({ addon }) => addon.timeoutSeconds ?? usualTimeout), usualTimeout);
  const part = Math.min(1, tokenSeconds / (chain + longest));
  if (usualTimeout * part < leastSeconds) {
    throw new ConfigurationError(
      `${environment.id}.clusterAccess.type`,
      `is a login for 15 minutes, and the add-ons have ${releases} releases one after another: fewer than ${leastSeconds} seconds for each, and for the way back`,
      "token",
      "exec, kubeconfig, or fewer add-ons",
    );
  }
  return (seconds) => Math.floor(seconds * part);
}

/** The releases that wait for each other, from the network policies on, where together they may take longest. */
function longestChain(context: AddonContext, addons: readonly ValuedAddon[]): Chain {
  const there = new Map<AddonName, Chain>();
  const longestOf = (chains: readonly Chain[]) =>
    chains.reduce((one, other) => (other.seconds > one.seconds ? other : one), foundation);
  for (const { name, addon } of addons) {
    const before = longestOf(neededFirst(name, addon).flatMap((other) => there.get(other) ?? []));
    const others = [addon.prerequisites?.(context) ?? [], addon.resources?.(context) ?? []].filter(
      ({ length }) => length > 0,
    ).length;
    there.set(name, {
      seconds: before.seconds + (addon.timeoutSeconds ?? usualTimeout) + others * usualTimeout,
      releases: before.releases + 1 + others,
    });
  }
  return longestOf([...there.values()]);
}

interface Chain {
  readonly seconds: number;
  readonly releases: number;
}

/** The network policies. */
const foundation: Chain = { seconds: usualTimeout, releases: 1 };
