import { addonsWith, everyAddon, releasesOf } from "../support/addons";
import { resourcesOf } from "../support/resources";
import { cluster, deleteNamespace, describeCluster, isOwnCluster, makeNamespace } from "./cluster";

type Fields = Readonly<Record<string, unknown>>;

/** Kinds that the foundation makes by the kubernetes provider. */
const kinds = {
  kubernetes_storage_class_v1: { apiVersion: "storage.k8s.io/v1", kind: "StorageClass" },
  kubernetes_priority_class_v1: { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass" },
  kubernetes_cluster_role_v1: { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole" },
  kubernetes_namespace_v1: { apiVersion: "v1", kind: "Namespace" },
} as const;

/** What the provider calls otherwise than Kubernetes does. */
const names: Readonly<Record<string, string>> = { storage_provisioner: "provisioner", rule: "rules" };

function objectOf(type: keyof typeof kinds, body: Fields): Fields {
  const { "//": _, depends_on: __, ...fields } = body;
  return { ...kinds[type], ...(inKubernetesWords(fields) as Fields) };
}

function inKubernetesWords(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inKubernetesWords);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      names[key] ?? key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      ["labels", "annotations", "parameters"].includes(key) ? inner : inKubernetesWords(inner),
    ]),
  );
}

/** Argo CD's own finalizer has no path, which the API server would prefer. Source: Argo CD, App Deletion. */
const withoutArgoCdsFinalizer = (warnings: string): string =>
  warnings.replace(/^Warning: metadata\.finalizers: "resources-finalizer\.argocd\.argoproj\.io": prefer .*\n/gm, "");

describeCluster("The API server admits, without an unknown field and without a warning,", () => {
  let namespace: string;
  beforeAll(async () => {
    namespace = await makeNamespace();
  });
  afterAll(() => deleteNamespace(namespace));

  const offer = (objects: readonly Fields[]) =>
    cluster().tryKubectl(["apply", `--namespace=${namespace}`, "--dry-run=server", "--validate=strict", "--filename=-"], {
      apiVersion: "v1",
      kind: "List",
      items: objects,
    });

  const expectAdmitted = async (objects: readonly Fields[]) => {
    expect(objects).not.toEqual([]);
    const { code, stdout, stderr } = await offer(objects);
    expect(withoutArgoCdsFinalizer(stderr)).toBe("");
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(objects.length);
  };

  it.each(Object.entries(everyAddon))("the foundation of %s", async (_, changes) => {
    const resources = resourcesOf(addonsWith(changes));
    await expectAdmitted(
      (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((type) =>
        Object.values(resources[type] ?? {}).map((body) => objectOf(type, body)),
      ),
    );
  });

  it.each(Object.entries(everyAddon))("what add-ons of %s bring besides their charts", async (_, changes) => {
    const raw = releasesOf(addonsWith(changes)).filter(({ version }) => version === undefined);
    const objects = raw.flatMap(({ values }) => values.objects as { apiVersion: string; metadata: Fields }[]);
    // A cluster that somebody lends need not know the kinds of add-ons; all are put into the one namespace that is there.
    const known = objects.filter(({ apiVersion }) => isOwnCluster() || apiVersion === "networking.k8s.io/v1");
    await expectAdmitted(
      known.map((object, at) => ({
        ...object,
        metadata: {
          ...object.metadata,
          name: `${object.metadata.name}-${at}`,
          ...("namespace" in object.metadata && { namespace }),
        },
      })),
    );
  });
});
