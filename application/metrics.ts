import { z } from "zod";
import { path, port, text } from "../lib/schema";

const metricName = text(
  /^[a-zA-Z_:][a-zA-Z0-9_:]*$/,
  "is not a metric's name",
  "letters, digits and _ :, not starting with a digit",
);

const place = z.strictObject({
  /** Path that answers with them. */
  path: path.default("/metrics"),
  /** Port, where it is not the component's. */
  port: port.optional(),
});

/** Where Prometheus reads a component's metrics: a path at the component's port, or a path and a port. */
export const metrics = z.union([path.transform((at) => place.parse({ path: at })), place]);

/** What the application's programs call the metrics of their requests, each with a label `status`; alerts and dashboards go by it. */
export const httpMetrics = z.strictObject({
  /** A counter of requests. */
  requests: metricName.default("http_requests_total"),
  /** A histogram of their durations in seconds. */
  durations: metricName.default("http_request_duration_seconds"),
});

export type HttpMetrics = z.output<typeof httpMetrics>;

const line = z.string().min(1);

/** A dashboard of Grafana. */
export const dashboard = z.strictObject({
  /** Its title in Grafana. */
  title: line,
  /** Time series. */
  panels: z
    .array(
      z.strictObject({
        /** Title of the panel. */
        title: line,
        /** PromQL. */
        expression: line,
        /** Name of each series, such as `{{service}}`. @default - its labels */
        legend: line.optional(),
        /** Grafana's name of the unit, such as `reqps`. @default - a plain number */
        unit: line.optional(),
      }),
    )
    .min(1)
    .readonly(),
});

/** A dashboard as an application states it. */
export type Dashboard = z.input<typeof dashboard>;

/** Document 003's dashboard: how many requests each service gets, how many fail, and how long they take. */
export function requestsDashboard(title: string, { requests, durations }: HttpMetrics): Dashboard {
  const legend = "{{service}}";
  return {
    title,
    panels: [
      { title: "Request Rate", expression: `sum(rate(${requests}[5m])) by (service)`, legend, unit: "reqps" },
      {
        title: "Error Rate",
        expression: `sum(rate(${requests}{status=~"5.."}[5m])) by (service) / sum(rate(${requests}[5m])) by (service)`,
        legend,
        unit: "percentunit",
      },
      {
        title: "Response Time (p95)",
        expression: `histogram_quantile(0.95, sum(rate(${durations}_bucket[5m])) by (le, service))`,
        legend,
        unit: "s",
      },
    ],
  };
}

/** What the cluster itself knows of a namespace's workloads: it takes no metrics of theirs. */
export function workloadsDashboard(title: string, namespace: string): Dashboard {
  const within = `namespace="${namespace}"`;
  const container = `${within},container!=""`;
  const byContainer = "{{container}}";
  const share = (used: string, of: string) => `sum(${used}) by (container) / sum(${of}) by (container)`;
  return {
    title,
    panels: [
      {
        title: "Pods ready",
        expression: `sum(kube_deployment_status_replicas_ready{${within}}) by (deployment)`,
        legend: "{{deployment}}",
      },
      {
        title: "Pods missing",
        expression: `sum(kube_deployment_spec_replicas{${within}} - kube_deployment_status_replicas_ready{${within}}) by (deployment)`,
        legend: "{{deployment}}",
      },
      {
        title: "Autoscaler: pods of the most",
        expression:
          `sum(kube_horizontalpodautoscaler_status_current_replicas{${within}}) by (horizontalpodautoscaler) / ` +
          `sum(kube_horizontalpodautoscaler_spec_max_replicas{${within}}) by (horizontalpodautoscaler)`,
        legend: "{{horizontalpodautoscaler}}",
        unit: "percentunit",
      },
      {
        title: "CPU of what is requested",
        expression: share(
          `rate(container_cpu_usage_seconds_total{${container}}[5m])`,
          `kube_pod_container_resource_requests{${within},resource="cpu"}`,
        ),
        legend: byContainer,
        unit: "percentunit",
      },
      {
        title: "Memory of the limit",
        expression: share(
          `container_memory_working_set_bytes{${container}}`,
          `kube_pod_container_resource_limits{${within},resource="memory"}`,
        ),
        legend: byContainer,
        unit: "percentunit",
      },
      {
        title: "Time slowed down by the CPU limit",
        expression: share(
          `rate(container_cpu_cfs_throttled_periods_total{${container}}[5m])`,
          `rate(container_cpu_cfs_periods_total{${container}}[5m])`,
        ),
        legend: byContainer,
        unit: "percentunit",
      },
      {
        title: "Restarts within an hour",
        expression: `sum(increase(kube_pod_container_status_restarts_total{${within}}[1h])) by (container)`,
        legend: byContainer,
      },
      {
        title: "Failed jobs",
        expression: `sum(kube_job_status_failed{${within}}) by (job_name)`,
        legend: "{{job_name}}",
      },
    ],
  };
}
