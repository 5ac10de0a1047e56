import type { KedaValues } from "../.gen/addon-charts/keda";
import { priorityClasses } from "../lib/cluster-names";
import { dataPorts } from "../lib/data-ports";
import { dataStorePeers } from "../lib/network-peers";
import type { Addon } from "./addon";

/** Of the metrics that autoscalers ask for through the Kubernetes API, and of the webhooks. */
const apiPorts = [6443, 9443];
const metricsPort = 8080;

const budget = { minAvailable: 1 } as const;

/** Pods by what waits for them: triggers of workloads' autoscaling. */
export const keda: Addon = {
  isOn: ({ addons }) => addons.keda,
  // Its ServiceMonitors fail where there is no Prometheus operator yet.
  after: ["monitoring"],
  network: ({ cache, network }) => ({
    apiPorts,
    metricsPorts: [metricsPort],
    within: true,
    // Lists in the cache are what it scales by.
    egress: cache ? [{ peers: dataStorePeers(network), ports: [dataPorts.cache] }] : [],
  }),
  values: ({ environment, clusterName }): KedaValues => ({
    clusterName,
    // Nothing else is scaled by it, and no secret of others read.
    watchNamespace: environment.application.namespace,
    // Without this, taking KEDA away would take every ScaledObject away.
    crds: { additionalAnnotations: { "helm.sh/resource-policy": "keep" } },
    operator: { replicaCount: 2 },
    metricsServer: { replicaCount: 2 },
    webhooks: { replicaCount: 2 },
    podDisruptionBudget: { operator: budget, metricServer: budget, webhooks: budget },
    priorityClassName: priorityClasses.addons,
    resources: {
      operator: { requests: { cpu: "50m", memory: "96Mi" }, limits: { memory: "512Mi" } },
      metricServer: { requests: { cpu: "50m", memory: "96Mi" }, limits: { memory: "256Mi" } },
      webhooks: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "128Mi" } },
    },
    ...(environment.addons.monitoring && {
      prometheus: { operator: monitored, metricServer: monitored, webhooks: monitored },
    }),
  }),
};

const monitored = { enabled: true, serviceMonitor: { enabled: true } } as const;
