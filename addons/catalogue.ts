import { namespaces } from "../lib/cluster-names";

/** A chart of the add-ons, pinned. */
export interface CatalogueEntry {
  /** Name of its release, and of its construct: part of addresses in users' states. */
  readonly release: string;
  /** Repository of charts, or `oci://` and the path above the chart. */
  readonly repository: string;
  readonly chart: string;
  /** Exact version of the chart. */
  readonly version: string;
  readonly namespace: string;
  /** Day (ISO 8601) from which on the version has to be looked at anew. */
  readonly supportedUntil: string;
}

const eksCharts = "https://aws.github.io/eks-charts";
const argoCharts = "https://argoproj.github.io/argo-helm";
const karpenterCharts = "oci://public.ecr.aws/karpenter";

/** No project below states a day: a year after the newest of these releases was read. */
const aYearOn = "2027-08-31";

/** Every chart that add-ons install, by the add-on's name. */
export const catalogue = {
  loadBalancerController: {
    release: "aws-load-balancer-controller",
    repository: eksCharts,
    chart: "aws-load-balancer-controller",
    version: "3.5.0",
    namespace: namespaces.system,
    supportedUntil: aYearOn,
  },
  metricsServer: {
    release: "metrics-server",
    repository: "https://kubernetes-sigs.github.io/metrics-server/",
    chart: "metrics-server",
    version: "3.13.1",
    namespace: namespaces.system,
    supportedUntil: aYearOn,
  },
  externalSecrets: {
    release: "external-secrets",
    repository: "https://charts.external-secrets.io",
    chart: "external-secrets",
    version: "2.9.0",
    namespace: namespaces.externalSecrets,
    supportedUntil: aYearOn,
  },
  clusterAutoscaler: {
    release: "cluster-autoscaler",
    repository: "https://kubernetes.github.io/autoscaler",
    chart: "cluster-autoscaler",
    version: "9.59.0",
    namespace: namespaces.system,
    supportedUntil: aYearOn,
  },
  karpenterCrds: {
    release: "karpenter-crd",
    repository: karpenterCharts,
    chart: "karpenter-crd",
    version: "1.14.1",
    namespace: namespaces.system,
    supportedUntil: aYearOn,
  },
  karpenter: {
    release: "karpenter",
    repository: karpenterCharts,
    chart: "karpenter",
    version: "1.14.1",
    namespace: namespaces.system,
    supportedUntil: aYearOn,
  },
  externalDns: {
    release: "external-dns",
    repository: "https://kubernetes-sigs.github.io/external-dns/",
    chart: "external-dns",
    version: "1.21.1",
    namespace: namespaces.externalDns,
    supportedUntil: aYearOn,
  },
  certManager: {
    release: "cert-manager",
    repository: "oci://quay.io/jetstack/charts",
    chart: "cert-manager",
    version: "v1.21.1",
    namespace: namespaces.certManager,
    supportedUntil: aYearOn,
  },
  nginxIngress: {
    release: "nginx-ingress",
    repository: "oci://ghcr.io/nginx/charts",
    chart: "nginx-ingress",
    version: "2.6.4",
    namespace: namespaces.nginxIngress,
    supportedUntil: aYearOn,
  },
  monitoring: {
    release: "kube-prometheus-stack",
    repository: "oci://ghcr.io/prometheus-community/charts",
    chart: "kube-prometheus-stack",
    version: "88.5.3",
    namespace: namespaces.monitoring,
    supportedUntil: aYearOn,
  },
  logShipping: {
    release: "aws-for-fluent-bit",
    repository: eksCharts,
    chart: "aws-for-fluent-bit",
    version: "0.2.0",
    namespace: namespaces.system,
    supportedUntil: aYearOn,
  },
  argoCd: {
    release: "argo-cd",
    repository: argoCharts,
    chart: "argo-cd",
    version: "10.1.1",
    namespace: namespaces.argoCd,
    supportedUntil: aYearOn,
  },
  argoRollouts: {
    release: "argo-rollouts",
    repository: argoCharts,
    chart: "argo-rollouts",
    version: "2.41.0",
    namespace: namespaces.argoRollouts,
    supportedUntil: aYearOn,
  },
  keda: {
    release: "keda",
    repository: "https://kedacore.github.io/charts",
    chart: "keda",
    version: "2.20.2",
    namespace: namespaces.keda,
    supportedUntil: aYearOn,
  },
  velero: {
    release: "velero",
    repository: "https://vmware-tanzu.github.io/helm-charts",
    chart: "velero",
    version: "12.1.0",
    namespace: namespaces.velero,
    supportedUntil: aYearOn,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

/** An add-on. */
export type AddonName = keyof typeof catalogue;
