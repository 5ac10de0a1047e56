import type { Environment } from "../../environments/schema";
import { argoCdServer, namespaces } from "../../lib/cluster-names";
import type { KubernetesObject } from "../../lib/kubernetes-object";

const server = { kind: "ServiceAccount", name: "argocd-server", namespace: namespaces.argoCd };
const rbac = "rbac.authorization.k8s.io";

/**
 * What Argo CD needs to take the application from its own namespace: the project that bounds it, and for its web interface the right to
 * change it. Who deploys the application may change neither. Source: Argo CD, Applications in any namespace.
 */
export function deliveryObjects(environment: Environment): KubernetesObject[] {
  const { id, application, delivery, addons } = environment;
  if (delivery !== "argocd" || addons.argoCd === undefined) {
    return [];
  }
  const { name, namespace } = application;
  const rights = { name: "argocd-server-applications", namespace };
  return [
    {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "AppProject",
      // Keeps it until no Application needs it any more.
      metadata: { name, namespace: namespaces.argoCd, finalizers: ["resources-finalizer.argocd.argoproj.io"] },
      spec: {
        description: `What ${id} may install`,
        sourceNamespaces: [namespace],
        sourceRepos: [addons.argoCd.repository],
        destinations: [{ server: argoCdServer, namespace }],
        // Nothing that lies outside of namespaces.
        clusterResourceWhitelist: [],
      },
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: "Role",
      metadata: rights,
      rules: [
        {
          apiGroups: ["argoproj.io"],
          resources: ["applications"],
          verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
        },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: "RoleBinding",
      metadata: rights,
      roleRef: { apiGroup: rbac, kind: "Role", name: rights.name },
      subjects: [server],
    },
  ];
}
