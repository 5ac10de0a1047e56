import { parseAllDocuments } from "yaml";
import type { Cluster } from "../control-plane/cluster";
import { firstError, withControllersOwn } from "./drift-own";
import type { Release } from "./releases";

/** A Kubernetes object, as a manifest has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

/** An object that is not as its release has it. */
export interface Drift {
  /** Such as `Deployment/shop-api`. */
  readonly object: string;
  readonly namespace: string;
  /** What differs, such as `spec.replicas is 0 in the place of 3`; none where the object is gone. */
  readonly fields: readonly string[];
  readonly isDeleted: boolean;
  /** What has to be applied so that it is as its release has it. */
  readonly wanted: Manifest;
}

export interface Comparison {
  readonly drifts: readonly Drift[];
  /** A line for each object that cannot be compared. */
  readonly unknown: readonly string[];
}

/** It owns what a repair sets, beside Helm. */
const manager = "slipway";

/**
 * Compares a release's manifest with what is in the cluster. The API server itself says what each object would become, by a
 * server-side apply that is not carried out: so defaults, other ways to write a quantity, and what others add are no differences.
 */
export async function compareRelease(cluster: Cluster, { name, namespace }: Release): Promise<Comparison> {
  const { code, stdout } = await cluster.tryHelm(["get", "manifest", name, `--namespace=${namespace}`]);
  if (code !== 0) {
    // Terraform's own plan says of a release that is gone that it makes it.
    return { drifts: [], unknown: [] };
  }
  const scaled = await scaledIn(cluster, namespace);
  const drifts: Drift[] = [];
  const unknown: string[] = [];
  for (const objects of byScope(manifestsIn(stdout))) {
    const found = await compareAll(cluster, namespace, objects, scaled);
    drifts.push(...found.drifts);
    unknown.push(...found.unknown);
  }
  return { drifts, unknown };
}

/** kubectl takes no --namespace beside objects of another one, and puts those that name none into it. */
const byScope = (manifests: readonly Manifest[]): (readonly Manifest[])[] =>
  [
    manifests.filter(({ metadata }) => metadata.namespace === undefined),
    manifests.filter(({ metadata }) => metadata.namespace !== undefined),
  ].filter((objects) => objects.length > 0);

/** All at once, or one after the other where the API server refuses one of them. */
async function compareAll(
  cluster: Cluster,
  namespace: string,
  manifests: readonly Manifest[],
  scaled: ReadonlySet<string>,
): Promise<Comparison> {
  const scope = manifests[0]?.metadata.namespace === undefined ? [`--namespace=${namespace}`] : [];
  const list = (items: readonly Manifest[]) => ({ apiVersion: "v1", kind: "List", items });
  const got = await cluster.tryKubectl(["get", "--filename=-", "--ignore-not-found", "--output=json", ...scope], list(manifests));
  const live = got.code === 0 ? objectsIn(got.stdout) : [];
  const wanted = manifests.map((manifest) => withControllersOwn(manifest, sameIn(live, manifest), scaled));
  const tried =
    got.code === 0 ? await cluster.tryKubectl([...applying, "--dry-run=server", "--output=json", ...scope], list(wanted)) : got;
  if (tried.code === 0) {
    const made = objectsIn(tried.stdout);
    return { drifts: wanted.flatMap((one) => driftOf(one, namespace, live, made)), unknown: [] };
  }
  if (manifests.length === 1) {
    return { drifts: [], unknown: manifests.map((one) => `${idOf(one)}: ${firstError(tried.stderr)}`) };
  }
  const each: Comparison[] = [];
  for (const manifest of manifests) {
    each.push(await compareAll(cluster, namespace, [manifest], scaled));
  }
  return { drifts: each.flatMap(({ drifts }) => drifts), unknown: each.flatMap((one) => one.unknown) };
}

const applying = ["apply", "--server-side", "--force-conflicts", `--field-manager=${manager}`, "--filename=-"];

function driftOf(wanted: Manifest, release: string, live: readonly Manifest[], made: readonly Manifest[]): Drift[] {
  const namespace = wanted.metadata.namespace ?? release;
  const [is, becomes] = [sameIn(live, wanted), sameIn(made, wanted)];
  if (is === undefined) {
    return [{ object: idOf(wanted), namespace, fields: [], isDeleted: true, wanted }];
  }
  const fields = differences(withoutRecords(is), withoutRecords(becomes));
  return fields.length === 0 ? [] : [{ object: idOf(wanted), namespace, fields, isDeleted: false, wanted }];
}

/** Sets these objects to what their release has, and waits until their pods run. */
export async function repair(cluster: Cluster, drifts: readonly Drift[], timeoutSeconds = 300): Promise<void> {
  for (const { wanted, namespace } of drifts) {
    const scope = wanted.metadata.namespace === undefined ? [`--namespace=${namespace}`] : [];
    await cluster.kubectl([...applying, ...scope], wanted);
  }
  for (const { wanted, namespace } of drifts) {
    if (rolledOut.includes(wanted.kind)) {
      const what = `${wanted.kind.toLowerCase()}/${wanted.metadata.name}`;
      await cluster.kubectl(["rollout", "status", what, `--namespace=${namespace}`, `--timeout=${timeoutSeconds}s`]);
    }
  }
}

const rolledOut = ["Deployment", "StatefulSet", "DaemonSet"];

/** What a drift is, in a line. */
export const driftText = ({ object, namespace, fields, isDeleted }: Drift): string =>
  `${object} in ${namespace}: ${isDeleted ? "deleted" : fields.join("; ")}`;

interface Scaler {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
}

/** `kind/name` of what an autoscaler sets the replicas of. */
async function scaledIn(cluster: Cluster, namespace: string): Promise<ReadonlySet<string>> {
  const { items } = await cluster.kubectlJson<{ readonly items: readonly Scaler[] }>([
    "get",
    "horizontalpodautoscalers.autoscaling",
    `--namespace=${namespace}`,
  ]);
  return new Set(items.map(({ spec: { scaleTargetRef: { kind = "", name = "" } = {} } = {} }) => `${kind}/${name}`));
}

/** The objects of a release's manifest. Helm leaves out what is null, which a server-side apply would take for a value. */
export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    const manifest = withoutNulls(document.toJS() as unknown) as Partial<Manifest> | null | undefined;
    return manifest?.kind === undefined ? [] : [manifest as Manifest];
  });
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  return isTable(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])))
    : value;
}

/** kubectl prints one object as itself, several as a list, and none as nothing. */
function objectsIn(text: string): Manifest[] {
  if (text.trim() === "") {
    return [];
  }
  const answer = JSON.parse(text) as Manifest & { readonly items?: readonly Manifest[] };
  return answer.kind === "List" ? [...(answer.items ?? [])] : [answer];
}

const idOf = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.name}`;

const sameIn = (objects: readonly Manifest[], wanted: Manifest): Manifest | undefined =>
  objects.find(
    (one) =>
      one.kind === wanted.kind &&
      one.metadata.name === wanted.metadata.name &&
      [undefined, one.metadata.namespace].includes(wanted.metadata.namespace),
  );

/** What the API server notes of an object besides what anybody stated. */
const records = ["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid"];

function withoutRecords(object: Manifest | undefined): unknown {
  const { status: _, metadata, ...rest }: Partial<Manifest> = object ?? {};
  const stated = Object.entries(metadata ?? {}).filter(([key]) => !records.includes(key));
  return { ...rest, metadata: Object.fromEntries(stated) };
}

/**
 * The paths at which two objects differ, such as `spec.containers[api].image`. Only numbers and switches are told with their
 * values: a text may be secret.
 */
export function differences(is: unknown, wanted: unknown, path = ""): string[] {
  if (isTable(is) && isTable(wanted)) {
    const keys = [...new Set([...Object.keys(is), ...Object.keys(wanted)])].sort();
    return keys.flatMap((key) => differences(is[key], wanted[key], path === "" ? key : `${path}.${key}`));
  }
  if (Array.isArray(is) && Array.isArray(wanted)) {
    const [a, b] = [byName(is), byName(wanted)];
    return a && b
      ? [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => differences(a.get(key), b.get(key), `${path}[${key}]`))
      : Array.from({ length: Math.max(is.length, wanted.length) }, (_, at) => at).flatMap((at) =>
          differences(is[at], wanted[at], `${path}[${at}]`),
        );
  }
  if (is === wanted) {
    return [];
  }
  const isTold = [is, wanted].every((value) => typeof value === "number" || typeof value === "boolean");
  return [isTold ? `${path} is ${is} in the place of ${wanted}` : `${path} ${is === undefined ? "is missing" : "differs"}`];
}

/** A list's items by their names, where each has one of its own. */
function byName(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const names = list.flatMap((item) => (isTable(item) && typeof item.name === "string" ? [item.name] : []));
  return names.length === list.length && new Set(names).size === list.length
    ? new Map(names.map((name, at) => [name, list[at]]))
    : undefined;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
