import type { Environment } from "../environments/schema";
import type { KubernetesObject } from "../lib/kubernetes-object";
import type { Controller } from "../modules/iam";
import type { AddonName } from "./catalogue";

/** What an add-on learns of the cluster that it goes into. */
export interface AddonContext {
  readonly environment: Environment;
  readonly clusterName: string;
  /** URL of the Kubernetes API. */
  readonly clusterEndpoint: string;
  readonly vpcId: string;
  /** Hosted zone of the environment's domain. @default - it has no domain */
  readonly zoneId?: string;
  /** Certificate of the load balancer. @default - none: the environment has no domain, or no name to make one for */
  readonly certificateArn?: string;
  /** Host of a database of the environment. */
  readonly databaseHost: (database: string) => string;
  /** Secret of a database of the environment, with the keys `username` and `password`. */
  readonly databaseSecretArn: (database: string) => string;
  /** IAM role of an add-on's controller. */
  readonly roleArn: (controller: Controller) => string;
  /** Tags of whatever a controller makes in AWS: a provider's default tags do not reach it. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Who may be reached, or reach: peers and TCP ports of a NetworkPolicy. */
export interface NetworkRule {
  readonly peers: readonly object[];
  readonly ports: readonly number[];
}

/** What an add-on's pods need of the network besides names (DNS) and the APIs of Kubernetes and AWS (443). */
export interface AddonNetwork {
  /** Ports that the Kubernetes API calls: webhooks, and APIs that it hands on. @default - none */
  readonly apiPorts?: readonly number[];
  /** Ports of metrics, open to Prometheus where that is on. @default - none */
  readonly metricsPorts?: readonly number[];
  /** Whether its pods talk to each other, on any port. @default false */
  readonly within?: boolean;
  /** Ports that the environment's ingress sends people's requests to. @default - none */
  readonly web?: readonly number[];
  /** Further ways in. @default - none */
  readonly ingress?: readonly NetworkRule[];
  /** Further ways out. @default - none */
  readonly egress?: readonly NetworkRule[];
}

/** One add-on: a chart of the catalogue, when it is installed, and with which values. */
export interface Addon {
  readonly isOn: (environment: Environment) => boolean;
  /** What has to be there first, as far as it is on; every add-on comes after the load balancer controller. */
  readonly after: readonly AddonName[];
  /** Values of the chart. An add-on states its chart's type in .gen/ as what it returns, so that a misspelt key does not compile. */
  readonly values: (context: AddonContext) => object;
  /** Objects that it needs before it starts, such as the secret of its password. @default - none */
  readonly prerequisites?: (context: AddonContext) => readonly KubernetesObject[];
  /** Objects of the kinds that it brings. They go before it does. @default - none */
  readonly resources?: (context: AddonContext) => readonly KubernetesObject[];
  /** Objects by which Prometheus finds it, for an add-on that is there before Prometheus is. @default - none, or its chart's own */
  readonly monitors?: readonly KubernetesObject[];
  /** What its namespace is opened for; everything else there is closed. Of no use in kube-system. @default - its namespace is left open */
  readonly network?: (environment: Environment) => AddonNetwork;
  /** Seconds until an installation that is not ready counts as failed. @default 600 */
  readonly timeoutSeconds?: number;
  /** Whether the chart's `crds/` folder is left out, because another add-on brings them. @default false */
  readonly skipCrds?: boolean;
}
