import { waitUntil } from "../../tools/processes";
import { parts } from "../charts/cases";
import { withWeb } from "../charts/values";
import { cluster, deleteNamespace, describeCluster, describeSimulated, makeNamespace } from "./cluster";
import { nextVersion, podsOf, production, withComponent } from "./debtflow";
import { PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

let application: Application;
let watch: PodWatch;

const uidsOf = (component: string) =>
  watch
    .now(component)
    .map(({ metadata }) => metadata.uid)
    .sort();

describeSimulated("An upgrade of DebtFlow's production", () => {
  beforeAll(async () => {
    application = new Application(await makeNamespace());
    await application.rollOut(production);
  });
  beforeEach(async () => {
    watch = await PodWatch.startFrom(application.namespace, podsOf);
  });
  afterEach(() => watch.stop());
  afterAll(() => deleteNamespace(application?.namespace));

  const components = Object.keys(podsOf);
  const changed = withComponent("worker", { config: { ...production.components?.worker?.config, CELERY_CONCURRENCY: "4" } });
  const inNamespace = () => [`--namespace=${application.namespace}`];
  const concurrency = () =>
    cluster().kubectl(["get", "configmap/debtflow-worker", "--output=jsonpath={.data.CELERY_CONCURRENCY}", ...inNamespace()]);
  const all = () => Object.fromEntries(components.map((name) => [name, uidsOf(name)]));

  it("that changes nothing rolls nothing", async () => {
    const before = all();
    await application.rollOut(production);
    expect(all()).toEqual(before);
    for (const component of components) {
      expect({ [component]: watch.most(component) }).toEqual({ [component]: podsOf[component] });
    }
  });

  it("that changes one component's configuration rolls its pods and no others", async () => {
    const { worker: before, ...others } = all();
    await application.rollOut(changed);

    const { worker: after, ...othersNow } = all();
    expect(othersNow).toEqual(others);
    expect(after).toHaveLength(podsOf.worker ?? 0);
    expect(after?.filter((uid) => before?.includes(uid))).toEqual([]);
    expect(watch.fewestReady("worker")).toBe(podsOf.worker);
  });

  it("of configuration is not undone by going back in the workloads alone, nor by its old values after that", async () => {
    const before = uidsOf("worker");
    const last = (await application.history("workloads", production)).length;
    await application.rollback("workloads", production, last - 1);
    // The pods are the old ones' twins now, and read what the foundation still says.
    expect(uidsOf("worker").filter((uid) => before.includes(uid))).toEqual([]);
    expect(await concurrency()).toBe("4");
    // So the values before change nothing about them any more: they go on with what they read.
    const misled = uidsOf("worker");
    await application.rollOut(production);
    expect(await concurrency()).toBe("8");
    expect(uidsOf("worker")).toEqual(misled);
  });

  it("of configuration is undone by going back in both releases, the foundation first", async () => {
    await application.rollOut(changed);
    const changedPods = uidsOf("worker");
    for (const part of parts) {
      const revisions = (await application.history(part, production)).length;
      await application.rollback(part, production, revisions - 1);
    }
    expect(await concurrency()).toBe("8");
    expect(uidsOf("worker").filter((uid) => changedPods.includes(uid))).toEqual([]);
  });

  it("never runs two schedulers at once", async () => {
    const [before] = uidsOf("beat");
    await application.rollOut(nextVersion);
    expect(uidsOf("beat")).toHaveLength(1);
    expect(uidsOf("beat")).not.toContain(before);
    expect(watch.most("beat")).toBe(1);
    // What may overlap does: the watch would have seen it.
    expect(watch.most("frontend")).toBeGreaterThan(podsOf.frontend ?? 0);
  });
});

describeCluster("A component with an autoscaler", () => {
  beforeAll(async () => {
    application = new Application(await makeNamespace());
  });
  afterAll(() => deleteNamespace(application?.namespace));

  it("keeps the number of pods that it was scaled to through an upgrade", async () => {
    const values = withWeb({ autoscaling: { min: 2, max: 10, cpuPercent: 70 } });
    const deployment = ["deployment/shop-web", `--namespace=${application.namespace}`];
    const replicas = async () =>
      (await cluster().kubectlJson<{ spec: { replicas: number } }>(["get", ...deployment])).spec.replicas;
    await application.rollOut(values, "--wait=false");
    expect(await waitUntil(async () => (await replicas()) === 2, 60_000)).toBe(true);

    await cluster().kubectl(["scale", ...deployment, "--replicas=5"]);
    await application.rollOut(
      { ...values, images: { web: { repository: "registry.example.com/web", tag: "1.2.4" } } },
      "--wait=false",
    );
    expect(await cluster().kubectl(["get", ...deployment, "--output=jsonpath={..image}"])).toMatch(/:1\.2\.4$/);
    expect(await replicas()).toBe(5);
  });
});
