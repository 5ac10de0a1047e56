import type { Environment } from "../environments/schema";
import { cacheEngineOf, newestCacheVersion } from "../lib/cache-engines";
import { type AddonName, addonNames, eksVersions } from "../lib/data/eks-versions";
import { postgresUpgrades } from "../lib/data/postgres-upgrades";
import { addonVersionsOf, goesBack, nodeReleaseOf, unmanaged } from "../lib/eks-versions";
import { kubernetesEnds } from "../lib/end-of-support";
import { versionsOf } from "./lifecycle";

/**
 * What is raised, in this order: add-ons are chosen by the control plane's version, nodes are never newer than it, and both come
 * back when a data store is not.
 */
export const upgradeSteps = ["control plane", "add-ons", "nodes", "database", "cache"] as const;

/** Something that is not the newest of what it could be. */
export interface Upgrade {
  readonly step: (typeof upgradeSteps)[number];
  /** Setting that says it, such as `debtflow-production.cluster.version`. */
  readonly path: string;
  /** What the environment states, or the catalogue for it. */
  readonly from: string;
  /** The next step from there. */
  readonly to: string;
  /** Last day of support of what is stated (ISO 8601). @default - none is announced */
  readonly until?: string;
  /** What to write, and what comes of it. */
  readonly how: string;
}

/** What goes with one minor version of Kubernetes. */
export type EksRelease = (typeof eksVersions)["1.35"];

/** What is behind, in the order in which to raise it. @param newest of EKS, for the cluster's version. @default - the catalogue's */
export function upgradesOf(environment: Environment, newest: EksRelease = eksVersions[environment.cluster.version]): Upgrade[] {
  return [
    ...controlPlane(environment),
    ...addons(environment, newest.addons),
    ...nodes(environment, newest.nodes),
    ...database(environment),
    ...cache(environment),
  ];
}

/** The last day of what a setting chose. */
function endOf(environment: Environment, what: string): { readonly until?: string } {
  const until = versionsOf(environment).find((version) => version.what === what)?.until;
  return until === undefined ? {} : { until };
}

function controlPlane(environment: Environment): Upgrade[] {
  const { id, cluster } = environment;
  const minors = Object.keys(kubernetesEnds);
  const to = minors[minors.indexOf(cluster.version) + 1];
  if (to === undefined) {
    return [];
  }
  const after = cluster.support === "STANDARD" ? "; EKS does it by itself some day after the end of support" : "";
  return [
    {
      step: "control plane",
      path: `${id}.cluster.version`,
      from: cluster.version,
      to,
      ...endOf(environment, `Kubernetes ${cluster.version}`),
      how: `cluster.version: "${to}", which rolls the nodes${after}`,
    },
  ];
}

function addons({ id, cluster }: Environment, newest: Readonly<Record<AddonName, string>>): Upgrade[] {
  const versions = addonVersionsOf(cluster);
  return addonNames.flatMap((name) => {
    const [from = unmanaged, to] = [versions[name], newest[name]];
    const how = `cluster.addonVersions: { "${name}": "${to}" }, or a newer catalogue`;
    return isBehind(from, to) ? [{ step: "add-ons", path: `${id}.cluster.addonVersions.${name}`, from, to, how }] : [];
  });
}

function nodes({ id, cluster }: Environment, to: string): Upgrade[] {
  const groups = Object.entries(cluster.nodeGroups).filter(([, { adopted }]) => !adopted.enabled);
  const from = nodeReleaseOf(cluster) ?? unmanaged;
  const how = `cluster.nodeRelease: "${to}", or a newer catalogue; it rolls the nodes of ${groups.map(([name]) => name).join(", ")}`;
  return groups.length > 0 && isBehind(from, to) ? [{ step: "nodes", path: `${id}.cluster.nodeRelease`, from, to, how }] : [];
}

/** What is unmanaged is raised by nobody, and so behind some day. */
const isBehind = (from: string, to: string): boolean => from === unmanaged || goesBack(to, from);

function database(environment: Environment): Upgrade[] {
  const { id, database: settings } = environment;
  const from = settings?.engineVersion;
  const to = from && postgresUpgrades[from].at(-1);
  return from === undefined || to === undefined
    ? []
    : [
        {
          step: "database",
          path: `${id}.database.engineVersion`,
          from,
          to,
          ...endOf(environment, `PostgreSQL ${from}`),
          how: `database.engineVersion: "${to}" with database.majorUpgrade, after a rehearsal on a copy: an outage of minutes, and no way back`,
        },
      ];
}

function cache(environment: Environment): Upgrade[] {
  const { id, cache: settings } = environment;
  if (settings === undefined) {
    return [];
  }
  const { engine, engineVersion: from } = cacheEngineOf(settings);
  const to = newestCacheVersion("valkey");
  const what = engine === "redis" ? "Redis" : "Valkey";
  return from === to
    ? []
    : [
        {
          step: "cache",
          path: `${id}.cache.engineVersion`,
          from: `${what} ${from}`,
          to: `Valkey ${to}`,
          ...endOf(environment, `${what} ${from}`),
          how: `cache.engine: "valkey" and cache.engineVersion: "${to}" with cache.upgrade, in place`,
        },
      ];
}
