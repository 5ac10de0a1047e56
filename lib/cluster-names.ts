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

/** ClusterIssuer of the certificates that cert-manager makes. */
export const clusterIssuer = "letsencrypt";
