import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installControlPlane } from "../../tools/install/control-plane";
import { isRunning, type ProcessRef, type RunResult, run } from "../../tools/processes";
import { findProgram } from "../../tools/programs";
import { Checkout } from "./checkout";
import { describeCluster } from "./cluster";
import { expectCode, minutes } from "./deployment";
import { environments } from "./small-environments";

jest.setTimeout(15 * minutes);

let checkout: Checkout;
let kubectl: string;

/** What was printed, with white space as in one line. */
const printed = (result: RunResult, code: number) => expectCode(result, code).replace(/\s+/g, " ");

const settings = `addons: { externalSecrets: true, metricsServer: true, reloader: false, nodeScaling: "none" }`;
const folder = () => join(checkout.folder, ".tools/run/control-plane-slipway-local");

/** Its pods, as kubectl writes them. */
async function pods(format: string): Promise<string> {
  // Below its home kubectl keeps what it has asked.
  const env = { KUBECONFIG: join(folder(), "kubeconfig.json"), HOME: folder() };
  return (await run(kubectl, ["get", "pods", "--all-namespaces", format], { env })).stdout;
}

function processes(): readonly ProcessRef[] {
  const { processes: all } = JSON.parse(readFileSync(join(folder(), "state.json"), "utf8")) as {
    processes: Record<string, ProcessRef>;
  };
  return Object.values(all);
}

/** Puts a chart with one pod of restricted rights, and a webhook that nobody answers, where a fetched one would be. */
async function addChart(name: string, version: string): Promise<void> {
  const place = join(checkout.folder, ".tools/charts");
  mkdirSync(join(place, name, "templates"), { recursive: true });
  writeFileSync(join(place, name, "Chart.yaml"), JSON.stringify({ apiVersion: "v2", name, version }));
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name }, spec: { containers: [{ name: "one", image: "one:1" }] } };
  const rules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }];
  const clientConfig = { service: { name, namespace: "kube-system" } };
  const webhook = { name: `${name}.example.com`, admissionReviewVersions: ["v1"], sideEffects: "None", failurePolicy: "Fail" };
  const configuration = {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    metadata: { name },
    webhooks: [{ ...webhook, rules, clientConfig }],
  };
  writeFileSync(join(place, name, "templates", "pod.yaml"), JSON.stringify(pod));
  writeFileSync(join(place, name, "templates", "webhook.yaml"), JSON.stringify(configuration));
  expect((await run("tar", ["-czf", `${name}-${version}.tgz`, name], { cwd: place })).code).toBe(0);
}

// Each test goes on where the one before it ended.
describeCluster("npm start -- --cluster", [], () => {
  beforeAll(async () => {
    checkout = await Checkout.create();
    checkout.write("environments/local.ts", environments(["web"], settings));
    checkout.list(["local"]);
  }, 10 * minutes);
  afterAll(async () => {
    await checkout?.down();
    checkout?.remove();
  });

  it("takes Go, and says so before anything is deployed", async () => {
    const bin = join(checkout.folder, "bin-without-go");
    mkdirSync(bin);
    symlinkSync(findProgram("terraform") ?? "", join(bin, "terraform"));
    const text = printed(await checkout.start(["--cluster"], { PATH: bin }), 1);
    expect(text).toContain("a Kubernetes control plane is built with Go, and Go is not installed next: install Go");
    expect(existsSync(join(checkout.folder, ".tools/run/emulator-local"))).toBe(false);
  });

  it("puts the add-ons that have a chart, and the application, into a cluster that stays", async () => {
    const programs = await installControlPlane(() => {});
    checkout.lend("control-plane", "kwok", "helm");
    await addChart("aws-load-balancer-controller", "3.5.0");
    const text = printed(await checkout.start(["--cluster"]), 0);
    expect(text).toContain("local-addons: helm upgrade --install aws-load-balancer-controller");
    expect(text).toMatch(/Pods that run in its simulated cluster: .*shop 1/);
    expect(text).toContain("nodes and pods are simulated");
    expect(processes().every(isRunning)).toBe(true);
    kubectl = programs.kubectl;
    const stdout = await pods("--no-headers");
    expect(stdout).toMatch(/kube-system\s+aws-load-balancer-controller\s+1\/1\s+Running/);
    expect(stdout).toMatch(/shop\s+shop-web-\S+\s+1\/1\s+Running/);
  });

  it("is used by a later start, which replaces no pod", async () => {
    const [before, podsBefore] = [processes(), await pods("--output=name")];
    const text = printed(await checkout.start([]), 0);
    expect(text).toContain("simulated cluster runs: etcd,");
    expect(text).toContain("local-platform: nothing to change");
    expect(processes()).toEqual(before);
    expect(await pods("--output=name")).toBe(podsBefore);
  });

  it("is gone, every process and file of it, after --down", async () => {
    const before = processes();
    expect(printed(await checkout.down(), 0)).toContain("simulated cluster slipway-local ended");
    expect(before.filter(isRunning)).toEqual([]);
    expect(existsSync(folder())).toBe(false);
  });
});
