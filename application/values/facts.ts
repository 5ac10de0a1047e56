import { clusterIssuer, namespaces, prometheusLabels } from "../../lib/cluster-names";
import type { PodRoles } from "../../lib/pod-roles";
import type { SubnetLayout } from "../../lib/subnets";
import type { Toleration } from "../../lib/taints";
import type { AlertSettings } from "../alerts";
import type { HostSettings } from "../routes";
import type { Application } from "../schema";
import type { StageVariable } from "../variables";

interface Quantities {
  readonly cpu: string;
  readonly memory: string;
}

/** How many pods of a workload a stage has, and how large they are. */
export interface Size {
  readonly replicas: number;
  readonly requests: Quantities;
  readonly limits: Quantities;
  readonly autoscaling?:
    | {
        readonly min: number;
        readonly max: number;
        readonly cpuPercent?: number | undefined;
        readonly memoryPercent?: number | undefined;
        readonly scaleUp?: ScalingRules | undefined;
        readonly scaleDown?: ScalingRules | undefined;
        readonly triggers: readonly ScalingTrigger[];
      }
    | undefined;
  readonly minAvailable?: number | undefined;
  readonly rollout: RolloutSettings;
  /** Texts that take the place of the application's own. */
  readonly variables: Readonly<Record<string, StageVariable>>;
  readonly priorityClass?: string | undefined;
  readonly antiAffinity: boolean;
  /** Size of each of its volumes, in GiB. */
  readonly storageGib: Readonly<Record<string, number>>;
  readonly storageClass: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
}

/** What calls pods besides their use of CPU and memory. */
type ScalingTrigger =
  | { readonly type: "redis-list"; readonly url: string; readonly list: string; readonly length: number }
  | {
      readonly type: "cron";
      readonly timeZone: string;
      readonly start: string;
      readonly end: string;
      readonly replicas: number;
    };

/** How fast the number of pods follows, in one direction. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number | undefined;
  readonly select: "max" | "min";
  readonly policies?:
    | readonly { readonly type: "percent" | "pods"; readonly value: number; readonly periodSeconds: number }[]
    | undefined;
}

/** How a new version takes over. */
type RolloutSettings =
  | { readonly type: "rolling"; readonly maxSurge: number | string; readonly maxUnavailable: number | string }
  | {
      readonly type: "canary";
      readonly steps: readonly { readonly percent: number; readonly minutes: number }[];
      readonly progressDeadlineSeconds: number;
    }
  | {
      readonly type: "blue-green";
      readonly promotion: "automatic" | "manual";
      readonly previewMinutes: number;
      readonly keepMinutes: number;
      readonly progressDeadlineSeconds: number;
    };

/** What an environment says that its application's values follow from; an `Environment` is one. */
export interface Stage {
  /** Prefix of error paths, such as `debtflow-production`. */
  readonly id: string;
  readonly region: string;
  readonly application: Application;
  readonly network: SubnetLayout & { readonly endpoints: { readonly interface: readonly string[] } };
  readonly cluster: PodRoles;
  readonly database?:
    | {
        readonly name: string;
        readonly username: string;
        readonly engineVersion: string;
        readonly additionalNames: readonly string[];
      }
    | undefined;
  /** Who keeps the built images. */
  readonly registry:
    | { readonly type: "ecr" }
    | { readonly type: "external"; readonly prefix: string; readonly pullSecret?: string | undefined };
  readonly cache?: { readonly authentication: { readonly type: "token" | "iam" | "none" } } | undefined;
  readonly ingress?:
    | {
        readonly host: string;
        readonly hosts: Readonly<Record<string, HostSettings>>;
        readonly controller: "alb" | "nginx";
        readonly scheme: "internet-facing" | "internal";
        readonly sourceCidrs: readonly string[];
      }
    | undefined;
  readonly workloads: Readonly<Record<string, Size>>;
  readonly addons: { readonly monitoring?: { readonly scrapeSeconds: number } | undefined };
  readonly alerts: AlertSettings;
  readonly extraObjects: {
    readonly foundation: readonly Readonly<Record<string, unknown>>[];
    readonly workloads: readonly Readonly<Record<string, unknown>>[];
  };
}

/** What is only known once the platform is there, by the application's own names. */
export interface PlatformFacts {
  /** Repository of each built image, where ECR keeps them. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Tag of each built image. @default - whoever installs the chart adds them */
  readonly tags?: Readonly<Record<string, string>>;
  /** Host of each database. */
  readonly databaseHosts: Readonly<Record<string, string>>;
  /** Host of each read replica. */
  readonly replicaHosts: Readonly<Record<string, string>>;
  /** Secret of each database, with the keys `username` and `password`. */
  readonly databaseSecrets: Readonly<Record<string, string>>;
  /** Host of the cache. @default - there is none */
  readonly cacheHost?: string;
  /** Secret of the cache, with the key `token`. @default - it has none */
  readonly cacheSecret?: string;
  /** Name or ARN of each of the application's secrets. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Name of each bucket. */
  readonly buckets: Readonly<Record<string, string>>;
  /** IAM role of each workload that calls AWS APIs, where its service account names it: Pod Identity knows by itself. */
  readonly roleArns: Readonly<Record<string, string>>;
  /** IAM role by which each workload's secret store is read. @default - none: External Secrets logs in under the workload's service account */
  readonly secretReaderArns: Readonly<Record<string, string>>;
  /** Certificate of the load balancer. @default - it listens without TLS */
  readonly certificateArn?: string;
}

/** Namespaces and names of the add-ons that the application meets. */
export const neighbours = {
  nginxNamespace: namespaces.nginxIngress,
  monitoringNamespace: namespaces.monitoring,
  prometheusLabels,
  clusterIssuer,
} as const;

/** The value of that name; environments are checked against their application and their platform before this. */
export function found<Value>(values: Readonly<Record<string, Value | undefined>>, name: string): Value {
  const value = values[name];
  if (value === undefined) {
    throw new Error(`no ${name}: environments are checked against their application before this`);
  }
  return value;
}
