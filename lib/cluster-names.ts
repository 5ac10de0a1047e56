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

/** ClusterIssuer of the certificates that cert-manager makes. */
export const clusterIssuer = "letsencrypt";
