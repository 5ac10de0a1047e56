import { monitoring } from "../../addons/monitoring";
import { contextWith, valuesOf } from "./context";

const settings = { scrapeSeconds: 15, retentionDays: 30, storageGib: 100 };
const values = valuesOf(monitoring, contextWith({ "addons.monitoring": settings }));

describe("Prometheus", () => {
  const { prometheusSpec } = values.prometheus;

  it("takes up every monitor, probe and rule of the cluster, whoever made it", () => {
    for (const kind of ["serviceMonitor", "podMonitor", "probe", "rule", "scrapeConfig"]) {
      expect(prometheusSpec).toHaveProperty(`${kind}SelectorNilUsesHelmValues`, false);
    }
  });

  it("asks and evaluates as often as the environment says", () => {
    expect(prometheusSpec).toMatchObject({ scrapeInterval: "15s", evaluationInterval: "15s" });
  });

  it("drops the oldest metrics before its volume is full", () => {
    expect(prometheusSpec).toMatchObject({
      retention: "30d",
      storageSpec: { volumeClaimTemplate: { spec: { resources: { requests: { storage: "100Gi" } } } } },
    });
    const mebibytes = Number(/^(\d+)MiB$/.exec(prometheusSpec.retentionSize)?.[1]);
    expect(mebibytes).toBeGreaterThan(80 * 1024);
    expect(mebibytes).toBeLessThan(90 * 1024);
  });

  it("survives the loss of a node, as Alertmanager does", () => {
    expect([prometheusSpec.replicas, values.alertmanager.alertmanagerSpec.replicas]).toEqual([2, 2]);
    for (const { podDisruptionBudget } of [values.prometheus, values.alertmanager]) {
      expect(podDisruptionBudget).toEqual({ enabled: true, minAvailable: 1 });
    }
  });
});

it("watches nothing that EKS hides, and has no alert on it", () => {
  for (const component of ["Etcd", "ControllerManager", "Scheduler", "Proxy"]) {
    expect(values[`kube${component}`]).toEqual({ enabled: false });
  }
  const off = Object.entries(values.defaultRules.rules).map(([name, on]) => `${name}: ${on}`);
  expect(off.sort()).toEqual([
    "etcd: false",
    "kubeControllerManager: false",
    "kubeProxy: false",
    "kubeSchedulerAlerting: false",
    "kubeSchedulerRecording: false",
    "windows: false",
  ]);
});

it("lets the pods that see a whole node run where the other system pods are, and take no component's place there", () => {
  expect(values["prometheus-node-exporter"]).toMatchObject({
    namespaceOverride: "kube-system",
    priorityClassName: "slipway-dispensable",
  });
});

it("comes after what brings Grafana's password", () => {
  expect(monitoring.after).toContain("externalSecrets");
});

it("is off by default", () => {
  expect(monitoring.isOn(contextWith({}).environment)).toBe(false);
});
