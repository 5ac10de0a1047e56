import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { behaviours } from "../../tools/control-plane/stages";
import { LiveReleases } from "../../tools/deployment/live";
import type { PlanJson } from "../../tools/deployment/plan";
import { waitUntil } from "../../tools/processes";
import { Progress } from "../../tools/start/progress";
import { Processes } from "../../tools/terraform/stale-lock";
import type { ApplicationValues } from "../charts/cases";
import { environmentWith } from "../support/environments";
import { cluster, deleteNamespace, describeSimulated, makeNamespace } from "./cluster";
import { nextVersion, production, withComponent, withMigration } from "./debtflow";
import { Application } from "./releases";

jest.setTimeout(180_000);

const environment = environmentWith({});
const stack = "debtflow-production-application";
const names = { foundation: `${production.name}-foundation`, workloads: production.name };

let namespace: string;
let application: Application;
let outdir: string;
let printed: string[];
let asked: string[];
let live: LiveReleases;

/** As Terraform plans an upgrade of the pods' release. */
const plan = (): PlanJson => ({
  resource_changes: [
    {
      address: "helm_release.workloads",
      type: "helm_release",
      change: { actions: ["update"], before: {}, after: { name: names.workloads, namespace } },
    },
  ],
});

/** The application's stack, with the login of the cluster under test, and a state that is a file. */
function writeStack(): void {
  const { kubeconfig = "" } = cluster().access;
  const { "current-context": context } = JSON.parse(readFileSync(kubeconfig, "utf8")) as { "current-context": string };
  const folder = join(outdir, "stacks", stack);
  const release = (name: string) => ({ name, namespace, chart: "./chart" });
  mkdirSync(folder, { recursive: true });
  const json = {
    terraform: { backend: { local: { path: join(outdir, "one.tfstate") } } },
    provider: { kubernetes: [{ config_path: kubeconfig, config_context: context }] },
    resource: { helm_release: { foundation: release(names.foundation), workloads: release(names.workloads) } },
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(json));
}

const noted = () => new Processes(join(outdir, "processes.json"));

async function open(): Promise<LiveReleases> {
  const target = {
    id: environment.id,
    bootstrap: undefined,
    outdir,
    processes: noted(),
    isLocal: false,
    variables: () => ({}),
    localState: () => "",
    leftOut: async () => undefined,
  };
  const approval = { agree: async (question: string) => void asked.push(question) };
  const progress = new Progress((line) => printed.push(line.replace(/^\s*\d+ s\s+|\s+$/g, "").trim()));
  const found = await LiveReleases.open(
    { environment, target, progress, approval, dryRun: false, tags: { each: {} } },
    "application",
  );
  if (found === undefined) {
    throw new Error(printed.join("\n"));
  }
  return found;
}

/** Helm, under the name that it is called by, as it upgrades the pods' release. */
function upgradeBy(program: string, values: ApplicationValues, timeoutSeconds: number): ChildProcess {
  const chart = join(projectRoot, "charts", "application");
  const flags = [`--namespace=${namespace}`, "--wait", `--timeout=${timeoutSeconds}s`, "--values=-"];
  const env = { ...process.env, KUBECONFIG: cluster().access.kubeconfig };
  const args = ["upgrade", "--install", names.workloads, chart, ...flags];
  const child = spawn(program, args, { env, stdio: ["pipe", "ignore", "ignore"] });
  child.stdin?.end(JSON.stringify({ ...values, part: "workloads" }));
  return child;
}

const endOf = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );

/** Begins an upgrade of the pods' release, and kills Helm in the middle: so does the end of a token, and of Terraform. */
async function cutOff(values: ApplicationValues, status: string): Promise<void> {
  const child = upgradeBy(cluster().access.helm, values, 60);
  const begun = async () => (await application.history("workloads", production).catch(() => [])).at(-1) === status;
  expect(await waitUntil(begun, 30_000)).toBe(true);
  const ended = endOf(child);
  child.kill("SIGKILL");
  await ended;
}

const stuck = withComponent("api", { podAnnotations: { [behaviours.neverReady]: "yes" } });

// Each test goes on where the one before it ended.
describeSimulated("What Terraform's plan does not see of releases", () => {
  beforeAll(async () => {
    outdir = mkdtempSync(join(tmpdir(), "slipway-live-"));
    namespace = await makeNamespace();
    application = new Application(namespace);
    writeStack();
    await application.upgrade("foundation", production);
  });
  beforeEach(async () => {
    [printed, asked] = [[], []];
    live = await open();
  });
  afterEach(() => live.close());
  afterAll(async () => {
    rmSync(outdir, { recursive: true, force: true });
    await deleteNamespace(namespace);
  });

  // Helm: "cannot re-use a name that is still in use".
  it("a first installation that was cut off is told in a trial, and taken away by a deployment", async () => {
    await cutOff(stuck, "pending-install");
    expect(await live.heal(true)).toEqual([
      expect.stringContaining(`release ${names.workloads} in ${namespace} is pending-install`),
    ]);
    expect(asked).toEqual([]);

    expect(await live.heal(false)).toEqual([]);
    expect(printed.at(-1)).toContain(`${names.workloads} was uninstalled`);
    expect(await application.releases()).toEqual([names.foundation]);
    await application.upgrade("workloads", production);
  });

  // Helm: "another operation (install/upgrade/rollback) is in progress".
  it("an upgrade that was cut off is rolled back, but not while somebody holds the state's lock", async () => {
    await cutOff({ ...stuck, images: nextVersion.images ?? {} }, "pending-upgrade");
    const lock = join(outdir, ".one.tfstate.lock.info");
    writeFileSync(
      lock,
      JSON.stringify({ ID: "1", Who: "anna@ci", Created: "2026-01-02T03:04:05Z", Operation: "OperationTypeApply" }),
    );
    await expect(live.heal(false)).rejects.toThrow(/is locked by anna@ci since 2026-01-02T03:04:05Z/);
    rmSync(lock);

    await live.heal(false);
    expect(printed.at(-1)).toContain(`${names.workloads} was rolled back to revision 1`);
    expect((await application.history("workloads", production)).at(-1)).toBe("deployed");
    expect(await live.heal(true)).toEqual([]);
  });

  it("nothing differs right after, though controllers have written into the objects", async () => {
    await cluster().kubectl(["scale", "deployment/debtflow-api", "--replicas=4", `--namespace=${namespace}`]);
    expect(await live.mend(true)).toEqual([]);
    expect(printed).toEqual([]);
  });

  it("what was deleted, scaled and changed by hand is told in a trial, and set back by a deployment", async () => {
    const here = `--namespace=${namespace}`;
    await cluster().kubectl(["delete", "deployment/debtflow-frontend", "networkpolicy/debtflow-api", here]);
    await cluster().kubectl(["scale", "deployment/debtflow-beat", "--replicas=0", here]);
    await cluster().kubectl(["set", "image", "deployment/debtflow-beat", "*=elsewhere/image:1", here]);
    expect(await live.mend(true)).toEqual([`${stack}: 3 objects are in the cluster not as deployed`]);
    expect(printed).toEqual([
      `${stack}: 3 objects are in the cluster not as their releases have them:`,
      expect.stringContaining("NetworkPolicy/debtflow-api"),
      expect.stringMatching(
        /^Deployment\/debtflow-beat in .*: spec\.replicas is 0 in the place of 1; spec\.template\.spec\.containers\[beat\]\.image differs$/,
      ),
      `Deployment/debtflow-frontend in ${namespace}: deleted`,
    ]);
    expect(asked).toEqual([]);

    expect(await live.mend(false)).toEqual([]);
    expect(asked).toEqual(["Set them to what was deployed?"]);
    expect(await live.mend(true)).toEqual([]);
    const ready = ["get", "deployment/debtflow-frontend", here, "--output=jsonpath={.status.readyReplicas}"];
    expect(Number(await cluster().kubectl(ready))).toBeGreaterThan(0);
    // No new revision: no migration ran for it.
    expect(await application.history("workloads", production)).toHaveLength(3);
  });

  it("a rollout that fails says which pods stood in its way, and why", async () => {
    const images = { podAnnotations: { [behaviours.noImage]: "yes" } };
    const large = { resources: { requests: { cpu: "900", memory: "1Gi" }, limits: { cpu: "900", memory: "1Gi" } } };
    const values = withComponent("worker", large, withComponent("api", images));
    const failing = async () => {
      const { code, stderr } = await application.tryUpgrade("workloads", values, "--timeout=12s");
      if (code !== 0) {
        throw new Error(stderr);
      }
    };
    await expect(live.around(plan(), failing)).rejects.toThrow(/rolled back due to (atomic|rollback-on-failure) being set/);
    const text = printed.join("\n");
    expect(text).toMatch(/pod debtflow-api-\S+ \(api\): image \S+ is not pulled: ImagePullBackOff: .*not found/);
    expect(text).toMatch(/pod debtflow-worker-\S+: no node takes it: 0\/3 nodes are available: .*Insufficient cpu/);
  });

  // Helm itself would wait for its timeout, and its provider for Terraform takes no word to stop.
  it("a rollout of an image that does not exist is given up long before its time, and what ran before runs on", async () => {
    const provider = join(outdir, "terraform-provider-helm_v3");
    symlinkSync(cluster().access.helm, provider);
    const before = await application.history("workloads", production);
    const values = withComponent("api", { podAnnotations: { [behaviours.noImage]: "yes" } });
    noted().started(stack, process.pid, new Date());
    const applied = async () => {
      const { code, signal } = await endOf(upgradeBy(provider, values, 150));
      throw new Error(`the provider ended (${code ?? signal})`);
    };
    const started = Date.now();
    await expect(live.around(plan(), applied)).rejects.toThrow(
      /^the rollout was given up, and what ran before runs on:\n {2}pod debtflow-api-\S+ \(api\): image .* not found/,
    );
    expect(Date.now() - started).toBeLessThan(100_000);
    expect(printed.at(-1)).toContain(`${names.workloads} was rolled back to revision ${before.length}`);
    const history = await application.history("workloads", production);
    expect(history.at(-1)).toBe("deployed");
    expect(await live.mend(true)).toEqual([]);
  });

  it("a migration that fails is told with its exit code", async () => {
    const values = withMigration({ retries: 0, podAnnotations: { [behaviours.fails]: "yes" } });
    await live.around(plan(), async () => {
      await application.tryUpgrade("workloads", values);
    });
    expect(printed.join("\n")).toMatch(/pod debtflow-migrate-\S+ \(\S+\): ended with exit code 1/);
  });
});
