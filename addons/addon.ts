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
  /** IAM role of an add-on's controller. */
  readonly roleArn: (controller: Controller) => string;
  /** Tags of whatever a controller makes in AWS: a provider's default tags do not reach it. */
  readonly tags: Readonly<Record<string, string>>;
}

/** One add-on: a chart of the catalogue, when it is installed, and with which values: `Values` is the chart's own type in .gen/. */
export interface Addon<Values extends object = object> {
  readonly isOn: (environment: Environment) => boolean;
  /** What has to be there first, as far as it is on; every add-on comes after the load balancer controller. */
  readonly after: readonly AddonName[];
  /** Values of the chart, as its own values.yaml has them. */
  readonly values: (context: AddonContext) => Values;
  /** Objects that it needs before it starts, such as the secret of its password. @default - none */
  readonly prerequisites?: (context: AddonContext) => readonly KubernetesObject[];
  /** Objects of the kinds that it brings. They go before it does. @default - none */
  readonly resources?: (context: AddonContext) => readonly KubernetesObject[];
  /** Seconds until an installation that is not ready counts as failed. @default 600 */
  readonly timeoutSeconds?: number;
  /** Whether the chart's `crds/` folder is left out, because another add-on brings them. @default false */
  readonly skipCrds?: boolean;
}
