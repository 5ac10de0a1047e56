import type { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { gatedComponents } from "../../../application/values";
import type { Environment } from "../../../environments/schema";
import { rolloutGateAccount } from "../../../lib/cluster-names";
import type { Construct } from "../../../lib/terraform";

const name = "slipway:rollout-gate";
const verbs = ["get", "list", "watch"];

/**
 * Rights of what waits for rollouts. They stand here and not in the application's releases, because whoever deploys the application may give
 * nobody rights: access policies other than the cluster admin's have none on roles.
 */
export function addRolloutGate(
  scope: Construct,
  environment: Environment,
  namespaces: Readonly<Record<string, NamespaceV1>>,
): void {
  const components = gatedComponents(environment);
  if (components.length === 0) {
    return;
  }
  const { application } = environment;
  const { namespace } = application;
  const role = new RoleV1(scope, "rollout-gate", {
    metadata: { name, namespace },
    // `kubectl argo rollouts status` lists all of a kind, so none can be named.
    rule: [
      { apiGroups: ["argoproj.io"], resources: ["rollouts", "analysisruns", "experiments"], verbs },
      { apiGroups: ["apps"], resources: ["replicasets", "deployments"], verbs },
      { apiGroups: [""], resources: ["pods"], verbs },
    ],
    ...(namespaces[namespace] && { dependsOn: [namespaces[namespace]] }),
  });
  new RoleBindingV1(scope, "rollout-gate-binding", {
    metadata: { name, namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
    subject: components.map((component) => ({
      kind: "ServiceAccount",
      name: rolloutGateAccount(application.name, component),
      namespace,
    })),
  });
}
