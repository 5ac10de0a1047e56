import type { KubePrometheusStackValues } from "../.gen/addon-charts/kube-prometheus-stack";
import { defaultStorageClass, namespaces, priorityClasses } from "../lib/cluster-names";
import { subnetPeers } from "../lib/network-peers";
import type { Addon, AddonContext } from "./addon";
import { alertmanagerConfig } from "./monitoring/alertmanager";
import { grafanaObjects, grafanaPort, grafanaValues } from "./monitoring/grafana";
import { serviceAccountOf } from "./service-account";

/** Share of a volume that metrics may fill: what is written before it is compacted comes on top. */
const fill = 0.85;
/** GiB of each Alertmanager: silences, and what was told already. */
const alertmanagerGib = 2;

/** Of the operator's webhook, which checks rules. */
const webhookPort = 10250;
/** Of nodes' metrics: node-exporter's, which uses its node's address, and the kubelet's. */
const nodePorts = [9100, 10250];

const budget = { enabled: true, minAvailable: 1 } as const;
/** What EKS runs itself, where nobody can measure it. */
const hidden = { enabled: false } as const;

/** Prometheus, Alertmanager and Grafana, with the metrics of nodes and of Kubernetes' objects. */
export const monitoring: Addon = {
  isOn: ({ addons }) => addons.monitoring !== undefined,
  after: ["externalSecrets"],
  timeoutSeconds: 900,
  prerequisites: grafanaObjects,
  network: ({ addons, network }) => ({
    apiPorts: [webhookPort],
    within: true,
    ...(addons.monitoring?.grafana && { web: [grafanaPort] }),
    egress: [
      // Whatever says that it has metrics, on a port of its own choice.
      { peers: [{ namespaceSelector: {} }], ports: [] },
      { peers: subnetPeers(network, "private"), ports: nodePorts },
    ],
  }),
  values: (context): KubePrometheusStackValues => ({
    kubeControllerManager: hidden,
    kubeEtcd: hidden,
    kubeProxy: hidden,
    kubeScheduler: hidden,
    defaultRules: {
      rules: {
        etcd: false,
        kubeControllerManager: false,
        kubeProxy: false,
        kubeSchedulerAlerting: false,
        kubeSchedulerRecording: false,
        windows: false,
      },
    },
    prometheusOperator: {
      priorityClassName: priorityClasses.dispensable,
      resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "256Mi" } },
      prometheusConfigReloader: { resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } } },
      admissionWebhooks: {
        patch: { resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } } },
      },
    },
    prometheus: prometheusValues(context),
    alertmanager: alertmanagerValues(context),
    grafana: grafanaValues(context),
    "kube-state-metrics": {
      priorityClassName: priorityClasses.dispensable,
      resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "256Mi" } },
    },
    "prometheus-node-exporter": {
      // It sees the whole node, which this namespace's pods must not.
      namespaceOverride: namespaces.system,
      priorityClassName: priorityClasses.dispensable,
      resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "96Mi" } },
    },
  }),
};

function prometheusValues({ environment, clusterName }: AddonContext) {
  const { scrapeSeconds, retentionDays, storageGib } = settingsOf(environment);
  const interval = `${scrapeSeconds}s`;
  return {
    podDisruptionBudget: budget,
    prometheusSpec: {
      replicas: 2,
      priorityClassName: priorityClasses.dispensable,
      // Also what no label marks as this chart's own.
      serviceMonitorSelectorNilUsesHelmValues: false,
      podMonitorSelectorNilUsesHelmValues: false,
      ruleSelectorNilUsesHelmValues: false,
      probeSelectorNilUsesHelmValues: false,
      scrapeConfigSelectorNilUsesHelmValues: false,
      scrapeInterval: interval,
      evaluationInterval: interval,
      externalLabels: { cluster: clusterName },
      retention: `${retentionDays}d`,
      retentionSize: `${Math.floor(storageGib * 1024 * fill)}MiB`,
      storageSpec: volumeOf(storageGib),
      resources: { requests: { cpu: "200m", memory: "768Mi" }, limits: { memory: "2Gi" } },
    },
  };
}

function alertmanagerValues(context: AddonContext) {
  const { environment } = context;
  return {
    podDisruptionBudget: budget,
    ...(environment.alarms && { serviceAccount: serviceAccountOf(context, "alertmanager") }),
    config: alertmanagerConfig(environment),
    alertmanagerSpec: {
      replicas: 2,
      priorityClassName: priorityClasses.dispensable,
      storage: volumeOf(alertmanagerGib),
      resources: { requests: { cpu: "10m", memory: "48Mi" }, limits: { memory: "128Mi" } },
    },
  };
}

function settingsOf({ addons }: AddonContext["environment"]) {
  if (addons.monitoring === undefined) {
    throw new Error("monitoring is off: its values are asked for where it is on");
  }
  return addons.monitoring;
}

/** A claim of a pod's own, encrypted as the storage class says. */
const volumeOf = (gib: number) => ({
  volumeClaimTemplate: {
    spec: {
      storageClassName: defaultStorageClass,
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: `${gib}Gi` } },
    },
  },
});
