import { startable } from "../../tools/control-plane/stages";
import { waitUntil } from "../../tools/processes";
import { type ApplicationValues, featureCases } from "../charts/cases";
import { deleteNamespace, describeSimulated, makeNamespace } from "./cluster";
import { nextVersion, podsOf, production } from "./debtflow";
import { PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

let application: Application;
let watch: PodWatch;

beforeEach(async () => {
  watch = await PodWatch.start(application.namespace);
});
afterEach(() => watch.stop());

const makeApplication = () =>
  beforeAll(async () => {
    application = new Application(await makeNamespace());
  });
const deleteApplication = () => afterAll(() => deleteNamespace(application?.namespace));

const imagesOf = (component: string) =>
  new Set(watch.now(component).flatMap(({ spec }) => spec.containers.map(({ image }) => image)));

// Each test goes on where the one before it ended.
describeSimulated("DebtFlow's production", () => {
  makeApplication();
  deleteApplication();

  it("is installed into an empty namespace, its migration with an account, configuration and secret of its own", async () => {
    await application.rollOut(production);
    // The autoscaler raises the number of a deployment that does not say it.
    await watch.settled(podsOf);

    const migration = watch.history("migrate");
    expect(new Set(migration.map(({ metadata }) => metadata.uid)).size).toBe(1);
    expect(migration.at(-1)).toMatchObject({
      metadata: { annotations: { [startable]: "yes" } },
      spec: { serviceAccountName: "debtflow-migrate" },
      status: { phase: "Succeeded" },
    });
    const first = watch.history("api")[0];
    const end = migration.find(({ status }) => status.phase === "Succeeded");
    expect(Number(first?.metadata.resourceVersion)).toBeGreaterThan(Number(end?.metadata.resourceVersion));
    expect(await application.objects()).not.toContain("job.batch/debtflow-migrate");
  });

  it("is upgraded without a moment of fewer pods", async () => {
    const before = watch.uids();
    await application.rollOut(nextVersion);
    await watch.settled(podsOf);

    for (const component of ["api", "worker", "frontend"]) {
      expect({ [component]: watch.fewestReady(component) }).toEqual({ [component]: podsOf[component] });
    }
    expect(imagesOf("api")).toEqual(new Set([expect.stringMatching(/:5e6f7a8$/)]));
    const now = Object.keys(podsOf).flatMap((name) => watch.now(name).map(({ metadata }) => metadata.uid));
    expect(now.filter((uid) => before.includes(uid))).toEqual([]);
  });

  it("goes back to the version before, without a migration", async () => {
    await application.rollback("workloads", production, 1);
    await watch.settled(podsOf);

    expect(imagesOf("api")).toEqual(new Set([expect.stringMatching(/:4f1c2d3$/)]));
    expect(watch.history("migrate")).toEqual([]);
    expect(watch.fewestReady("api")).toBe(podsOf.api);
    expect(await application.history("workloads", production)).toEqual(["superseded", "superseded", "deployed"]);
  });

  it("is uninstalled to nothing", async () => {
    await application.uninstall(production);
    // What belongs to an object that is gone, such as a synced secret, goes a moment later.
    await waitUntil(async () => (await application.objects()).length === 0, 30_000);
    expect(await application.objects()).toEqual([]);
  });
});

describeSimulated("An application with storage", () => {
  makeApplication();
  deleteApplication();

  it("leaves its volumes behind when it is uninstalled, and nothing else", async () => {
    const values = featureCases["storage, scaled"] as ApplicationValues;
    await application.rollOut(values, "--wait=false");
    expect(await waitUntil(async () => (await application.objects()).includes(volume), 30_000)).toBe(true);

    await application.uninstall(values);
    await waitUntil(async () => (await application.objects()).every((name) => /^persistentvolumeclaim/.test(name)), 30_000);
    expect(await application.objects()).toEqual([volume]);
  });

  const volume = "persistentvolumeclaim/data-shop-web-0";
});
