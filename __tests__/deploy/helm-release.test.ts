import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApplicationChartValues } from "../../.gen/application-chart";
import { loadEnvironments } from "../../environments";
import { addStacks } from "../../stacks";
import { synthesize } from "../../stacks/synthesize";
import type { ControlPlane } from "../../tools/control-plane/control-plane";
import { waitUntil } from "../../tools/processes";
import { stackFolder } from "../../tools/terraform/stack-files";
import { parametersOf } from "../support/contracts";
import { production } from "../support/debtflow/production";
import { releaseValues } from "../support/release-values";
import { resourceAt } from "../support/resources";
import { badTag, describeCluster, livePods, makeNamespace, objectsIn, runningTags, startCluster } from "./cluster";
import { minutes } from "./deployment";

jest.setTimeout(3 * minutes);

const namespace = "debtflow";
const components = ["debtflow-api", "debtflow-beat", "debtflow-frontend", "debtflow-worker"];

let plane: ControlPlane;
let outdir: string;

const json = (stack: string) => readFileSync(join(stackFolder(`debtflow-production-${stack}`, outdir), "cdk.tf.json"), "utf8");

/** Installs or upgrades a release with the chart and the values that lie in the synthesized stack. */
function upgrade(release: "foundation" | "workloads", api: string, frontend: string, ...flags: readonly string[]) {
  const application = json("application");
  const { name, chart } = resourceAt(application, `helm_release.${release}`);
  const inputs = { parameters: parametersOf(json("platform")), variables: { image_tags: { api, frontend } } };
  const values = releaseValues<ApplicationChartValues>(application, `helm_release.${release}`, inputs);
  const folder = join(stackFolder("debtflow-production-application", outdir), String(chart));
  const common = ["--install", `--namespace=${namespace}`, "--atomic", "--wait", "--wait-for-jobs", "--cleanup-on-fail"];
  return plane.cluster.tryHelm(["upgrade", String(name), folder, ...common, ...flags], values);
}

async function rollOut(api: string, frontend: string, timeout = "60s") {
  await upgrade("foundation", api, frontend);
  return upgrade("workloads", api, frontend, `--timeout=${timeout}`);
}

const all = (tag: string) => Object.fromEntries(components.map((component) => [component, tag]));
const statuses = async () =>
  (
    JSON.parse(await plane.cluster.helm(["history", "debtflow", `--namespace=${namespace}`, "--output=json"])) as {
      status: string;
    }[]
  ).map(({ status }) => status);

// Each test goes on where the one before it ended.
describeCluster("DebtFlow's release, as the synthesized stack has it", [], () => {
  beforeAll(async () => {
    outdir = mkdtempSync(join(tmpdir(), "slipway-release-"));
    synthesize((app) => addStacks(app, loadEnvironments("", [production])), outdir);
    plane = await startCluster("release");
    await makeNamespace(plane.cluster, namespace);
  });
  afterAll(async () => {
    await plane?.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it("is installed", async () => {
    const { code, stderr } = await rollOut("v1", "v1");
    // Helm 4 says that the provider's word for it is an old one.
    expect({ code, stderr: stderr.replace(/^Flag --atomic has been deprecated.*\n/, "") }).toEqual({ code: 0, stderr: "" });
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v1"));
  });

  it("is upgraded to new images", async () => {
    expect(await rollOut("v2", "v2")).toMatchObject({ code: 0 });
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v2"));
  });

  it("goes back by itself when pods of the new version do not start", async () => {
    const { code, stderr } = await rollOut("v3", badTag, "20s");
    expect(code).toBe(1);
    expect(stderr).toMatch(/release debtflow failed, and has been rolled back due to (atomic|rollback-on-failure) being set/);
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v2"));
    expect(await statuses()).toEqual(["superseded", "superseded", "failed", "deployed"]);
  });

  it("replaces no pod when the migration cannot run", async () => {
    const before = await livePods(plane.cluster, namespace);
    const { code, stderr } = await rollOut(badTag, "v4", "15s");
    expect(code).toBe(1);
    expect(stderr).toMatch(/rolled back due to (atomic|rollback-on-failure) being set: pre-upgrade hooks failed/);
    expect(await livePods(plane.cluster, namespace)).toEqual(before);
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v2"));
  });

  it("goes on with the next tag, and takes the failed migration away", async () => {
    expect(await objectsIn(plane.cluster, namespace)).toContain("job.batch/debtflow-migrate");
    expect(await rollOut("v5", "v5")).toMatchObject({ code: 0 });
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v5"));
  });

  it("is uninstalled to nothing", async () => {
    for (const release of ["debtflow", "debtflow-foundation"]) {
      await plane.cluster.helm(["uninstall", release, `--namespace=${namespace}`, "--wait"]);
    }
    // What belongs to an object that is gone, such as a synced secret, goes a moment later.
    await waitUntil(async () => (await objectsIn(plane.cluster, namespace)).length === 0, 30_000);
    expect(await objectsIn(plane.cluster, namespace)).toEqual([]);
  });
});
