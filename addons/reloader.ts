import { priorityClasses } from "../lib/cluster-names";
import type { Addon } from "./addon";
import { restrictedContainer, restrictedPod } from "./security";

/** The values of its chart that are used here. Source: stakater/Reloader, deployments/kubernetes/chart/reloader/values.yaml. */
interface ReloaderValues {
  readonly reloader: {
    readonly watchGlobally: boolean;
    readonly namespaces: readonly string[];
    readonly ignoreJobs: boolean;
    readonly ignoreCronJobs: boolean;
    readonly isArgoRollouts: boolean;
    readonly reloadStrategy: "default" | "env-vars" | "annotations";
    readonly enableHA: boolean;
    readonly readOnlyRootFileSystem: boolean;
    readonly deployment: {
      readonly replicas: number;
      readonly securityContext: object;
      readonly containerSecurityContext: object;
      readonly priorityClassName: string;
      readonly resources: object;
    };
    readonly podDisruptionBudget: { readonly enabled: boolean; readonly minAvailable: number };
    readonly podMonitor: { readonly enabled: boolean };
  };
}

/** Restarts the application's pods when a secret of theirs was rotated: Helm sees nothing of it. */
export const reloader: Addon = {
  isOn: ({ addons }) => addons.reloader,
  after: ["monitoring"],
  values: ({ environment }): ReloaderValues => ({
    reloader: {
      // It reads secrets: those of the application's namespace, and no others.
      watchGlobally: false,
      namespaces: [environment.application.namespace],
      // A job is not run once more because a password is new.
      ignoreJobs: true,
      ignoreCronJobs: true,
      isArgoRollouts: environment.addons.argoRollouts,
      reloadStrategy: "annotations",
      enableHA: true,
      readOnlyRootFileSystem: true,
      deployment: {
        replicas: 2,
        securityContext: { ...restrictedPod, runAsUser: 65534 },
        containerSecurityContext: restrictedContainer,
        priorityClassName: priorityClasses.dispensable,
        resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "256Mi" } },
      },
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
      podMonitor: { enabled: environment.addons.monitoring !== undefined },
    },
  }),
  network: () => ({ metricsPorts: [9090] }),
};
