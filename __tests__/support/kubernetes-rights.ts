import { accessPolicyRules, type Rule } from "./access-policies";
import { resourcesOf } from "./resources";

/** One request to Kubernetes' API; `*` is whatever there may be, and is granted by `*` alone. */
export interface KubernetesRequest {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** @default - it lies in no namespace, or in any */
  readonly namespace?: string;
}

/** Rules, and where they hold. */
export interface Grant {
  /** @default - the whole cluster */
  readonly namespace?: string;
  readonly rules: readonly Rule[];
}

/** The access entry of a principal: an ARN, or how the stack refers to a role of its own. */
interface Entry {
  readonly name: string;
  readonly groups: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;

/** Everything that a principal may do in the cluster: by the access policies of its entry, and by what is bound to the entry's groups. */
export function grantsOf(platform: string, addons: string, principal: string): Grant[] {
  const entries = Object.entries(resourcesOf(platform).aws_eks_access_entry ?? {})
    .filter(([, { principal_arn }]) => principal_arn === principal)
    .map(([name, { kubernetes_groups }]): Entry => ({ name, groups: (kubernetes_groups ?? []) as string[] }));
  return entries.flatMap((entry) => [...ofPolicies(platform, entry), ...ofBindings(addons, entry)]);
}

/** Whether one of the grants covers the request. */
export function isGranted(grants: readonly Grant[], { verb, group, resource, namespace }: KubernetesRequest): boolean {
  const has = (list: readonly string[], word: string) => list.includes(word) || list.includes("*");
  return grants.some(
    (grant) =>
      (grant.namespace === undefined || grant.namespace === namespace) &&
      grant.rules.some(({ groups, resources, verbs }) => has(groups, group) && has(resources, resource) && has(verbs, verb)),
  );
}

function ofPolicies(platform: string, { name }: Entry): Grant[] {
  const associations = Object.values(resourcesOf(platform).aws_eks_access_policy_association ?? {});
  return associations
    .filter(({ principal_arn }) => principal_arn === `\${aws_eks_access_entry.${name}.principal_arn}`)
    .flatMap(({ policy_arn, access_scope }) => {
      const policy = String(policy_arn).split("/").at(-1) ?? "";
      const rules = accessPolicyRules[policy];
      if (rules === undefined) {
        throw new Error(`no rules known of ${policy}; known: ${Object.keys(accessPolicyRules).join(", ")}`);
      }
      const { type, namespaces = [] } = access_scope as { type: string; namespaces?: string[] };
      return type === "cluster" ? [{ rules }] : namespaces.map((namespace) => ({ namespace, rules }));
    });
}

function ofBindings(addons: string, { groups }: Entry): Grant[] {
  const bindings = (kind: string) =>
    Object.values(resourcesOf(addons)[kind] ?? {})
      .filter(({ subject }) => (subject as Body[]).some(({ kind, name }) => kind === "Group" && groups.includes(String(name))))
      .map(({ metadata, role_ref }) => ({
        namespace: String((metadata as Body).namespace),
        rules: rulesOf(addons, String((role_ref as Body).name)),
      }));
  const inCluster = bindings("kubernetes_cluster_role_binding_v1").map(({ rules }) => ({ rules }));
  return [...inCluster, ...bindings("kubernetes_role_binding_v1")];
}

/** Rules of the role that a binding refers to, such as `${kubernetes_cluster_role_v1.foundation_deployers.metadata[0].name}`. */
function rulesOf(addons: string, reference: string): Rule[] {
  const [, type = "", name = ""] = /^\$\{(\w+)\.([\w-]+)\.metadata\[0\]\.name\}$/.exec(reference) ?? [];
  const role = resourcesOf(addons)[type]?.[name];
  if (role === undefined) {
    throw new Error(`no role for ${reference}`);
  }
  return (role.rule as Record<string, string[]>[]).map(({ api_groups = [], resources = [], verbs = [] }) => ({
    groups: api_groups,
    resources,
    verbs,
  }));
}
