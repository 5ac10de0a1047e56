import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { type ApiAccess, KubernetesApi } from "../../tools/control-plane/api";
import { Cluster } from "../../tools/control-plane/cluster";
import { type ClusterUnderTest, clusterVariable, lackVariable } from "./running";

const given = process.env[clusterVariable];
const underTest = given === undefined ? undefined : (JSON.parse(given) as ClusterUnderTest);
const lack = process.env[lackVariable] ?? "no cluster";

/** Tests for any cluster: skipped, with the reason, where there is none. */
export const describeCluster: (name: string, tests: () => void) => void =
  underTest === undefined ? (name, tests) => describe.skip(`${name} (${lack})`, tests) : describe;

/** Tests that need pods which start without their images, and fail when told to. */
export const describeSimulated: (name: string, tests: () => void) => void =
  underTest !== undefined && underTest.accessFile === undefined
    ? (name, tests) => describe.skip(`${name} (KUBE_CONTEXT is set, and its nodes are not simulated)`, tests)
    : describeCluster;

/** kubectl and helm for the cluster under test. */
export const cluster = (): Cluster => new Cluster(found(underTest).access);

/** The API of the run's own control plane; to be closed. */
export const openApi = (): KubernetesApi =>
  new KubernetesApi(JSON.parse(readFileSync(found(found(underTest).accessFile), "utf8")) as ApiAccess);

/** Whether the cluster is the run's own, with every custom resource definition. */
export const isOwnCluster = (): boolean => underTest?.accessFile !== undefined;

/** An empty namespace that admits what PodSecurity's `restricted` does, and warns of what would make others. */
export async function makeNamespace(): Promise<string> {
  const name = `slipway-test-${randomBytes(4).toString("hex")}`;
  const pods = "pod-security.kubernetes.io";
  const labels = { [`${pods}/enforce`]: "restricted", [`${pods}/warn`]: "restricted" };
  await cluster().kubectl(["create", "--filename=-"], { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
  return name;
}

export async function deleteNamespace(name: string | undefined): Promise<void> {
  if (name !== undefined) {
    await cluster().kubectl(["delete", "namespace", name, `--wait=${!isOwnCluster()}`]);
  }
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new Error(`no cluster of the run's own: ${lack}`);
  }
  return value;
}
