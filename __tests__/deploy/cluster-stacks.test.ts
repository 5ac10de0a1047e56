import { rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { join } from "node:path";
import { local } from "../../environments/local";
import { everyStatus } from "../../tools/control-plane/cluster";
import type { ControlPlane } from "../../tools/control-plane/control-plane";
import { waitUntil } from "../../tools/processes";
import type { Terraform } from "../../tools/terraform/runner";
import { stackFolder } from "../../tools/terraform/stack-files";
import { parametersOf } from "../support/contracts";
import { definitionWith } from "../support/definitions";
import { addressesOf, resourceAt, resourcesOf } from "../support/resources";
import {
  badTag,
  describeCluster,
  objectsIn,
  runningTags,
  startCluster,
  withoutClusterProviders,
  writeKubeconfig,
} from "./cluster";
import { Deployment, minutes } from "./deployment";

jest.setTimeout(10 * minutes);

const [bootstrap, platform, addons, application] = ["bootstrap", "platform", "addons", "application"].map(
  (layer) => `local-${layer}`,
) as [string, string, string, string];
const namespace = "debtflow";
const components = ["debtflow-api", "debtflow-beat", "debtflow-frontend", "debtflow-worker"];
/** Seconds until an installation counts as failed here: pods that start do so at once. */
const timeout = 30;

let deployment: Deployment;
let plane: ControlPlane;
let withTags: (api: string, frontend?: string) => Promise<Terraform>;

/** Shorter timeouts, and whatever build of the providers is to be had in place of the pinned ones. */
function loosen(stack: string): void {
  const folder = stackFolder(stack, deployment.outdir);
  const releases = Object.keys(resourcesOf(deployment.json(stack)).helm_release ?? {});
  const resource = { helm_release: Object.fromEntries(releases.map((name) => [name, { timeout }])) };
  writeFileSync(join(folder, "loosened_override.tf.json"), JSON.stringify({ ...(releases.length > 0 && { resource }) }));
  rmSync(join(folder, ".terraform.lock.hcl"));
}

async function opened(stack: string, variables: Readonly<Record<string, string>> = {}): Promise<Terraform> {
  const terraform = await deployment.open(stack, { variables });
  await terraform.init({ reconfigure: true });
  return terraform;
}

const all = (tag: string) => Object.fromEntries(components.map((component) => [component, tag]));

/** Addresses of the add-ons' stack whose charts answer here, and which wait for none that does not. */
async function appliedAddons(): Promise<string[]> {
  const json = deployment.json(addons);
  const silent = new Set<string>();
  for (const address of addressesOf(json).filter((one) => one.startsWith("helm_release."))) {
    const { repository } = resourceAt(json, address);
    if (repository !== undefined && !(await answers(String(repository)))) {
      silent.add(address);
    }
  }
  for (let before = -1; before < silent.size; ) {
    before = silent.size;
    for (const address of addressesOf(json)) {
      const { depends_on: after = [] } = resourceAt(json, address) as { depends_on?: readonly string[] };
      if (after.some((other) => silent.has(other))) {
        silent.add(address);
      }
    }
  }
  if (silent.size > 0) {
    console.info(`left out, because their charts' repositories do not answer here: ${[...silent].join(", ")}`);
  }
  return addressesOf(json).filter((address) => !silent.has(address));
}

function answers(repository: string): Promise<boolean> {
  const url = repository.startsWith("oci:")
    ? `${repository.replace(/^oci:(\/\/[^/]+).*/, "https:$1")}/v2/`
    : `${repository.replace(/\/$/, "")}/index.yaml`;
  return new Promise((resolve) => {
    const request = get(url, { timeout: 5_000 }, (response) => {
      response.destroy();
      // A registry of images asks who is there.
      resolve((response.statusCode ?? 500) < 500 && response.statusCode !== 403);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

// Each test goes on where the one before it ended.
describeCluster("Local's add-ons and application, by Terraform,", [withoutClusterProviders], () => {
  /** What the add-ons put into the application's namespace. */
  let given: readonly string[];
  let targets: readonly string[];

  beforeAll(async () => {
    [deployment, plane] = await Promise.all([Deployment.start("cluster-stacks"), startCluster("stacks")]);
    const access = { type: "kubeconfig", context: "test", path: join(deployment.folder, "kubeconfig") };
    writeKubeconfig(plane, access.path, access.context);
    deployment.synthesize(definitionWith({ clusterAccess: access }, local));
    for (const stack of [addons, application]) {
      loosen(stack);
    }
    await deployment.applyBootstrap(bootstrap);
    // What the platform would tell, without waiting for it.
    for (const [name, section] of Object.entries(parametersOf(deployment.json(platform)))) {
      await deployment.ask("AmazonSSM.PutParameter", { Name: name, Type: "String", Value: JSON.stringify(section) });
    }
    withTags = (api, frontend = api) => opened(application, { image_tags: JSON.stringify({ api, frontend }) });
  }, 10 * minutes);

  afterAll(async () => {
    await Promise.all([plane?.stop(), deployment?.stop()]);
  });

  it("put what add-ons there can be here into the cluster, and change nothing the second time", async () => {
    const applied = await appliedAddons();
    expect(applied).toContain("kubernetes_namespace_v1.namespace_debtflow");
    targets = applied.map((address) => `-target=${address}`);
    const terraform = await opened(addons);
    await terraform.apply(undefined, targets);
    expect(await terraform.plan(undefined, targets)).toBe(false);
    expect(await deployment.resources(terraform)).toEqual(applied);
    given = await objectsIn(plane.cluster, namespace);
  });

  it("install the application, and change nothing the second time", async () => {
    const terraform = await withTags("v1");
    await terraform.apply();
    expect(await deployment.resources(terraform)).toEqual(addressesOf(deployment.json(application)));
    expect(await deployment.plannedChanges(terraform)).toEqual([]);
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v1"));
  });

  it("roll out a new image, and nothing else", async () => {
    const terraform = await withTags("v2");
    const changes = await deployment.plannedChanges(terraform);
    expect(changes.map(({ address, actions }) => [address, actions])).toEqual([
      ["helm_release.foundation", ["update"]],
      ["helm_release.workloads", ["update"]],
    ]);
    await terraform.apply();
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v2"));
  });

  it("go back by themselves from an image that does not start, and leave a state that knows what runs", async () => {
    await expect((await withTags("v3", badTag)).apply()).rejects.toThrow(/rolled back due to atomic being set/);
    expect(await runningTags(plane.cluster, namespace)).toEqual(all("v2"));

    const good = await withTags("v2");
    expect((await deployment.plannedChanges(good)).map(({ address }) => address)).toEqual(["helm_release.foundation"]);
    await good.apply();
    expect(await deployment.plannedChanges(good)).toEqual([]);
  });

  it("refuse a plan that would deploy latest", async () => {
    await expect((await withTags("latest")).plan()).rejects.toThrow(/not latest: it has to stand for one content/);
  });

  it("are destroyed to nothing, the application first", async () => {
    const terraform = await withTags("v2");
    await terraform.destroy();
    expect(await deployment.resources(terraform)).toEqual([]);
    await waitUntil(async () => (await objectsIn(plane.cluster, namespace)).length === given.length, 30_000);
    expect(await objectsIn(plane.cluster, namespace)).toEqual(given);

    const before = await opened(addons);
    // Terraform looks for the chart of every release that it plans, and a destruction begins with a plan.
    await before.destroy(targets);
    expect(await deployment.resources(before)).toEqual([]);
    const releases = JSON.parse(await plane.cluster.helm(["list", ...everyStatus, "--all-namespaces", "--output=json"]));
    expect(releases).toEqual([]);
    expect(await plane.cluster.kubectl(["get", "namespaces", "--output=name"])).not.toContain(`namespace/${namespace}`);
  });
});
