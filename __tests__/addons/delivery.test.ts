import { argoRollouts } from "../../addons/argo-rollouts";
import { keda } from "../../addons/keda";
import { account, contextWith, valuesOf } from "./context";

const nginx = { "ingress.controller": "nginx", "addons.nginxIngress": true, "addons.certManager": { email: "a@example.com" } };

describe("Argo Rollouts", () => {
  const rolloutsWith = (changes: object) => valuesOf(argoRollouts, contextWith({ "addons.argoRollouts": true, ...changes }));
  const values = rolloutsWith({});

  it("goes on while a node is drained", () => {
    expect(values.controller).toMatchObject({ replicas: 2, pdb: { enabled: true, minAvailable: 1 } });
  });

  it("waits until the load balancer sees new pods as healthy, under its role", () => {
    expect(values.controller.awsVerifyTargetGroup).toBe(true);
    expect(values.serviceAccount).toMatchObject({
      create: true,
      annotations: { "eks.amazonaws.com/role-arn": `arn:aws:iam::${account}:role/argoRollouts` },
    });
    expect(rolloutsWith(nginx).controller.awsVerifyTargetGroup).toBe(false);
  });

  it("may change nothing of meshes and proxies that are not there", () => {
    const { providers } = values.providerRBAC;
    expect(Object.keys(providers).filter((name) => providers[name])).toEqual(["awsLoadBalancerController"]);
  });

  it("is measured only where there is a Prometheus, and after it", () => {
    expect(values.controller.metrics).toEqual({ enabled: false, serviceMonitor: { enabled: false } });
    expect(rolloutsWith({ "addons.monitoring": {} }).controller.metrics).toEqual({
      enabled: true,
      serviceMonitor: { enabled: true },
    });
    expect(argoRollouts.after).toContain("monitoring");
  });
});

describe("KEDA", () => {
  const kedaWith = (changes: object) => valuesOf(keda, contextWith({ "addons.keda": true, ...changes }));
  const values = kedaWith({});

  it("leaves every ScaledObject there when it is taken away", () => {
    expect(values.crds).toEqual({ additionalAnnotations: { "helm.sh/resource-policy": "keep" } });
  });

  it("goes on while a node is drained", () => {
    for (const [part, budget] of [
      ["operator", "operator"],
      ["metricsServer", "metricServer"],
      ["webhooks", "webhooks"],
    ] as const) {
      expect(values[part].replicaCount).toBe(2);
      expect(values.podDisruptionBudget[budget]).toEqual({ minAvailable: 1 });
    }
  });

  it("reads secrets of the application's namespace alone, and has no role", () => {
    expect(values.watchNamespace).toBe("debtflow");
    expect(JSON.stringify(values)).not.toContain("role-arn");
  });

  it("is measured only where there is a Prometheus, and after it", () => {
    expect(values).not.toHaveProperty("prometheus");
    const monitored = { enabled: true, serviceMonitor: { enabled: true } };
    expect(kedaWith({ "addons.monitoring": {} }).prometheus).toEqual({
      operator: monitored,
      metricServer: monitored,
      webhooks: monitored,
    });
    expect(keda.after).toContain("monitoring");
  });
});
