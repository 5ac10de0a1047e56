import type { MetricsServerValues } from "../.gen/addon-charts/metrics-server";
import type { Addon } from "./addon";

/** Pods' use of CPU and memory, which autoscalers and `kubectl top` read. */
export const metricsServer: Addon<MetricsServerValues> = {
  isOn: ({ addons }) => addons.metricsServer,
  after: [],
  values: () => ({
    replicas: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    resources: { requests: { cpu: "100m", memory: "200Mi" }, limits: { memory: "400Mi" } },
  }),
};
