import { namespaces } from "../lib/cluster-names";
import { yearAfter } from "../lib/end-of-support";

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
  /** Day (ISO 8601) from which on the version has to be looked at anew: the project's own where it says one, else a year after the release. */
  readonly supportedUntil: string;
}

const eksCharts = "https://aws.github.io/eks-charts";
const argoCharts = "https://argoproj.github.io/argo-helm";
const prometheusCharts = "oci://ghcr.io/prometheus-community/charts";
const karpenterCharts = "oci://public.ecr.aws/karpenter";

/** Every chart that add-ons install, by the add-on's name. */
export const catalogue = {
  loadBalancerController: {
    release: "aws-load-balancer-controller",
    repository: eksCharts,
    chart: "aws-load-balancer-controller",
    version: "3.5.0",
    namespace: namespaces.system,
    supportedUntil: yearAfter("2026-08-03"),
  },
  metricsServer: {
    release: "metrics-server",
    repository: "https://kubernetes-sigs.github.io/metrics-server/",
    chart: "metrics-server",
    version: "3.13.1",
    namespace: namespaces.system,
    supportedUntil: yearAfter("2026-06-11"),
  },
  externalSecrets: {
    release: "external-secrets",
    repository: "https://charts.external-secrets.io",
    chart: "external-secrets",
    version: "2.9.0",
    namespace: namespaces.externalSecrets,
    supportedUntil: yearAfter("2026-08-07"),
  },
  // Source: stakater/Reloader, deployments/kubernetes/chart/reloader/Chart.yaml.
  reloader: {
    release: "reloader",
    repository: "https://stakater.github.io/stakater-charts",
    chart: "reloader",
    version: "2.2.16",
    namespace: namespaces.reloader,
    supportedUntil: yearAfter("2026-08-10"),
  },
  clusterAutoscaler: {
    release: "cluster-autoscaler",
    repository: "https://kubernetes.github.io/autoscaler",
    chart: "cluster-autoscaler",
    version: "9.59.0",
    namespace: namespaces.system,
    supportedUntil: yearAfter("2026-07-21"),
  },
  karpenterCrds: {
    release: "karpenter-crd",
    repository: karpenterCharts,
    chart: "karpenter-crd",
    version: "1.14.1",
    namespace: namespaces.system,
    supportedUntil: yearAfter("2026-08-20"),
  },
  karpenter: {
    release: "karpenter",
    repository: karpenterCharts,
    chart: "karpenter",
    version: "1.14.1",
    namespace: namespaces.system,
    supportedUntil: yearAfter("2026-08-20"),
  },
  externalDns: {
    release: "external-dns",
    repository: "https://kubernetes-sigs.github.io/external-dns/",
    chart: "external-dns",
    version: "1.21.1",
    namespace: namespaces.externalDns,
    supportedUntil: yearAfter("2026-04-30"),
  },
  certManager: {
    release: "cert-manager",
    repository: "oci://quay.io/jetstack/charts",
    chart: "cert-manager",
    version: "v1.21.1",
    namespace: namespaces.certManager,
    // The two newest minors are supported: until 1.23, at four months each. Source: cert-manager, Supported Releases.
    supportedUntil: "2027-03-08",
  },
  nginxIngress: {
    release: "nginx-ingress",
    repository: "oci://ghcr.io/nginx/charts",
    chart: "nginx-ingress",
    version: "2.6.4",
    namespace: namespaces.nginxIngress,
    supportedUntil: yearAfter("2026-07-16"),
  },
  monitoring: {
    release: "kube-prometheus-stack",
    repository: prometheusCharts,
    chart: "kube-prometheus-stack",
    version: "88.5.3",
    namespace: namespaces.monitoring,
    supportedUntil: yearAfter("2026-08-21"),
  },
  postgresExporter: {
    release: "prometheus-postgres-exporter",
    repository: prometheusCharts,
    chart: "prometheus-postgres-exporter",
    version: "8.2.0",
    namespace: namespaces.monitoring,
    supportedUntil: yearAfter("2026-07-14"),
  },
  logShipping: {
    release: "aws-for-fluent-bit",
    repository: eksCharts,
    chart: "aws-for-fluent-bit",
    version: "0.2.0",
    namespace: namespaces.system,
    supportedUntil: yearAfter("2026-02-03"),
  },
  argoCd: {
    release: "argo-cd",
    repository: argoCharts,
    chart: "argo-cd",
    version: "10.1.1",
    namespace: namespaces.argoCd,
    // The three newest minors are supported, 3.4 until 3.7 comes: one a quarter. Source: Argo CD, Release Process And Cadence.
    supportedUntil: "2027-02-02",
  },
  argoRollouts: {
    release: "argo-rollouts",
    repository: argoCharts,
    chart: "argo-rollouts",
    version: "2.41.0",
    namespace: namespaces.argoRollouts,
    supportedUntil: yearAfter("2026-06-05"),
  },
  keda: {
    release: "keda",
    repository: "https://kedacore.github.io/charts",
    chart: "keda",
    version: "2.20.2",
    namespace: namespaces.keda,
    // The two newest minors are supported, 2.20 until 2.22 comes: one in four months. Source: KEDA, Release Cadence.
    supportedUntil: "2027-02-01",
  },
  velero: {
    release: "velero",
    repository: "https://vmware-tanzu.github.io/helm-charts",
    chart: "velero",
    version: "12.1.0",
    namespace: namespaces.velero,
    supportedUntil: yearAfter("2026-06-25"),
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

/** An add-on. */
export type AddonName = keyof typeof catalogue;
