import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "../control-plane/cluster";
import { folderOf, type Target } from "../deployment/target";
import { inTools } from "../files";
import type { Progress } from "../start/progress";
import { readStack } from "../terraform/stack-files";
import { type Release, releasesOf, withCharts } from "./releases";
import { valuesOf } from "./values";

export interface InstallOptions {
  readonly cluster: Cluster;
  readonly target: Target;
  readonly stack: string;
  readonly progress: Progress;
  /** Terraform's arguments, such as values of the stack's variables. @default - none */
  readonly args?: readonly string[];
}

/**
 * Installs or upgrades a stack's releases in their order, by helm, as far as their charts are at hand.
 *
 * @returns a line for each that is left out
 * @throws ToolError when one does not come up
 */
export async function installReleases({
  cluster,
  target,
  stack,
  progress,
  args = [],
}: InstallOptions): Promise<readonly string[]> {
  const report = progress.of(stack);
  const folder = folderOf(target, stack);
  const releases = releasesOf(readStack(folder));
  const charts = new Map<string, string>();
  const lacks = new Map<string, string>();
  await Promise.all(
    releases.map(async (release) => {
      const chart = await chartOf(cluster, release, folder);
      if (chart === undefined) {
        lacks.set(release.id, `its chart ${release.version} cannot be fetched here`);
      } else {
        charts.set(release.id, chart);
      }
    }),
  );
  const { installable, leftOut } = withCharts(releases, lacks);
  // What goes with an add-on, such as its custom resources, has a chart of the project's own.
  const lines = releases.flatMap(({ id, name, repository }) =>
    leftOut.has(id) && repository !== undefined ? [`${name}: ${leftOut.get(id)}`] : [],
  );
  for (const line of lines) {
    report(`left out: ${line}`);
  }
  const values = await valuesOf(target, stack, installable, args);
  for (const release of installable) {
    report(`helm upgrade --install ${release.name}`);
    await cluster.helm(upgradeOf(release, charts.get(release.id) ?? ""), values[release.id] ?? {});
  }
  return lines;
}

function upgradeOf({ name, namespace, skipCrds }: Release, chart: string): string[] {
  const flags = ["--wait", "--wait-for-jobs", "--timeout=180s", "--history-max=10", ...(skipCrds ? ["--skip-crds"] : [])];
  return ["upgrade", "--install", name, chart, `--namespace=${namespace}`, ...flags];
}

/** Path of the chart, which is fetched where it is none of the project's own; undefined where that cannot be. */
async function chartOf(cluster: Cluster, release: Release, folder: string): Promise<string | undefined> {
  const { chart, repository, version = "" } = release;
  if (repository === undefined) {
    return join(folder, chart);
  }
  const place = inTools("charts");
  const file = join(place, `${chart}-${version}.tgz`);
  const source = repository.startsWith("oci://") ? [`${repository}/${chart}`] : [chart, `--repo=${repository}`];
  const fetch = () => cluster.tryHelm(["pull", ...source, `--version=${version}`, `--destination=${place}`]);
  return existsSync(file) || (await fetch()).code === 0 ? file : undefined;
}
