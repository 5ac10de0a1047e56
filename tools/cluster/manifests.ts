import { ToolError } from "../errors";
import type { StackJson } from "../terraform/stack-files";

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Attributes that the provider names otherwise than by another case. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const rbac = "rbac.authorization.k8s.io/v1";

/** The kubernetes provider's resources that our stacks have, as Kubernetes knows them. */
const kinds: Readonly<Record<string, Kind>> = {
  kubernetes_namespace_v1: { apiVersion: "v1", kind: "Namespace" },
  kubernetes_cluster_role_v1: { apiVersion: rbac, kind: "ClusterRole", renamed: { rule: "rules" } },
  kubernetes_cluster_role_binding_v1: { apiVersion: rbac, kind: "ClusterRoleBinding", renamed: { subject: "subjects" } },
  kubernetes_role_binding_v1: { apiVersion: rbac, kind: "RoleBinding", renamed: { subject: "subjects" } },
  kubernetes_priority_class_v1: { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass" },
  kubernetes_storage_class_v1: {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    renamed: { storage_provisioner: "provisioner" },
  },
};

/** Tables whose keys are the user's. */
const tables = ["labels", "annotations", "parameters"];

/** What Terraform, and not Kubernetes, reads of a resource. */
const ofTerraform = ["//", "depends_on", "lifecycle", "provider"];

/**
 * A stack's resources of the kubernetes provider as objects, namespaces first.
 *
 * @throws ToolError on a type that is not known here, or a value that only Terraform can work out
 */
export function manifestsOf({ resource = {} }: StackJson): readonly object[] {
  const found = Object.entries(resource).filter(([type]) => type.startsWith("kubernetes_"));
  const isNamespace = ([type]: readonly [string, unknown]): boolean => type === "kubernetes_namespace_v1";
  return [...found.filter(isNamespace), ...found.filter((one) => !isNamespace(one))].flatMap(([type, resources]) => {
    const known = kinds[type];
    if (known === undefined) {
      throw new ToolError(`${type} is not known outside of Terraform`, "add it to the kinds of tools/cluster/manifests.ts");
    }
    const { apiVersion, kind, renamed = {} } = known;
    return Object.values(resources).map((attributes) => {
      const own = Object.entries(attributes).filter(([name]) => !ofTerraform.includes(name));
      const body = own.map(([name, value]) => [renamed[name] ?? camelCase(name), objectOf(name, value, resource)]);
      return { apiVersion, kind, ...Object.fromEntries(body) };
    });
  });
}

type Resources = NonNullable<StackJson["resource"]>;

function objectOf(name: string, value: unknown, resources: Resources): unknown {
  if (typeof value === "string") {
    return resolved(value, resources);
  }
  if (Array.isArray(value)) {
    return value.map((item) => objectOf(name, item, resources));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const isTable = tables.includes(name);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [isTable ? key : camelCase(key), objectOf(key, inner, resources)]),
  );
}

/** With the names of other resources in place of the references to them. */
function resolved(value: string, resources: Resources): string {
  const text = value.replace(/\$\{(kubernetes_\w+)\.([\w-]+)\.metadata\[0\]\.name\}/g, (reference, type, id) => {
    const metadata = resources[type]?.[id]?.metadata as { readonly name?: string } | undefined;
    return metadata?.name ?? reference;
  });
  if (text.includes("${")) {
    throw new ToolError(
      `${text} can only be worked out by Terraform`,
      "deploy to a cluster that answers, with the kubernetes provider",
    );
  }
  return text;
}

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
