// Generated from values.yaml of the chart cluster-autoscaler 9.59.0 by `npm run charts`; do not edit.

/** Values of the chart cluster-autoscaler. */
export interface ClusterAutoscalerValues {
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly additionalLabels?: Readonly<Record<string, unknown>>;
  readonly autoDiscovery?: {
    readonly clusterName?: unknown;
    readonly namespace?: unknown;
    readonly tags?: readonly string[];
    readonly roles?: readonly string[];
    readonly labels?: readonly unknown[];
  };
  readonly autoscalingGroups?: readonly unknown[];
  readonly autoscalingGroupsnamePrefix?: readonly unknown[];
  readonly awsAccessKeyID?: string | number | boolean;
  readonly awsRegion?: string | number | boolean;
  readonly awsSecretAccessKey?: string | number | boolean;
  readonly azureClientID?: string | number | boolean;
  readonly azureClientSecret?: string | number | boolean;
  readonly azureResourceGroup?: string | number | boolean;
  readonly azureSubscriptionID?: string | number | boolean;
  readonly azureTenantID?: string | number | boolean;
  readonly azureUseManagedIdentityExtension?: boolean;
  readonly azureUserAssignedIdentityID?: string | number | boolean;
  readonly azureUseWorkloadIdentityExtension?: boolean;
  readonly azureVMType?: string;
  readonly azureEnableForceDelete?: boolean;
  readonly azureEnableVMSSEtag?: boolean;
  readonly civoApiUrl?: string;
  readonly civoApiKey?: string | number | boolean;
  readonly civoClusterID?: string | number | boolean;
  readonly civoRegion?: string | number | boolean;
  readonly cloudConfigPath?: string | number | boolean;
  readonly cloudProvider?: string;
  readonly clusterAPICloudConfigPath?: string;
  readonly clusterAPIConfigMapsNamespace?: string | number | boolean;
  readonly clusterAPIKubeconfigSecret?: string | number | boolean;
  readonly clusterAPIMode?: string;
  readonly clusterAPIWorkloadKubeconfigPath?: string;
  readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
  readonly deployment?: {
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly selector?: Readonly<Record<string, unknown>>;
  };
  readonly dnsConfig?: Readonly<Record<string, unknown>>;
  readonly dnsPolicy?: string;
  readonly envFromConfigMap?: string | number | boolean;
  readonly envFromSecret?: string | number | boolean;
  readonly expanderPriorities?: Readonly<Record<string, unknown>>;
  readonly extraArgs?: Readonly<Record<string, unknown>>;
  readonly customArgs?: readonly unknown[];
  readonly extraEnv?: Readonly<Record<string, unknown>>;
  readonly extraEnvConfigMaps?: Readonly<Record<string, unknown>>;
  readonly extraEnvSecrets?: Readonly<Record<string, unknown>>;
  readonly extraObjects?: readonly unknown[];
  readonly extraVolumeMounts?: readonly unknown[];
  readonly extraVolumes?: readonly unknown[];
  readonly extraVolumeSecrets?: Readonly<Record<string, unknown>>;
  readonly initContainers?: readonly unknown[];
  readonly fullnameOverride?: string | number | boolean;
  readonly hostNetwork?: boolean;
  readonly image?: {
    readonly repository?: string;
    readonly tag?: string;
    readonly pullPolicy?: string;
    readonly pullSecrets?: readonly unknown[];
  };
  readonly kubeTargetVersionOverride?: string | number | boolean;
  readonly kwokConfigMapName?: string;
  readonly magnumCABundlePath?: string;
  readonly magnumClusterName?: string | number | boolean;
  readonly nameOverride?: string | number | boolean;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: {
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly selector?: Readonly<Record<string, unknown>>;
    readonly maxUnavailable?: number;
  };
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string;
  readonly priorityConfigMapAnnotations?: Readonly<Record<string, unknown>>;
  readonly prometheusRule?: {
    readonly enabled?: boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly namespace?: string;
    readonly interval?: unknown;
    readonly rules?: readonly unknown[];
  };
  readonly rbac?: {
    readonly create?: boolean;
    readonly pspEnabled?: boolean;
    readonly clusterScoped?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly serviceAccount?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly additionalRules?: readonly unknown[];
  };
  readonly replicaCount?: number;
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly revisionHistoryLimit?: number;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly service?: {
    readonly create?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly externalIPs?: readonly unknown[];
    readonly selector?: Readonly<Record<string, unknown>>;
    readonly clusterIP?: string | number | boolean;
    readonly loadBalancerIP?: string | number | boolean;
    readonly loadBalancerSourceRanges?: readonly unknown[];
    readonly servicePort?: number;
    readonly portName?: string;
    readonly type?: string;
  };
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly interval?: string;
    readonly namespace?: string;
    readonly selector?: {
      readonly release?: string;
    };
    readonly path?: string;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly relabelings?: Readonly<Record<string, unknown>>;
    readonly metricRelabelings?: Readonly<Record<string, unknown>>;
  };
  readonly tolerations?: readonly unknown[];
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly updateStrategy?: Readonly<Record<string, unknown>>;
  readonly vpa?: {
    readonly enabled?: boolean;
    readonly updateMode?: string;
    readonly containerPolicy?: Readonly<Record<string, unknown>>;
    readonly recommender?: string;
  };
  readonly secretKeyRefNameOverride?: string | number | boolean;
}
