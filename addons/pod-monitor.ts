import type { KubernetesObject } from "../lib/kubernetes-object";

/** Lets Prometheus ask the pods with these labels on a port, by its number. */
export function podMonitor(name: string, labels: Readonly<Record<string, string>>, port: number): KubernetesObject {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    metadata: { name },
    spec: { selector: { matchLabels: labels }, podMetricsEndpoints: [{ portNumber: port }] },
  };
}
