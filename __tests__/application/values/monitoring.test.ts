import { requestsDashboard, workloadsDashboard } from "../../../application/metrics";
import { applicationValues } from "../../../application/values";
import type { EnvironmentDefinition } from "../../../environments/schema";
import { factsOf } from "../../charts/facts";
import { staging } from "../../support/debtflow/staging";
import { definitionWith } from "../../support/definitions";
import { environmentWith } from "../../support/environments";

type Changes = Readonly<Record<string, unknown>>;

const valuesWith = (changes: Changes, others: readonly EnvironmentDefinition[] = []) => {
  const environment = environmentWith(changes, undefined, others);
  return applicationValues(environment, factsOf(environment), "workloads");
};

const monitored = { "addons.monitoring": { scrapeSeconds: 15 } };
const overview = requestsDashboard("Business App Overview", {
  requests: "http_request_total",
  durations: "http_request_duration_seconds",
});

describe("Monitoring of an application", () => {
  it("reads metrics as often as the environment says", () => {
    const { api } = valuesWith({ ...monitored, "application.components.api.metrics": "/metrics" }).components ?? {};
    expect(api?.metrics).toEqual({ path: "/metrics", interval: "15s" });
  });

  it("reads them at another port, also of a component that listens on none, and lets Prometheus in there alone", () => {
    const { worker } = valuesWith({ ...monitored, "application.components.worker.metrics": { port: 9808 } }).components ?? {};
    expect(worker?.metrics).toEqual({ path: "/metrics", port: 9808, interval: "15s" });
    expect(worker?.network?.ingress).toEqual([
      { namespace: "monitoring", podLabels: { "app.kubernetes.io/name": "prometheus" }, ports: [9808] },
    ]);
  });

  it("makes nothing that the cluster would not know where there is no Prometheus", () => {
    const application = { "application.components.api.metrics": "/metrics", "application.dashboards": { overview } };
    const values = valuesWith(application, [definitionWith({ ...application, ...monitored }, staging)]);
    expect(values).not.toHaveProperty("alerts");
    expect(values).not.toHaveProperty("dashboards");
    expect(values.components?.api).not.toHaveProperty("metrics");
    expect(JSON.stringify(values.components?.api?.network)).not.toContain("monitoring");
  });

  it("has the alerts that the environment chooses, about the application's own metrics", () => {
    const { alerts } = valuesWith({
      ...monitored,
      "application.httpMetrics.requests": "http_request_total",
      "alerts.HighErrorRate": { percent: 2 },
    });
    expect(Object.keys(alerts ?? {})).toEqual(["HighErrorRate"]);
    expect(alerts?.HighErrorRate?.expression).toMatch(/^sum\(rate\(http_request_total\{namespace="debtflow".* > 0\.02$/);
    expect(valuesWith(monitored)).not.toHaveProperty("alerts");
  });

  it("has a dashboard of what the cluster knows of the namespace's pods, and of no other's", () => {
    const { panels } = workloadsDashboard("Workloads", "store");
    for (const { expression } of panels) {
      const metrics = expression.match(/[a-z_]+\{/g) ?? [];
      expect([expression, metrics.length]).toEqual([expression, expression.match(/namespace="store"/g)?.length]);
    }
    const read = (name: string) => panels.find(({ title }) => title === name)?.expression;
    expect(read("Memory of the limit")).toBe(
      'sum(container_memory_working_set_bytes{namespace="store",container!=""}) by (container) / ' +
        'sum(kube_pod_container_resource_limits{namespace="store",resource="memory"}) by (container)',
    );
  });

  it("has document 003's dashboard: requests, errors and durations by service", () => {
    const { dashboards } = valuesWith({ ...monitored, "application.dashboards": { overview } });
    expect(dashboards?.overview?.title).toBe("Business App Overview");
    expect(dashboards?.overview?.panels.map(({ title, expression }) => [title, expression])).toEqual([
      ["Request Rate", "sum(rate(http_request_total[5m])) by (service)"],
      [
        "Error Rate",
        'sum(rate(http_request_total{status=~"5.."}[5m])) by (service) / sum(rate(http_request_total[5m])) by (service)',
      ],
      ["Response Time (p95)", "histogram_quantile(0.95, sum(rate(http_request_duration_seconds_bucket[5m])) by (le, service))"],
    ]);
  });
});
