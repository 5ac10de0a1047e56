import { addonsOf, catalogue } from "../addons";
import type { Environment } from "../environments/schema";
import { cacheEngineOf } from "../lib/cache-engines";
import { cacheEnds, kubernetesEnds, postgresEnds } from "../lib/end-of-support";

/** Days before the end of support from which on a version is warned of. */
export const warningDays = 90;

/** A version that an environment chose, and how long somebody else mends it. */
export interface ChosenVersion {
  /** Where it was chosen, such as `debtflow-production.cluster.version`. */
  readonly path: string;
  /** Such as `Kubernetes 1.35` or `chart cert-manager v1.21.1`. */
  readonly what: string;
  /** Last day of support, ISO 8601. @default - none is announced */
  readonly until?: string;
}

const endOf = ({ standard, extended }: { standard: string; extended: string }, support: string): string =>
  support === "EXTENDED" ? extended : standard;

/** Every version that the environment chose which ends some day: cluster, database, cache, and the charts of its add-ons. */
export function versionsOf(environment: Environment): ChosenVersion[] {
  const { id, cluster, database, cache } = environment;
  const kubernetes = kubernetesEnds[cluster.version];
  const chosen = cache && cacheEngineOf(cache);
  const cacheEnd = chosen && cacheEnds[chosen.engine][chosen.engineVersion.replace(/\..*$/, "")];
  return [
    {
      path: `${id}.cluster.version`,
      what: `Kubernetes ${cluster.version}`,
      until: endOf(kubernetes, cluster.support),
    },
    ...(database
      ? [
          {
            path: `${id}.database.${database.endOfSupportAcceptedUntil ? "endOfSupportAcceptedUntil" : "engineVersion"}`,
            what: `PostgreSQL ${database.engineVersion}`,
            // Never later than the end itself: somebody said how long it may stay.
            until: database.endOfSupportAcceptedUntil ?? endOf(postgresEnds[database.engineVersion], database.support),
          },
        ]
      : []),
    ...(chosen
      ? [
          {
            path: `${id}.cache.engineVersion`,
            what: `${chosen.engine === "redis" ? "Redis" : "Valkey"} ${chosen.engineVersion}`,
            ...(cacheEnd && { until: cacheEnd.standard }),
          },
        ]
      : []),
    ...addonsOf(environment).map(([name]) => {
      const { chart, version, supportedUntil } = catalogue[name];
      return { path: `${id}.addons.${name}`, what: `chart ${chart} ${version}`, until: supportedUntil };
    }),
  ];
}

/** A version that may outlive its support, for a while and with a reason: an entry of policies/support-exceptions.json. */
export interface SupportException {
  /** As in {@link ChosenVersion}. */
  readonly what: string;
  /** Day (ISO 8601) after which it fails again. */
  readonly until: string;
  readonly reason: string;
}

/** What somebody should know about the versions of all environments, a line each. */
export interface SupportReport {
  /** Support ends within {@link warningDays}, or has ended with an exception that still holds. */
  readonly warnings: readonly string[];
  /** Support has ended. */
  readonly failures: readonly string[];
}

/** @param today ISO 8601 */
export function supportReport(
  versions: readonly ChosenVersion[],
  exceptions: readonly SupportException[],
  today: string,
): SupportReport {
  const warnings: string[] = [];
  const failures: string[] = [];
  for (const { path, what, until } of versions) {
    const exception = exceptions.find((one) => one.what === what && one.until >= today);
    if (until !== undefined && until < today) {
      const line = `${path}: support of ${what} ended on ${until}`;
      if (exception === undefined) {
        failures.push(`${line}; allowed: a newer version, or an entry in policies/support-exceptions.json`);
      } else {
        warnings.push(`${line}; accepted until ${exception.until}: ${exception.reason}`);
      }
    } else if (until !== undefined && daysBetween(today, until) <= warningDays) {
      warnings.push(`${path}: support of ${what} ends on ${until}, in ${daysBetween(today, until)} days`);
    }
  }
  return { warnings, failures };
}

/** What is wrong with the exceptions: one is past, or no environment has what it is for. */
export function exceptionFailures(
  versions: readonly ChosenVersion[],
  exceptions: readonly SupportException[],
  today: string,
): string[] {
  return exceptions.flatMap(({ what, until }) => {
    if (until < today) {
      return [`policies/support-exceptions.json: the exception of ${what} ended on ${until}`];
    }
    const isNeeded = versions.some((version) => version.what === what);
    return isNeeded ? [] : [`policies/support-exceptions.json: no environment has ${what} any more`];
  });
}

/** Day of a date in UTC, ISO 8601. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
