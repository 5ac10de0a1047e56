import type { MetricsServerValues } from "../.gen/addon-charts/metrics-server";
import type { Addon } from "./addon";

/** Pods' use of CPU and memory, which autoscalers and `kubectl top` read. */
export const metricsServer: Addon = {
  isOn: ({ addons }) => addons.metricsServer,
  after: ["monitoring"],
  values: ({ environment }): MetricsServerValues => {
    const isMonitored = environment.addons.monitoring !== undefined;
    return {
      replicas: 2,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
      resources: { requests: { cpu: "100m", memory: "200Mi" }, limits: { memory: "400Mi" } },
      // One node may go, and autoscalers still see.
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: "kubernetes.io/hostname",
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: { "app.kubernetes.io/name": "metrics-server" } },
        },
      ],
      metrics: { enabled: isMonitored },
      serviceMonitor: { enabled: isMonitored },
    };
  },
};
