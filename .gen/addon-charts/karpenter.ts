// Generated from values.yaml of the chart karpenter 1.14.1 by `npm run charts`; do not edit.

/** Values of the chart karpenter. */
export interface KarpenterValues {
  readonly nameOverride?: string | number | boolean;
  readonly fullnameOverride?: string | number | boolean;
  readonly additionalLabels?: Readonly<Record<string, unknown>>;
  readonly additionalAnnotations?: Readonly<Record<string, unknown>>;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets?: readonly unknown[];
  readonly service?: {
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly name?: string | number | boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
  readonly additionalClusterRoleRules?: readonly unknown[];
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly relabelings?: readonly unknown[];
    readonly metricRelabelings?: readonly unknown[];
    readonly endpointConfig?: Readonly<Record<string, unknown>>;
    readonly sampleLimit?: unknown;
  };
  readonly replicas?: number;
  readonly revisionHistoryLimit?: number;
  readonly strategy?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: {
    readonly name?: string;
    readonly maxUnavailable?: number;
  };
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string;
  readonly terminationGracePeriodSeconds?: unknown;
  readonly hostNetwork?: boolean;
  readonly schedulerName?: string;
  readonly dnsPolicy?: string;
  readonly dnsConfig?: Readonly<Record<string, unknown>>;
  readonly initContainers?: Readonly<Record<string, unknown>>;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly tolerations?: readonly unknown[];
  readonly extraVolumes?: readonly unknown[];
  readonly controller?: {
    readonly containerName?: string;
    readonly image?: {
      readonly repository?: string;
      readonly tag?: string;
      readonly digest?: string;
    };
    readonly env?: readonly unknown[];
    readonly envFrom?: readonly unknown[];
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly extraVolumeMounts?: readonly unknown[];
    readonly sidecarContainer?: readonly unknown[];
    readonly sidecarVolumeMounts?: readonly unknown[];
    readonly metrics?: {
      readonly port?: number;
    };
    readonly healthProbe?: Readonly<Record<string, unknown>>;
  };
  readonly logLevel?: string;
  readonly logOutputPaths?: readonly string[];
  readonly logErrorOutputPaths?: readonly string[];
  readonly settings?: {
    readonly batchMaxDuration?: string;
    readonly batchIdleDuration?: string;
    readonly preferencePolicy?: string;
    readonly minValuesPolicy?: string;
    readonly clusterCABundle?: string | number | boolean;
    readonly clusterName?: string | number | boolean;
    readonly clusterEndpoint?: string | number | boolean;
    readonly isolatedVPC?: boolean;
    readonly eksControlPlane?: boolean;
    readonly vmMemoryOverheadPercent?: number;
    readonly interruptionQueue?: string | number | boolean;
    readonly enableZonalShift?: boolean;
    readonly reservedENIs?: string;
    readonly ignoreDRARequests?: boolean;
    readonly disableClusterStateObservability?: boolean;
    readonly disableDryRun?: boolean;
    readonly amiRefreshInterval?: string;
    readonly subnetRefreshInterval?: string;
    readonly featureGates?: {
      readonly nodeRepair?: boolean;
      readonly nodeOverlay?: boolean;
      readonly reservedCapacity?: boolean;
      readonly spotToSpotConsolidation?: boolean;
      readonly staticCapacity?: boolean;
      readonly capacityBuffer?: boolean;
    };
  };
}
