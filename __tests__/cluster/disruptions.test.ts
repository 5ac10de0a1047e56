import type { KubernetesApi } from "../../tools/control-plane/api";
import { waitUntil } from "../../tools/processes";
import { withWeb } from "../charts/values";
import { cluster, deleteNamespace, describeSimulated, makeNamespace, openApi } from "./cluster";
import { isReady, PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

/** Asks whether a pod may go; 429 is no. */
async function evict(api: KubernetesApi, namespace: string, name = ""): Promise<{ status: number; body: { message?: string } }> {
  const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name } };
  return api.post<{ message?: string }>(`/api/v1/namespaces/${namespace}/pods/${name}/eviction`, eviction);
}

/** How many pods of `web` may go now. */
async function allowed(api: KubernetesApi, namespace: string): Promise<number> {
  const budget = `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets/shop-web`;
  return (await api.get<{ status: { disruptionsAllowed: number } }>(budget)).body.status.disruptionsAllowed;
}

const pods = 3;
const minAvailable = 2;

describeSimulated("A component of three pods, two of which have to stay", () => {
  let application: Application;
  let api: KubernetesApi;
  let watch: PodWatch;
  let full = "";

  const nodes = async () => (await cluster().kubectl("get nodes --output=name".split(" "))).trim().split("\n");
  const ready = () => watch.now("web").filter(isReady);

  beforeAll(async () => {
    application = new Application(await makeNamespace());
    api = openApi();
    const [first = "", ...others] = await nodes();
    full = first;
    await cluster().kubectl(["cordon", ...others]);
    await application.rollOut(withWeb({ replicas: pods, minAvailable }));
    await cluster().kubectl(["uncordon", ...others]);
  });
  beforeEach(async () => {
    watch = await PodWatch.startFrom(application.namespace, { web: pods });
  });
  afterEach(() => watch.stop());
  afterAll(async () => {
    api?.close();
    await cluster().kubectl(["uncordon", ...(await nodes())]);
    await deleteNamespace(application?.namespace);
  });

  it("gives up one pod, and refuses to give up the second before there is another", async () => {
    // The controller counts the pods a moment after they are ready.
    expect(await waitUntil(async () => (await allowed(api, application.namespace)) === pods - minAvailable, 30_000)).toBe(true);

    const [first, second] = ready().map(({ metadata }) => metadata.name);
    expect((await evict(api, application.namespace, first)).status).toBe(201);
    const refused = await evict(api, application.namespace, second);
    expect(refused.status).toBe(429);
    expect(refused.body.message).toContain("would violate the pod's disruption budget");

    expect(await waitUntil(() => ready().length === pods, 30_000)).toBe(true);
    expect(watch.fewestReady("web")).toBe(minAvailable);
  });

  it("is drained off its node with two pods ready at any moment", async () => {
    const before = ready();
    const there = before.filter(({ spec }) => `node/${spec.nodeName}` === full);
    expect(there.length).toBeGreaterThan(pods - minAvailable);

    const said = await cluster().kubectl(["drain", full, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=90s"]);
    expect(said).toContain("drained");
    expect(await waitUntil(() => ready().length === pods, 30_000)).toBe(true);
    expect(ready().filter(({ spec }) => `node/${spec.nodeName}` === full)).toEqual([]);
    expect(watch.fewestReady("web")).toBe(minAvailable);
  });
});

describeSimulated("A component of one pod that may become several", () => {
  let application: Application;
  let api: KubernetesApi;
  let watch: PodWatch;
  const ready = () => watch.now("web").filter(isReady);

  beforeAll(async () => {
    application = new Application(await makeNamespace());
    api = openApi();
    watch = await PodWatch.start(application.namespace);
    await application.rollOut(withWeb({ autoscaling: { min: 1, max: 3, cpuPercent: 70 } }));
  });
  afterAll(async () => {
    watch?.stop();
    api?.close();
    await deleteNamespace(application?.namespace);
  });

  it("lets its node drain while there is one, and keeps one of two", async () => {
    expect(await waitUntil(async () => ready().length === 1 && (await allowed(api, application.namespace)) === 1, 30_000)).toBe(
      true,
    );
    expect((await evict(api, application.namespace, ready()[0]?.metadata.name)).status).toBe(201);

    await cluster().kubectl(["scale", "deployment/shop-web", "--replicas=2", `--namespace=${application.namespace}`]);
    expect(await waitUntil(async () => ready().length === 2 && (await allowed(api, application.namespace)) === 1, 30_000)).toBe(
      true,
    );
    const [first, second] = ready().map(({ metadata }) => metadata.name);
    expect((await evict(api, application.namespace, first)).status).toBe(201);
    expect((await evict(api, application.namespace, second)).status).toBe(429);
  });
});
