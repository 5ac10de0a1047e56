import { join } from "node:path";
import { builtImagesOf } from "../../application/workloads";
import { stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { imageTagsName } from "../../lib/image-tag";
import type { Cluster } from "../control-plane/cluster";
import { ControlPlane } from "../control-plane/control-plane";
import { addKinds } from "../control-plane/kinds";
import { files } from "../control-plane/servers";
import { end, folderOf as filesOf, kept } from "../control-plane/state";
import { folderOf, type Target } from "../deployment/target";
import type { Progress } from "../start/progress";
import { readStack } from "../terraform/stack-files";
import { installReleases } from "./install";
import { manifestsOf } from "./manifests";

const prefix = "slipway-";

/** Name of an environment's simulated cluster, and of its context. */
const nameOf = (id: string): string => `${prefix}${id}`;

/** The simulated cluster of an environment, if it runs. */
export const findSimulated = (id: string, report: (line: string) => void): Promise<ControlPlane | undefined> =>
  ControlPlane.find(nameOf(id), report);

/** It, or a new one, which stays when this process ends. */
export async function startSimulated(id: string, report: (line: string) => void): Promise<ControlPlane> {
  return (await findSimulated(id, report)) ?? ControlPlane.start({ name: nameOf(id), stays: true, onProgress: report });
}

/** Ends the simulated cluster of an environment, or those of all; returns whether there was one. */
export async function endSimulated(id: string | undefined, report: (line: string) => void): Promise<boolean> {
  const names = kept().filter((name) => (id === undefined ? name.startsWith(prefix) : name === nameOf(id)));
  for (const name of names) {
    await end(name);
    report(`simulated cluster ${name} ended, with everything in it`);
  }
  return names.length > 0;
}

/** The environment as it goes into its simulated cluster. */
export function ontoSimulated(environment: Environment): Environment {
  const name = nameOf(environment.id);
  return {
    ...environment,
    clusterAccess: { type: "kubeconfig", context: name, path: join(filesOf(name), files.kubeconfig), optional: false },
  };
}

/** Tag of images that nobody pulls. */
const simulatedTag = "simulated";

/** What came into the cluster, and what did not. */
export interface Filled {
  /** Running pods by namespace. */
  readonly pods: Readonly<Record<string, number>>;
  /** A line for each release that is not there. */
  readonly leftOut: readonly string[];
}

/**
 * Puts add-ons and application into the simulated cluster, as their synthesized stacks have them, by helm and kubectl: the same way
 * on every machine, whether Terraform's providers are to be had or not.
 *
 * @throws ToolError when the application does not come up
 */
export async function fillSimulated(
  { cluster }: ControlPlane,
  target: Target,
  environment: Environment,
  progress: Progress,
): Promise<Filled> {
  const leftOut: string[] = [];
  const [addons, application] = [stackOf(target, "addons"), stackOf(target, "application")];

  progress.of(addons)("namespaces, rights, priorities and storage classes");
  await cluster.kubectl("apply --server-side --force-conflicts --filename=-".split(" "), {
    apiVersion: "v1",
    kind: "List",
    items: manifestsOf(readStack(folderOf(target, addons))),
  });
  leftOut.push(...(await installReleases({ cluster, target, stack: addons, progress })));
  // The add-ons' webhooks have nobody behind them, and would refuse everything.
  await cluster.kubectl("delete validatingwebhookconfigurations,mutatingwebhookconfigurations --all".split(" "));
  await addKinds(cluster);

  const tags = Object.fromEntries(builtImagesOf(environment.application).map((image) => [image, simulatedTag]));
  const args = Object.keys(tags).length > 0 ? [`-var=${imageTagsName}=${JSON.stringify(tags)}`] : [];
  leftOut.push(...(await installReleases({ cluster, target, stack: application, progress, args })));
  return { pods: await runningPods(cluster), leftOut };
}

interface Pods {
  readonly items: readonly { readonly metadata: { readonly namespace: string }; readonly status: { readonly phase?: string } }[];
}

async function runningPods(cluster: Cluster): Promise<Readonly<Record<string, number>>> {
  const { items } = await cluster.kubectlJson<Pods>(["get", "pods", "--all-namespaces"]);
  const counts: Record<string, number> = {};
  for (const { metadata, status } of items) {
    if (status.phase === "Running") {
      counts[metadata.namespace] = (counts[metadata.namespace] ?? 0) + 1;
    }
  }
  return counts;
}
