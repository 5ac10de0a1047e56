import type { Component } from "../../.gen/application-chart";
import { behaviours } from "../../tools/control-plane/stages";
import { canary, rolloutGate } from "../charts/delivery-cases";
import { withWeb } from "../charts/values";
import { cluster, deleteNamespace, describeSimulated, makeNamespace } from "./cluster";
import { PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

const autoscaling = { min: 3, max: 9, cpuPercent: 70 };
const another = { images: { web: { repository: "registry.example.com/web", tag: "1.2.4" } } };
const broken = { images: { web: { repository: "registry.example.com/web", tag: "1.2.5" } } };

let application: Application;

const setUp = () => {
  beforeAll(async () => {
    application = new Application(await makeNamespace());
  });
  afterAll(() => deleteNamespace(application?.namespace));
};
const replicasOf = async (resource: string) =>
  Number(
    await cluster().kubectl(["get", resource, `--namespace=${application.namespace}`, "--output=jsonpath={.spec.replicas}"]),
  );
/** As an autoscaler does. */
const scale = (resource: string, pods: number) =>
  cluster().kubectl(["scale", resource, `--replicas=${pods}`, `--namespace=${application.namespace}`]);

// Each test goes on where the one before it ended.
describeSimulated("A component whose pods were six", () => {
  setUp();
  let watch: PodWatch;
  beforeAll(async () => {
    await application.rollOut(withWeb({ replicas: 6 }));
  });
  const start = async (pods: number) => {
    watch = await PodWatch.startFrom(application.namespace, { web: pods });
  };
  afterEach(() => watch?.stop());

  it("has six when autoscaling is switched on, without a moment of fewer", async () => {
    await start(6);
    await application.rollOut(withWeb({ autoscaling }));
    await watch.settled({ web: 6 });
    expect(watch.fewestReady("web")).toBe(6);
    expect(await replicasOf("deployment/shop-web")).toBe(6);
  });

  it("keeps what the autoscaler made of them, at the next releases and at one that is taken back", async () => {
    await scale("deployment/shop-web", 7);
    await start(7);
    await application.rollOut(withWeb({ autoscaling }, another));
    expect(await replicasOf("deployment/shop-web")).toBe(7);
    const podAnnotations = { [behaviours.neverReady]: "yes" };
    const failed = await application.tryUpgrade("workloads", withWeb({ autoscaling, podAnnotations }, broken), "--timeout=5s");
    expect(failed.code).not.toBe(0);
    expect(await application.history("workloads", withWeb({}))).toContain("failed");
    expect(await replicasOf("deployment/shop-web")).toBe(7);
    expect(watch.fewestReady("web")).toBe(7);
  });

  it("has what the environment says when autoscaling is switched off, and that many again when it comes back", async () => {
    await start(7);
    await application.rollOut(withWeb({ replicas: 4 }, another));
    await watch.settled({ web: 4 });
    expect(watch.fewestReady("web")).toBe(4);
    await application.rollOut(withWeb({ autoscaling }, another));
    await watch.settled({ web: 4 });
    expect(watch.fewestReady("web")).toBe(4);
  });
});

describeSimulated("A component that was autoscaled from the start", () => {
  setUp();

  it("never says its number: jobs run between the look and the change, and the autoscaler goes on meanwhile", async () => {
    await application.rollOut(withWeb({ autoscaling }));
    await application.rollOut(withWeb({ autoscaling }, another));
    const manifest = await cluster().helm(["get", "manifest", "shop", `--namespace=${application.namespace}`]);
    expect(manifest).toContain("kind: Deployment");
    expect(manifest).not.toMatch(/^ {2}replicas:/m);
    expect(await replicasOf("deployment/shop-web")).toBeGreaterThanOrEqual(autoscaling.min);
  });
});

describeSimulated("A component that KEDA comes to count", () => {
  setUp();
  const cron = { cron: { timeZone: "Europe/Berlin", start: "0 8 * * *", end: "0 18 * * *", replicas: 3 } };
  const triggered = withWeb({ autoscaling: { min: 0, max: 5, triggers: [cron] } });

  it("keeps its pods at the switch, and has none after a release while nothing calls", async () => {
    await application.rollOut(withWeb({ replicas: 2 }));
    await application.rollOut(triggered);
    expect(await replicasOf("deployment/shop-web")).toBe(2);

    // KEDA's operator is not there. Source: KEDA, Scaling Deployments: its autoscaler is keda-hpa-<scaled object>.
    await cluster().kubectl(["create", "--filename=-", `--namespace=${application.namespace}`], {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "keda-hpa-shop-web" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop-web" },
        minReplicas: 1,
        maxReplicas: 5,
        metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } }],
      },
    });
    await scale("deployment/shop-web", 0);
    await application.rollOut({ ...triggered, ...another });
    expect(await replicasOf("deployment/shop-web")).toBe(0);
  });
});

describeSimulated("Switching autoscaling on keeps the number of", () => {
  setUp();

  it.each([
    ["rollout", "a component that goes in steps", { rollout: canary }],
    ["statefulset", "one with volumes of its own", { port: 5432, volumeClaims: { data: { path: "/data", size: "1Gi" } } }],
  ] as const)("a %s: %s", async (kind, _, settings) => {
    const values = (web: Partial<Component>) => ({
      ...withWeb({ ...settings, ...web }, kind === "rollout" ? { rolloutGate } : {}),
      name: kind,
    });
    // Nobody runs its pods: what counts is the number that is asked for.
    const flags = ["--wait=false", "--no-hooks"];
    await application.rollOut(values({ replicas: 5 }), ...flags);
    await application.rollOut(values({ autoscaling }), ...flags);
    expect(await replicasOf(`${kind}/${kind}-web`)).toBe(5);
    await application.rollOut({ ...values({ autoscaling }) }, ...flags);
    expect(await replicasOf(`${kind}/${kind}-web`)).toBe(5);
  });
});
