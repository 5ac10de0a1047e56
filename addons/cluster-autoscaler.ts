import type { ClusterAutoscalerValues } from "../.gen/addon-charts/cluster-autoscaler";
import type { Environment } from "../environments/schema";
import { serviceAccounts } from "../modules/iam";
import type { Addon } from "./addon";
import { podMonitor } from "./pod-monitor";
import { restrictedContainer, restrictedPod } from "./security";
import { serviceAccountOf } from "./service-account";

/** Its minor is the cluster's. Source: kubernetes/autoscaler, releases of the cluster autoscaler. */
const imageTags: Readonly<Record<Environment["cluster"]["version"], string>> = {
  "1.34": "v1.34.5",
  "1.35": "v1.35.2",
  "1.36": "v1.36.1",
};

const { name } = serviceAccounts.clusterAutoscaler;

/** Nodes as pods need them, by the size of the cluster's node groups. */
export const clusterAutoscaler: Addon = {
  isOn: ({ addons }) => addons.nodeScaling === "cluster-autoscaler",
  after: [],
  values: (context): ClusterAutoscalerValues => ({
    fullnameOverride: name,
    rbac: { serviceAccount: serviceAccountOf(context, "clusterAutoscaler") },
    cloudProvider: "aws",
    awsRegion: context.environment.region,
    autoDiscovery: { clusterName: context.clusterName },
    image: { tag: imageTags[context.environment.cluster.version] },
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    extraArgs: {
      "balance-similar-node-groups": true,
      expander: "least-waste",
      // Emptied directories and add-ons would keep nodes that nobody needs.
      "skip-nodes-with-local-storage": false,
      "skip-nodes-with-system-pods": false,
    },
    securityContext: { ...restrictedPod, runAsUser: 65534, runAsGroup: 65534 },
    containerSecurityContext: restrictedContainer,
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } },
  }),
  monitors: [podMonitor(name, { "app.kubernetes.io/instance": name }, 8085)],
};
