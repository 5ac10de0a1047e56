import type { ServiceAccount } from "../../lib/trust";

export interface ControllerAccount extends ServiceAccount {
  /** End of the role's name. */
  readonly role: string;
}

/** Service account of each add-on that calls AWS: what its role trusts, and what its chart is told to create. */
export const serviceAccounts = {
  loadBalancerController: {
    namespace: "kube-system",
    name: "aws-load-balancer-controller",
    role: "load-balancer-controller",
  },
  clusterAutoscaler: { namespace: "kube-system", name: "cluster-autoscaler", role: "cluster-autoscaler" },
  karpenter: { namespace: "kube-system", name: "karpenter", role: "karpenter" },
  externalDns: { namespace: "external-dns", name: "external-dns", role: "external-dns" },
  /** Only for a store that the whole cluster shares; others assume the role of their own workload. */
  externalSecrets: { namespace: "external-secrets", name: "external-secrets", role: "external-secrets" },
  certManager: { namespace: "cert-manager", name: "cert-manager", role: "cert-manager" },
  logShipping: { namespace: "kube-system", name: "aws-for-fluent-bit", role: "log-shipping" },
  argoRollouts: { namespace: "argo-rollouts", name: "argo-rollouts", role: "argo-rollouts" },
  velero: { namespace: "velero", name: "velero", role: "velero" },
} as const satisfies Readonly<Record<string, ControllerAccount>>;

/** An add-on that calls AWS. */
export type Controller = keyof typeof serviceAccounts;
