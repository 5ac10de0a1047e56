import { readFileSync, writeFileSync } from "node:fs";
import type { ApiAccess } from "../../tools/control-plane/api";
import type { Cluster } from "../../tools/control-plane/cluster";
import { ControlPlane } from "../../tools/control-plane/control-plane";
import { addKinds } from "../../tools/control-plane/kinds";
import { waitUntil } from "../../tools/processes";
import { priorityClassList } from "../support/priority-classes";

/** Variables in which the global setup tells the tests what is not to be had, and why. */
export const withoutCluster = "SLIPWAY_TEST_WITHOUT_CLUSTER";
export const withoutClusterProviders = "SLIPWAY_TEST_WITHOUT_CLUSTER_PROVIDERS";

/** Tests that need a real control plane, and whatever else `lacks` names: skipped with the reason where it is not to be had. */
export function describeCluster(name: string, lacks: readonly string[], tests: () => void): void {
  const reason = [withoutCluster, ...lacks].map((lack) => process.env[lack]).find((lack) => lack !== undefined);
  if (reason === undefined) {
    describe(name, tests);
  } else {
    describe.skip(`${name} (${reason})`, tests);
  }
}

/** Tag of images that no pod gets: as if it had been misspelt. */
export const badTag = "never-pushed";

const policy = "no-such-image";

/** Admission in place of a registry that does not know the tag. */
const refusal = [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: policy },
    spec: {
      matchConstraints: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
      },
      validations: [{ expression: `!object.spec.containers.exists(one, one.image.endsWith(":${badTag}"))` }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: policy },
    spec: { policyName: policy, validationActions: ["Deny"] },
  },
];

/** A control plane that knows the add-ons' kinds of objects, and knows no image of {@link badTag}. */
export async function startCluster(name: string): Promise<ControlPlane> {
  const plane = await ControlPlane.start({ name: `test-${name}-${process.pid}` });
  await addKinds(plane.cluster);
  await plane.cluster.kubectl(["apply", "--filename=-"], priorityClassList);
  await plane.cluster.kubectl(["create", "--filename=-"], { apiVersion: "v1", kind: "List", items: refusal });
  return plane;
}

/** The namespace, in place of the add-ons' stack: it admits what PodSecurity's `restricted` does. */
export async function makeNamespace(cluster: Cluster, name: string): Promise<void> {
  const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
  await cluster.kubectl(["create", "--filename=-"], { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
}

/** Writes a kubeconfig with one context of that name. */
export function writeKubeconfig(plane: ControlPlane, file: string, context: string): void {
  const { server, ca, token } = JSON.parse(readFileSync(plane.accessFile, "utf8")) as ApiAccess;
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: context, cluster: { server, "certificate-authority-data": Buffer.from(ca).toString("base64") } }],
    users: [{ name: context, user: { token } }],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
  };
  writeFileSync(file, JSON.stringify(kubeconfig), { mode: 0o600 });
}

/** `component: tag` of each deployment's image, once every one of its pods is ready: an autoscaler may have called another just now. */
export async function runningTags(cluster: Cluster, namespace: string): Promise<Readonly<Record<string, string>>> {
  let tags: Readonly<Record<string, string>> = {};
  await waitUntil(async () => {
    tags = await tagsOf(cluster, namespace);
    return !Object.values(tags).includes("not ready");
  }, 30_000);
  return tags;
}

async function tagsOf(cluster: Cluster, namespace: string): Promise<Readonly<Record<string, string>>> {
  interface Deployments {
    readonly items: readonly {
      readonly metadata: { readonly name: string };
      readonly spec: { readonly replicas: number; readonly template: { spec: { containers: readonly { image: string }[] } } };
      readonly status: { readonly readyReplicas?: number; readonly updatedReplicas?: number };
    }[];
  }
  const { items } = await cluster.kubectlJson<Deployments>(["get", "deployments", `--namespace=${namespace}`]);
  return Object.fromEntries(
    items.map(({ metadata, spec, status }) => {
      const isReady = status.readyReplicas === spec.replicas && status.updatedReplicas === spec.replicas;
      return [metadata.name, isReady ? (spec.template.spec.containers[0]?.image.split(":").at(-1) ?? "") : "not ready"];
    }),
  );
}

/** The pods' names, sorted, without those that are ending: a rollback returns before the pods that it replaced are gone. */
export async function livePods(cluster: Cluster, namespace: string): Promise<string[]> {
  interface Pods {
    readonly items: readonly { readonly metadata: { readonly name: string; readonly deletionTimestamp?: string } }[];
  }
  const { items } = await cluster.kubectlJson<Pods>(["get", "pods", `--namespace=${namespace}`]);
  return items.flatMap(({ metadata }) => (metadata.deletionTimestamp === undefined ? [metadata.name] : [])).sort();
}

/** `kind/name` of what is in the namespace of the kinds that the chart makes, and the releases' own secrets. */
export async function objectsIn(cluster: Cluster, namespace: string): Promise<string[]> {
  const kinds = (await cluster.kubectl("api-resources --namespaced --verbs=list --output=name".split(" "))).trim().split("\n");
  const listed = kinds.filter((kind) => !/^events(\.|$)/.test(kind) && !kind.endsWith(".metrics.k8s.io"));
  const names = await cluster.kubectl(["get", listed.join(","), `--namespace=${namespace}`, "--output=name"]);
  // What Kubernetes itself puts into every namespace.
  const given = ["configmap/kube-root-ca.crt", "serviceaccount/default"];
  return names.split("\n").filter((name) => name !== "" && !given.includes(name));
}
