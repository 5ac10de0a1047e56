/** What of Kubernetes' API may be done, as in a Role; `*` is anything. The core's API group is the empty text. */
export interface Rule {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const words = (text: string): readonly string[] => text.split(" ");
const look = words("get list watch");
const change = words("create delete deletecollection patch update");
const rule = (group: string, resources: string, verbs: readonly string[]): Rule => ({
  groups: [group],
  resources: words(resources),
  verbs,
});

const view: readonly Rule[] = [
  rule(
    "apps",
    "controllerrevisions daemonsets daemonsets/status deployments deployments/scale deployments/status replicasets replicasets/scale replicasets/status statefulsets statefulsets/scale statefulsets/status",
    look,
  ),
  rule("autoscaling", "horizontalpodautoscalers horizontalpodautoscalers/status", look),
  rule("batch", "cronjobs cronjobs/status jobs jobs/status", look),
  rule("discovery.k8s.io", "endpointslices", look),
  rule(
    "extensions",
    "daemonsets daemonsets/status deployments deployments/scale deployments/status ingresses ingresses/status networkpolicies replicasets replicasets/scale replicasets/status replicationcontrollers/scale",
    look,
  ),
  rule("networking.k8s.io", "ingresses ingresses/status networkpolicies", look),
  rule("policy", "poddisruptionbudgets poddisruptionbudgets/status", look),
  rule(
    "",
    "configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods replicationcontrollers replicationcontrollers/scale serviceaccounts services services/status",
    look,
  ),
  rule(
    "",
    "bindings events limitranges namespaces/status pods/log pods/status replicationcontrollers/status resourcequotas resourcequotas/status",
    look,
  ),
  rule("", "namespaces", look),
];

/**
 * Rules of EKS' access policies. Source: Amazon EKS, Review access policy permissions (awsdocs/amazon-eks-user-guide,
 * latest/ug/manage-access/k8s-access/access-policy-reference.adoc).
 */
export const accessPolicyRules: Readonly<Record<string, readonly Rule[]>> = {
  AmazonEKSClusterAdminPolicy: [rule("*", "*", ["*"])],
  AmazonEKSEditPolicy: [
    ...view,
    rule(
      "apps",
      "daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale statefulsets statefulsets/scale",
      change,
    ),
    rule("autoscaling", "horizontalpodautoscalers", change),
    rule("batch", "cronjobs jobs", change),
    rule(
      "extensions",
      "daemonsets deployments deployments/rollback deployments/scale ingresses networkpolicies replicasets replicasets/scale replicationcontrollers/scale",
      change,
    ),
    rule("networking.k8s.io", "ingresses networkpolicies", change),
    rule("policy", "poddisruptionbudgets", change),
    rule("", "pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy", look),
    rule("", "serviceaccounts", ["impersonate"]),
    rule("", "pods pods/attach pods/exec pods/portforward pods/proxy", change),
    rule(
      "",
      "configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets serviceaccounts services services/proxy",
      change,
    ),
  ],
  AmazonEKSViewPolicy: view,
};
