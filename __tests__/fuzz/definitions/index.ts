import { pullSecretKeys } from "../../../application/schema";
import type { EnvironmentDefinition } from "../../../environments/schema";
import { local } from "../../support/debtflow/local";
import { production } from "../../support/debtflow/production";
import { staging } from "../../support/debtflow/staging";
import type { Dice } from "../dice";
import { someApplication, someWorkloads } from "./application";
import { someCluster } from "./cluster";
import { someBucket, someCache, someDatabase } from "./data";
import { someNetwork, somePlace } from "./network";
import { someAddons, someAlarms, someBackend, someCertificates, someRegistry, someServices } from "./services";

/** One of the repository's own environments, with some of its sections made anew. */
export function changedDefinition(dice: Dice): EnvironmentDefinition {
  const base = structuredClone(dice.one([production, staging, local]));
  const other = randomDefinition(dice, base);
  // Sections that agree with each other on names and zones come from one of the two only.
  const alone = ["backend", "registry", "secrets", "logs", "pipeline", "addons", "tags"];
  const changed = Object.fromEntries(Object.entries(other).filter(([name]) => alone.includes(name) && dice.chance(50)));
  // DebtFlow is behind a load balancer, and has secrets.
  const needed = { loadBalancerController: true, externalSecrets: true };
  return {
    ...base,
    ...changed,
    ...("addons" in changed && {
      addons: { ...other.addons, ...(dice.chance(97) && needed) },
      delivery: other.delivery,
      alarms: other.alarms,
    }),
  } as EnvironmentDefinition;
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
  const cluster = someCluster(dice, place);
  const services = someServices(dice, place, isProduction);
  const addons: Record<string, unknown> = { ...someAddons(dice), ...someCertificates(dice, services) };
  const application = someApplication(dice, {
    databases: database === undefined ? [] : [name, ...additionalNames],
    hasCache: cache !== undefined,
    buckets: Object.keys(buckets),
    hasIngress: "ingress" in services,
    hasSecrets: canFetchSecrets(addons),
  });
  const singletons = Object.entries(application.components).flatMap(([of, { singleton }]) => (singleton ? [of] : []));
  const rolling = Object.entries(application.components).flatMap(([of, component]) => {
    const { singleton, port } = component;
    const may = "argoRollouts" in addons && addons.argoRollouts === true && !("storage" in component);
    return may && !singleton && port !== undefined ? [of] : [];
  });
  const finite = [application.jobs, application.cronJobs].flatMap((workloads) => Object.keys(workloads));
  const registry = someRegistry(dice, isProduction, canFetchSecrets(addons));
  const login =
    "pullSecret" in registry ? { [String(registry.pullSecret)]: { source: "external", keys: [...pullSecretKeys] } } : {};
  const stateful = Object.entries(application.components).flatMap(([of, component]) => ("storage" in component ? [of] : []));
  const names = [application.components, application.jobs, application.cronJobs].flatMap((workloads) => Object.keys(workloads));
  return {
    ...base,
    system: dice.label(),
    ...(dice.chance(70) ? { stage: dice.label() } : { stage: undefined }),
    tier,
    account: place.account,
    region: place.region,
    backend: someBackend(dice, isProduction),
    application: { ...application, secrets: { ...application.secrets, ...login } },
    network: someNetwork(dice, place),
    cluster,
    database,
    cache,
    buckets,
    registry,
    addons,
    workloads: someWorkloads(dice, names, singletons, stateful, rolling, finite),
    dns: undefined,
    ingress: undefined,
    pipeline: undefined,
    ...services,
    ...alarmsFor(dice, addons),
    delivery: "argoCd" in addons && dice.chance(98) ? "argocd" : "helm",
  } as EnvironmentDefinition;
}

/** Somebody is told, mostly where there is somebody to raise an alarm. */
const alarmsFor = (dice: Dice, { monitoring }: { monitoring?: unknown }) => ({
  alarms: (monitoring === undefined ? dice.chance(1) : dice.chance(50)) ? someAlarms(dice) : undefined,
});

/** The secrets operator. */
const canFetchSecrets = ({ externalSecrets }: { externalSecrets?: unknown }) => externalSecrets !== false;
