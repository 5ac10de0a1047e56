// Generated from values.yaml of the chart aws-load-balancer-controller 3.5.0 by `npm run charts`; do not edit.

/** Values of the chart aws-load-balancer-controller. */
export interface AwsLoadBalancerControllerValues {
  readonly replicaCount?: number;
  readonly revisionHistoryLimit?: number;
  readonly image?: {
    readonly repository?: string;
    readonly tag?: string;
    readonly pullPolicy?: string;
  };
  readonly runtimeClassName?: string | number | boolean;
  readonly imagePullSecrets?: readonly unknown[];
  readonly nameOverride?: string | number | boolean;
  readonly fullnameOverride?: string | number | boolean;
  readonly autoscaling?: {
    readonly enabled?: boolean;
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly targetCPUUtilizationPercentage?: number;
  };
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly name?: unknown;
    readonly automountServiceAccountToken?: boolean;
    readonly imagePullSecrets?: unknown;
  };
  readonly rbac?: {
    readonly create?: boolean;
  };
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly terminationGracePeriodSeconds?: number;
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly tolerations?: readonly unknown[];
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly configureDefaultAffinity?: boolean;
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly updateStrategy?: Readonly<Record<string, unknown>>;
  readonly serviceAnnotations?: Readonly<Record<string, unknown>>;
  readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly additionalLabels?: Readonly<Record<string, unknown>>;
  readonly enableCertManager?: boolean;
  readonly certManager?: {
    readonly duration?: string;
    readonly renewBefore?: string;
    readonly revisionHistoryLimit?: unknown;
    readonly rootCert?: {
      readonly duration?: string;
    };
  };
  readonly clusterName?: unknown;
  readonly cluster?: {
    readonly dnsDomain?: string;
  };
  readonly ingressClass?: string;
  readonly ingressClassParams?: Readonly<Record<string, unknown>>;
  readonly createIngressClassResource?: boolean;
  readonly region?: unknown;
  readonly vpcId?: unknown;
  readonly vpcTags?: Readonly<Record<string, unknown>>;
  readonly awsApiEndpoints?: unknown;
  readonly awsApiThrottle?: unknown;
  readonly awsMaxRetries?: unknown;
  readonly defaultTargetType?: string;
  readonly defaultLoadBalancerScheme?: unknown;
  readonly enablePodReadinessGateInject?: unknown;
  readonly enableShield?: unknown;
  readonly enableWaf?: unknown;
  readonly enableWafv2?: unknown;
  readonly ingressMaxConcurrentReconciles?: unknown;
  readonly logLevel?: unknown;
  readonly metricsBindAddr?: string | number | boolean;
  readonly webhookConfig?: {
    readonly disableIngressValidation?: unknown;
    readonly ingressValdationFailurePolicy?: string;
    readonly ingressValidationObjectSelector?: {
      readonly matchExpressions?: unknown;
      readonly matchLabels?: unknown;
    };
    readonly ingressValidationNamespaceSelector?: {
      readonly matchExpressions?: unknown;
      readonly matchLabels?: unknown;
    };
  };
  readonly webhookBindPort?: unknown;
  readonly webhookTLS?: {
    readonly caCert?: unknown;
    readonly cert?: unknown;
    readonly key?: unknown;
  };
  readonly keepTLSSecret?: boolean;
  readonly webhookNamespaceSelectors?: unknown;
  readonly serviceMaxConcurrentReconciles?: unknown;
  readonly targetgroupbindingMaxConcurrentReconciles?: unknown;
  readonly targetgroupbindingMaxExponentialBackoffDelay?: unknown;
  readonly targetgroupbindingRequeueDuration?: unknown;
  readonly albGatewayMaxConcurrentReconciles?: unknown;
  readonly nlbGatewayMaxConcurrentReconciles?: unknown;
  readonly globalAcceleratorMaxConcurrentReconciles?: unknown;
  readonly globalAcceleratorMaxExponentialBackoffDelay?: unknown;
  readonly lbStabilizationMonitorInterval?: unknown;
  readonly syncPeriod?: unknown;
  readonly watchNamespace?: unknown;
  readonly disableIngressClassAnnotation?: unknown;
  readonly disableIngressGroupNameAnnotation?: unknown;
  readonly tolerateNonExistentBackendService?: unknown;
  readonly tolerateNonExistentBackendAction?: unknown;
  readonly defaultSSLPolicy?: unknown;
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly env?: unknown;
  readonly hostNetwork?: boolean;
  readonly dnsPolicy?: unknown;
  readonly extraVolumeMounts?: unknown;
  readonly extraVolumes?: unknown;
  readonly defaultTags?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: Readonly<Record<string, unknown>>;
  readonly externalManagedTags?: readonly unknown[];
  readonly enableEndpointSlices?: unknown;
  readonly enableBackendSecurityGroup?: unknown;
  readonly enableManageBackendSecurityGroupRules?: unknown;
  readonly backendSecurityGroup?: unknown;
  readonly disableRestrictedSecurityGroupRules?: unknown;
  readonly maxTargetsPerTargetGroup?: unknown;
  readonly controllerConfig?: {
    readonly featureGates?: Readonly<Record<string, unknown>>;
  };
  readonly certManagement?: Readonly<Record<string, unknown>>;
  readonly certDiscovery?: {
    readonly allowedCertificateAuthorityARNs?: string | number | boolean;
  };
  readonly objectSelector?: {
    readonly matchExpressions?: unknown;
    readonly matchLabels?: unknown;
  };
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly namespace?: unknown;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly interval?: string;
    readonly scrapeTimeout?: unknown;
    readonly relabelings?: unknown;
    readonly metricRelabelings?: unknown;
  };
  readonly clusterSecretsPermissions?: {
    readonly allowAllSecrets?: boolean;
  };
  readonly ingressClassConfig?: {
    readonly default?: boolean;
  };
  readonly enableServiceMutatorWebhook?: boolean;
  readonly serviceMutatorWebhookConfig?: {
    readonly failurePolicy?: string;
    readonly objectSelector?: {
      readonly matchExpressions?: readonly unknown[];
      readonly matchLabels?: Readonly<Record<string, unknown>>;
    };
    readonly namespaceSelectors?: unknown;
    readonly operations?: readonly string[];
  };
  readonly podMutatorWebhookConfig?: {
    readonly failurePolicy?: string;
  };
  readonly serviceTargetENISGTags?: unknown;
  readonly loadBalancerClass?: unknown;
}
