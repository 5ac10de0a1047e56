import type { KubernetesApi } from "../../tools/control-plane/api";
import { waitUntil } from "../../tools/processes";
import { withWeb } from "../charts/values";
import { cluster, deleteNamespace, describeSimulated, makeNamespace, openApi } from "./cluster";
import { isReady, PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

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
    const evict = async (name: string) => {
      const path = `/api/v1/namespaces/${application.namespace}/pods/${name}/eviction`;
      const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name } };
      return (await api.post<{ message?: string }>(path, eviction)) satisfies { status: number };
    };
    // The controller counts the pods a moment after they are ready.
    const budget = `/apis/policy/v1/namespaces/${application.namespace}/poddisruptionbudgets/shop-web`;
    const allowed = async () =>
      (await api.get<{ status: { disruptionsAllowed: number } }>(budget)).body.status.disruptionsAllowed;
    expect(await waitUntil(async () => (await allowed()) === pods - minAvailable, 30_000)).toBe(true);

    const [first, second] = ready().map(({ metadata }) => metadata.name);
    expect((await evict(first ?? "")).status).toBe(201);
    const refused = await evict(second ?? "");
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
