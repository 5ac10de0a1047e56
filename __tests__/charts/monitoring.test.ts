import { caseOf } from "./delivery-cases";
import { namesOf, objectOf, podOf, render } from "./helm";
import { describeChart } from "./tools";
import { withWeb } from "./values";

describeChart("A dashboard", () => {
  const configMap = () => objectOf(render(caseOf("alerts and dashboards")), "ConfigMap", "shop-dashboard-overview");
  const dashboard = () => JSON.parse(configMap().data["shop-dashboard-overview.json"]);

  it("is a config map that Grafana's sidecar collects", () => {
    expect(configMap().metadata.labels?.grafana_dashboard).toBe("1");
    expect(dashboard()).toMatchObject({ title: "Overview", tags: ["shop"], schemaVersion: 39 });
  });

  it("has its panels as time series, two in a row", () => {
    expect(dashboard().panels).toEqual([
      {
        id: 1,
        type: "timeseries",
        title: "Requests",
        gridPos: { x: 0, y: 0, w: 12, h: 8 },
        fieldConfig: { defaults: { unit: "reqps" }, overrides: [] },
        targets: [{ refId: "A", expr: "sum(rate(requests[5m])) by (service)", legendFormat: "{{service}}" }],
      },
      expect.objectContaining({ id: 2, gridPos: { x: 12, y: 0, w: 12, h: 8 }, targets: [{ refId: "A", expr: "errors" }] }),
      expect.objectContaining({ id: 3, gridPos: { x: 0, y: 8, w: 12, h: 8 } }),
    ]);
  });

  it("shares its address with no other, though that has its title", () => {
    // Grafana takes 40 characters.
    expect(dashboard().uid).toMatch(/^[0-9a-f]{40}$/);
    const panels = [{ title: "a", expression: "a" }];
    const objects = render(withWeb({}, { dashboards: { a: { title: "A", panels }, b: { title: "A", panels } } }));
    const uids = ["a", "b"].map(
      (name) => JSON.parse(objectOf(objects, "ConfigMap", `shop-dashboard-${name}`).data[`shop-dashboard-${name}.json`]).uid,
    );
    expect(new Set(uids).size).toBe(2);
  });
});

describeChart("An alert", () => {
  it("says more to whoever is told, with the labels left for Prometheus to fill in", () => {
    const [{ rules }] = objectOf(render(caseOf("alerts and dashboards")), "PrometheusRule", "shop").spec.groups;
    expect(rules[0].annotations).toEqual({ summary: "Pod not ready", description: "Pod {{ $labels.pod }} is not ready" });
  });
});

describeChart("Without metrics, alerts and dashboards the chart", () => {
  it("makes nothing of the kinds that Prometheus brings", () => {
    const names = namesOf(render(withWeb({ port: 80 })));
    expect(names.filter((name) => /^(ServiceMonitor|PodMonitor|PrometheusRule)\//.test(name))).toEqual([]);
  });
});

describeChart("Anti-affinity", () => {
  it("prefers another node for each pod, and forbids none", () => {
    const { affinity } = podOf(objectOf(render(caseOf("priority and anti-affinity")), "Deployment", "shop-web")).spec;
    expect(affinity).toEqual({
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              topologyKey: "kubernetes.io/hostname",
              labelSelector: { matchLabels: { app: "shop", component: "web" } },
            },
          },
        ],
      },
    });
    expect(podOf(objectOf(render(withWeb({ replicas: 2 })), "Deployment", "shop-web")).spec).not.toHaveProperty("affinity");
  });
});
