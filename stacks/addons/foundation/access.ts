import { ClusterRoleBindingV1 } from "@cdktf/provider-kubernetes/lib/cluster-role-binding-v1";
import { ClusterRoleV1 } from "@cdktf/provider-kubernetes/lib/cluster-role-v1";
import type { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import type { Environment } from "../../../environments/schema";
import type { Construct } from "../../../lib/terraform";
import { accessGroups } from "../../../modules/eks";

interface Rule {
  readonly apiGroups: string[];
  readonly resources: string[];
}

/** Custom resources that belong to an application. None of them holds a secret's value. */
const ofApplications: readonly Rule[] = [
  { apiGroups: ["external-secrets.io"], resources: ["externalsecrets", "secretstores"] },
  { apiGroups: ["monitoring.coreos.com"], resources: ["servicemonitors", "podmonitors", "prometheusrules"] },
  { apiGroups: ["argoproj.io"], resources: ["rollouts", "rollouts/status", "analysistemplates", "analysisruns", "experiments"] },
  // In the application's namespace: whoever may make one in Argo CD's own may do everything in the cluster.
  { apiGroups: ["argoproj.io"], resources: ["applications"] },
  { apiGroups: ["keda.sh"], resources: ["scaledobjects", "scaledjobs", "triggerauthentications"] },
  { apiGroups: ["cert-manager.io"], resources: ["certificates"] },
];

/** What a reader may look at besides: how the cluster itself is set up. */
const ofCluster: readonly Rule[] = [
  { apiGroups: ["external-secrets.io"], resources: ["clustersecretstores"] },
  { apiGroups: ["argoproj.io"], resources: ["appprojects"] },
  {
    apiGroups: ["cert-manager.io", "acme.cert-manager.io"],
    resources: ["certificaterequests", "issuers", "clusterissuers", "orders", "challenges"],
  },
  { apiGroups: ["elbv2.k8s.aws"], resources: ["targetgroupbindings", "ingressclassparams"] },
  { apiGroups: ["karpenter.sh"], resources: ["nodepools", "nodeclaims"] },
  { apiGroups: ["karpenter.k8s.aws"], resources: ["ec2nodeclasses"] },
  { apiGroups: ["velero.io"], resources: ["backups", "restores", "schedules", "backupstoragelocations"] },
];

const look = ["get", "list", "watch"];
const change = [...look, "create", "update", "patch", "delete"];

/** Rights on custom resources for who deploys and who reads: EKS' access policies know Kubernetes' own kinds only. */
export function addAccess(
  scope: Construct,
  { application }: Environment,
  namespaces: Readonly<Record<string, NamespaceV1>>,
): void {
  const deploy = new ClusterRoleV1(scope, "deployers", {
    metadata: { name: accessGroups.deploy },
    rule: ofApplications.map((rule) => ({ ...rule, verbs: change })),
  });
  const group = (name: string) => ({ kind: "Group", name, apiGroup: "rbac.authorization.k8s.io" });
  const role = (name: string) => ({ kind: "ClusterRole", name, apiGroup: "rbac.authorization.k8s.io" });
  const namespace = namespaces[application.namespace];
  new RoleBindingV1(scope, "deployers-binding", {
    metadata: { name: accessGroups.deploy, namespace: application.namespace },
    roleRef: role(deploy.metadata.name),
    subject: [group(accessGroups.deploy)],
    ...(namespace && { dependsOn: [namespace] }),
  });
  const read = new ClusterRoleV1(scope, "readers", {
    metadata: { name: accessGroups.read },
    rule: [...ofApplications, ...ofCluster].map((rule) => ({ ...rule, verbs: look })),
  });
  new ClusterRoleBindingV1(scope, "readers-binding", {
    metadata: { name: accessGroups.read },
    roleRef: role(read.metadata.name),
    subject: [group(accessGroups.read)],
  });
}
