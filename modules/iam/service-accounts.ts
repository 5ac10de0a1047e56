import { namespaces } from "../../lib/cluster-names";
import type { ServiceAccount } from "../../lib/trust";

export interface ControllerAccount extends ServiceAccount {
  /** End of the role's name. */
  readonly role: string;
}

/** Service account of each add-on that calls AWS: what its role trusts, and what its chart is told to create. */
export const serviceAccounts = {
  loadBalancerController: {
    namespace: namespaces.system,
    name: "aws-load-balancer-controller",
    role: "load-balancer-controller",
  },
  clusterAutoscaler: { namespace: namespaces.system, name: "cluster-autoscaler", role: "cluster-autoscaler" },
  karpenter: { namespace: namespaces.system, name: "karpenter", role: "karpenter" },
  externalDns: { namespace: namespaces.externalDns, name: "external-dns", role: "external-dns" },
  /** Only for the store of add-ons' own secrets; others assume the role of their own workload. */
  externalSecrets: { namespace: namespaces.externalSecrets, name: "external-secrets", role: "external-secrets" },
  certManager: { namespace: namespaces.certManager, name: "cert-manager", role: "cert-manager" },
  logShipping: { namespace: namespaces.system, name: "aws-for-fluent-bit", role: "log-shipping" },
  alertmanager: { namespace: namespaces.monitoring, name: "alertmanager", role: "alertmanager" },
  /** Not the exporter's own pods: what reads the master user's password to make the exporter's login. */
  postgresExporter: { namespace: namespaces.monitoring, name: "postgres-exporter-login", role: "postgres-exporter" },
  argoRollouts: { namespace: namespaces.argoRollouts, name: "argo-rollouts", role: "argo-rollouts" },
  velero: { namespace: namespaces.velero, name: "velero", role: "velero" },
} as const satisfies Readonly<Record<string, ControllerAccount>>;

/** An add-on that calls AWS. */
export type Controller = keyof typeof serviceAccounts;
