import { applicationValues, type PlatformFacts } from "../../application/values";
import type { Environment } from "../../environments/schema";
import { argoCdServer } from "../../lib/cluster-names";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import type { Construct } from "../../lib/terraform";
import { addRelease, LocalChart } from "../release";

const apiVersion = "argoproj.io/v1alpha1";
/** Keeps an object until Argo CD has deleted what it stands for. */
const finalizers = ["resources-finalizer.argocd.argoproj.io"];

/**
 * The application as an Argo CD Application: Argo CD installs the chart from the team's repository, with the values that follow from
 * the environment. It stands in the application's namespace, where whoever deploys has rights; the add-ons make the project that bounds it.
 */
export function deliverByArgoCd(scope: Construct, environment: Environment, facts: PlatformFacts): void {
  const { name, namespace } = environment.application;
  addRelease(scope, "application", {
    name: `${name}-application`,
    namespace,
    chart: { local: new LocalChart(scope, "chart", "resources") },
    values: { objects: [applicationOf(environment, facts)] },
  });
}

function applicationOf(environment: Environment, facts: PlatformFacts): KubernetesObject {
  const { name, namespace } = environment.application;
  const { repository, revision, path, imageTagsFile } = sourceOf(environment);
  const values = applicationValues(environment, facts, "waves");
  const autoscaled = Object.entries(values.components ?? {}).flatMap(([component, { autoscaling }]) =>
    autoscaling === undefined ? [] : [`${name}-${component}`],
  );
  return {
    apiVersion,
    kind: "Application",
    metadata: { name, namespace, finalizers },
    spec: {
      project: name,
      source: {
        repoURL: repository,
        targetRevision: revision,
        path,
        helm: {
          releaseName: name,
          // From the repository's root. What the environment says wins over what stands there.
          ...(imageTagsFile !== undefined && { valueFiles: [`/${imageTagsFile}`] }),
          valuesObject: values,
        },
      },
      destination: { server: argoCdServer, namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: 5, backoff: { duration: "30s", factor: 2, maxDuration: "10m" } },
        syncOptions: [
          // The add-ons stack makes the namespace, with its labels.
          "CreateNamespace=false",
          "ServerSideApply=true",
          // What goes may still be needed by pods that have not been replaced yet.
          "PruneLast=true",
          ...(autoscaled.length > 0 ? ["RespectIgnoreDifferences=true"] : []),
        ],
      },
      // Whatever kind it is: the number of its pods is its autoscaler's.
      ...(autoscaled.length > 0 && {
        ignoreDifferences: autoscaled.map((component) => ({
          group: "*",
          kind: "*",
          name: component,
          jsonPointers: ["/spec/replicas"],
        })),
      }),
    },
  };
}

function sourceOf({ id, addons: { argoCd } }: Environment): NonNullable<Environment["addons"]["argoCd"]> {
  if (argoCd === undefined) {
    throw new Error(`${id} has no addons.argoCd: environments are checked for it before this`);
  }
  return argoCd;
}
