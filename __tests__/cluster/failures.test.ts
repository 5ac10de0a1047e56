import type { ApiObject } from "../../tools/control-plane/api";
import { withheld } from "../../tools/control-plane/secrets-operator";
import { behaviours } from "../../tools/control-plane/stages";
import { waitUntil } from "../../tools/processes";
import { cluster, deleteNamespace, describeCluster, describeSimulated, makeNamespace } from "./cluster";
import { nextVersion, podsOf, production, withComponent, withMigration } from "./debtflow";
import { PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

const components = Object.keys(podsOf);
const failing = { retries: 0, podAnnotations: { [behaviours.fails]: "yes" } };
/** A pod that `restricted` does not admit. */
const privileged = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "privileged" },
  spec: { containers: [{ name: "a", image: "a", securityContext: { privileged: true } }] },
};
const withPrivileged = { ...nextVersion, extraObjects: { workloads: [privileged] } };

describeSimulated("A rollout onto running pods", () => {
  let application: Application;
  let watch: PodWatch;

  beforeAll(async () => {
    application = new Application(await makeNamespace());
    await application.rollOut(production);
  });
  beforeEach(async () => {
    watch = await PodWatch.startFrom(application.namespace, podsOf);
  });
  afterEach(() => watch.stop());
  afterAll(() => deleteNamespace(application?.namespace));

  const running = () => components.flatMap((name) => watch.now(name).map(({ metadata }) => metadata.uid)).sort();

  async function expectRolledBack(): Promise<void> {
    const history = await application.history("workloads", production);
    expect(history.slice(-2)).toEqual(["failed", "deployed"]);
  }

  it("whose migration fails is rolled back, and no pod was touched", async () => {
    const before = running();
    const { code, stderr } = await application.tryUpgrade("workloads", withMigration(failing));

    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/has been rolled back due to (atomic|rollback-on-failure) being set/),
    });
    expect(stderr).toContain("pre-upgrade hooks failed");
    await expectRolledBack();
    expect(running()).toEqual(before);
    for (const component of components) {
      expect({ [component]: watch.fewestReady(component) }).toEqual({ [component]: podsOf[component] });
    }
    expect(watch.history("migrate").at(-1)?.status.phase).toBe("Failed");
  });

  it("whose pods never get ready is rolled back, and the old ones served all the time", async () => {
    const before = running();
    const values = withComponent("api", { podAnnotations: { [behaviours.neverReady]: "yes" } });
    const { code, stderr } = await application.tryUpgrade("workloads", values, "--timeout=10s");

    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/has been rolled back due to (atomic|rollback-on-failure) being set/),
    });
    await expectRolledBack();
    await watch.settled(podsOf);
    expect(running()).toEqual(before);
    expect(watch.fewestReady("api")).toBe(podsOf.api);
    expect(watch.most("api")).toBe((podsOf.api ?? 0) + 1);
  });

  it("whose scheduler never gets ready misses it until it is rolled back, and the others served all the time", async () => {
    const values = withComponent("beat", { podAnnotations: { [behaviours.neverReady]: "yes" } });
    const { code } = await application.tryUpgrade("workloads", values, "--timeout=10s");

    expect(code).toBe(1);
    await expectRolledBack();
    expect(watch.fewestReady("beat")).toBe(0);
    expect(watch.most("beat")).toBe(1);
    await watch.settled(podsOf);
    expect(watch.fewestReady("api")).toBe(podsOf.api);
  });

  it("with a pod that restricted does not admit is rolled back", async () => {
    const { code, stderr } = await application.tryUpgrade("workloads", withPrivileged);

    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('violates PodSecurity "restricted:latest"'),
    });
    await expectRolledBack();
    expect(await application.objects()).not.toContain("pod/privileged");
    for (const component of ["api", "worker", "frontend"]) {
      expect({ [component]: watch.fewestReady(component) }).toEqual({ [component]: podsOf[component] });
    }
  });
});

describeSimulated("A first install", () => {
  let application: Application;
  let watch: PodWatch;

  beforeEach(async () => {
    application = new Application(await makeNamespace());
    watch = await PodWatch.start(application.namespace);
    await application.upgrade("foundation", production);
  });
  afterEach(async () => {
    watch?.stop();
    await deleteNamespace(application?.namespace);
  });

  const failedJob = ["job.batch/debtflow-migrate", expect.stringMatching(/^pod\/debtflow-migrate-/)];

  it("whose migration fails leaves the foundation and the failed job, and the next one succeeds on them", async () => {
    const foundation = await application.objects();
    const { code } = await application.tryUpgrade("workloads", withMigration(failing));

    expect(code).toBe(1);
    expect(await application.releases()).toEqual(["debtflow-foundation"]);
    const left = (await application.objects()).filter((name) => !foundation.includes(name));
    expect(left.sort()).toEqual(failedJob);

    await application.upgrade("workloads", production);
    expect(await application.releases()).toEqual(["debtflow", "debtflow-foundation"]);
    expect(await application.objects()).not.toContain("job.batch/debtflow-migrate");
  });

  it("leaves a failed migration's job, and nothing else, when it is uninstalled", async () => {
    await application.upgrade("workloads", production);
    await application.tryUpgrade("workloads", withMigration(failing));
    await application.uninstall(production);

    await waitUntil(async () => (await application.objects()).length === failedJob.length, 30_000);
    expect((await application.objects()).sort()).toEqual(failedJob);
  });
});

describeSimulated("A migration whose secret is not synced yet", () => {
  let namespace: string;
  let application: Application;
  let watch: PodWatch;

  beforeEach(async () => {
    namespace = await makeNamespace();
    await cluster().kubectl(["annotate", "namespace", namespace, `${withheld}=yes`]);
    application = new Application(namespace);
    watch = await PodWatch.start(namespace);
    await application.upgrade("foundation", production);
  });
  afterEach(async () => {
    watch?.stop();
    await deleteNamespace(namespace);
  });

  const waiting = () =>
    waitUntil(
      () => watch.now("migrate")[0]?.status.containerStatuses?.[0]?.state.waiting?.reason === "CreateContainerConfigError",
      30_000,
    );

  it("waits for it, without a failed attempt, and then runs", async () => {
    const install = application.upgrade("workloads", withMigration({ retries: 0 }));
    expect(await waiting()).toBe(true);
    expect(watch.history("api")).toEqual([]);
    const job = await cluster().kubectlJson<{ status: object }>(["get", "job/debtflow-migrate", `--namespace=${namespace}`]);
    expect(job.status).not.toHaveProperty("failed");

    await cluster().kubectl(["annotate", "namespace", namespace, `${withheld}-`]);
    await install;
    const pods = watch.history("migrate");
    expect(new Set(pods.map(({ metadata }) => metadata.uid)).size).toBe(1);
    const secret = await cluster().kubectlJson<ApiObject>(["get", "secret/debtflow-migrate", `--namespace=${namespace}`]);
    const started = pods.find(({ status }) => status.phase === "Running");
    expect(Number(started?.metadata.resourceVersion)).toBeGreaterThan(Number(secret.metadata.resourceVersion));
  });

  it("ends the install after its time", async () => {
    const { code, stderr } = await application.tryUpgrade("workloads", withMigration({ timeoutSeconds: 3 }));

    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("pre-install") });
    const reason = '--output=jsonpath={.status.conditions[?(@.type=="Failed")].reason}';
    const job = ["get", "job", "debtflow-migrate", `--namespace=${application.namespace}`];
    expect(await cluster().kubectl([...job, reason])).toBe("DeadlineExceeded");
    expect(watch.history("migrate").map(({ status }) => status.phase)).not.toContain("Running");
    expect(await application.releases()).toEqual(["debtflow-foundation"]);
  });
});

describeCluster("An install with a pod that restricted does not admit", () => {
  let application: Application;

  beforeAll(async () => {
    application = new Application(await makeNamespace());
  });
  afterAll(() => deleteNamespace(application?.namespace));

  it("fails, and leaves nothing", async () => {
    const { code, stderr } = await application.tryUpgrade("workloads", {
      name: "shop",
      extraObjects: { workloads: [privileged] },
    });

    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('violates PodSecurity "restricted:latest"'),
    });
    expect(await application.releases()).toEqual([]);
    expect(await application.objects()).toEqual([]);
  });
});
