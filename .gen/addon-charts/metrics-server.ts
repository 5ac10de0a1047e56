// Generated from values.yaml of the chart metrics-server 3.13.1 by `npm run charts`; do not edit.

/** Values of the chart metrics-server. */
export interface MetricsServerValues {
  readonly image?: {
    readonly repository?: string;
    readonly tag?: string | number | boolean;
    readonly pullPolicy?: string;
  };
  readonly imagePullSecrets?: readonly unknown[];
  readonly nameOverride?: string | number | boolean;
  readonly fullnameOverride?: string | number | boolean;
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly name?: string | number | boolean;
    readonly secrets?: readonly unknown[];
  };
  readonly rbac?: {
    readonly create?: boolean;
    readonly pspEnabled?: boolean;
  };
  readonly apiService?: {
    readonly create?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly insecureSkipTLSVerify?: boolean;
    readonly caBundle?: string | number | boolean;
  };
  readonly commonLabels?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string;
  readonly containerPort?: number;
  readonly hostNetwork?: {
    readonly enabled?: boolean;
  };
  readonly replicas?: number;
  readonly revisionHistoryLimit?: unknown;
  readonly updateStrategy?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: {
    readonly enabled?: boolean;
    readonly minAvailable?: unknown;
    readonly maxUnavailable?: unknown;
    readonly unhealthyPodEvictionPolicy?: unknown;
  };
  readonly defaultArgs?: readonly string[];
  readonly args?: readonly unknown[];
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly service?: {
    readonly type?: string;
    readonly port?: number;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly labels?: Readonly<Record<string, unknown>>;
  };
  readonly addonResizer?: {
    readonly enabled?: boolean;
    readonly image?: {
      readonly repository?: string;
      readonly tag?: string;
    };
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly nanny?: {
      readonly cpu?: string;
      readonly extraCpu?: string;
      readonly memory?: string;
      readonly extraMemory?: string;
      readonly minClusterSize?: number;
      readonly pollPeriod?: number;
      readonly threshold?: number;
    };
  };
  readonly metrics?: {
    readonly enabled?: boolean;
  };
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly interval?: string;
    readonly scrapeTimeout?: string;
    readonly metricRelabelings?: readonly unknown[];
    readonly relabelings?: readonly unknown[];
  };
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly extraVolumeMounts?: readonly unknown[];
  readonly extraVolumes?: readonly unknown[];
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly tolerations?: readonly unknown[];
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly dnsConfig?: Readonly<Record<string, unknown>>;
  readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
  readonly schedulerName?: string | number | boolean;
  readonly tmpVolume?: {
    readonly emptyDir?: Readonly<Record<string, unknown>>;
  };
  readonly tls?: {
    readonly type?: string;
    readonly clusterDomain?: string;
    readonly certManager?: {
      readonly addInjectorAnnotations?: boolean;
      readonly existingIssuer?: {
        readonly enabled?: boolean;
        readonly kind?: string;
        readonly name?: string;
      };
      readonly duration?: string | number | boolean;
      readonly renewBefore?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
    };
    readonly helm?: {
      readonly lookup?: boolean;
      readonly certDurationDays?: number;
    };
    readonly existingSecret?: {
      readonly name?: string | number | boolean;
      readonly lookup?: boolean;
    };
  };
}
