import { production } from "../../../environments/debtflow/production";
import { staging } from "../../../environments/debtflow/staging";
import { local } from "../../../environments/local";
import type { EnvironmentDefinition } from "../../../environments/schema";
import type { Dice } from "../dice";
import { someApplication, someWorkloads } from "./application";
import { someCluster } from "./cluster";
import { someBucket, someCache, someDatabase } from "./data";
import { someNetwork, somePlace } from "./network";
import { someAddons, someBackend, someCertificates, someRegistry, someServices } from "./services";

/** One of the repository's own environments, with some of its sections made anew. */
export function changedDefinition(dice: Dice): EnvironmentDefinition {
  const base = structuredClone(dice.one([production, staging, local]));
  const other = randomDefinition(dice, base);
  // Sections that agree with each other on names and zones come from one of the two only.
  const alone = [
    "backend",
    "registry",
    "secrets",
    "edge",
    "logs",
    "audit",
    "alarms",
    "backup",
    "budget",
    "pipeline",
    "addons",
    "tags",
  ];
  const changed = Object.fromEntries(Object.entries(other).filter(([name]) => alone.includes(name) && dice.chance(50)));
  return { ...base, ...changed };
}

/** An environment that is random in every section, and mostly valid. */
export function randomDefinition(dice: Dice, base: EnvironmentDefinition = production): EnvironmentDefinition {
  const place = somePlace(dice);
  const tier = dice.one(["production", "non-production"]);
  const isProduction = tier === "production";
  const buckets = Object.fromEntries(dice.labels(5).map((name) => [name, someBucket(dice, isProduction)]));
  const database = dice.chance(70) ? someDatabase(dice, place) : undefined;
  const cache = dice.chance(60) ? someCache(dice) : undefined;
  const { name = "", additionalNames = [] } = (database ?? {}) as { name?: string; additionalNames?: string[] };
  const application = someApplication(dice, {
    databases: database === undefined ? [] : [name, ...additionalNames],
    hasCache: cache !== undefined,
    buckets: Object.keys(buckets),
  });
  const singletons = Object.entries(application.components).flatMap(([of, { singleton }]) => (singleton ? [of] : []));
  const services = someServices(dice, place, isProduction);
  const addons: Record<string, unknown> = { ...someAddons(dice), ...someCertificates(dice, services) };
  const rolling = Object.entries(application.components).flatMap(([of, { singleton, port }]) =>
    "argoRollouts" in addons && addons.argoRollouts === true && !singleton && port !== undefined ? [of] : [],
  );
  const names = [application.components, application.jobs, application.cronJobs].flatMap((workloads) => Object.keys(workloads));
  return {
    ...base,
    system: dice.label(),
    ...(dice.chance(70) ? { stage: dice.label() } : { stage: undefined }),
    tier,
    account: place.account,
    region: place.region,
    backend: someBackend(dice, isProduction),
    application,
    network: someNetwork(dice, place),
    cluster: someCluster(dice, place),
    database,
    cache,
    buckets,
    registry: someRegistry(dice, isProduction),
    addons,
    workloads: someWorkloads(dice, names, singletons, rolling),
    dns: undefined,
    ingress: undefined,
    pipeline: undefined,
    ...services,
  } as EnvironmentDefinition;
}
