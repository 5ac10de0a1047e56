/** Namespaces of what runs in a cluster beside the application. */
export const namespaces = {
  system: "kube-system",
  externalSecrets: "external-secrets",
  reloader: "reloader",
  externalDns: "external-dns",
  certManager: "cert-manager",
  nginxIngress: "nginx-ingress",
  monitoring: "monitoring",
  argoCd: "argocd",
  argoRollouts: "argo-rollouts",
  keda: "keda",
  velero: "velero",
} as const;

/** Labels of Prometheus' own pods: who asks for metrics. */
export const prometheusLabels = { "app.kubernetes.io/name": "prometheus" } as const;

/** Ranges that EKS takes Services' addresses from: one of the two, whichever the VPC does not overlap. Source: Amazon EKS, kubernetesNetworkConfig. */
export const serviceNetworks = ["10.100.0.0/16", "172.20.0.0/16"] as const;

/** The Kubernetes API, as pods reach it. */
export const kubernetesApi = { port: 443 } as const;

/** The cluster that Argo CD runs in, by the name that Argo CD gives it. */
export const argoCdServer = "https://kubernetes.default.svc";

/** Service account that a component's rollout is watched under: the application's chart makes it, the add-ons give it its rights. */
export const rolloutGateAccount = (application: string, component: string): string => `${application}-${component}-gate`;

/** ClusterIssuer of the certificates that cert-manager makes. */
export const clusterIssuer = "letsencrypt";

/** ClusterSecretStore of the secrets that add-ons have of their own: nobody but their namespaces may use it. */
export const addonSecretStore = "add-ons";

/** What goes when room gets scarce, last to first. Above them are Kubernetes' own `system-` classes. */
export const priorityClasses = {
  /** Add-ons that components need to start, to be reached, or to be as many as they have to. */
  addons: "slipway-add-ons",
  /** Components of the application. */
  components: "slipway-components",
  /** Jobs and cron jobs, which can be run again. */
  jobs: "slipway-jobs",
  /** Add-ons that the application runs without for a while. */
  dispensable: "slipway-dispensable",
} as const;

/** StorageClass of volumes that name none. */
export const defaultStorageClass = "gp3";

/** Name of a node group in EKS, such as `debtflow-production-nodes`. */
export const nodeGroupName = (cluster: string, group: string): string => `${cluster}-${group}`;
