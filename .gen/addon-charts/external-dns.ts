// Generated from values.yaml of the chart external-dns 1.21.1 by `npm run charts`; do not edit.

/** Values of the chart external-dns. */
export interface ExternalDnsValues {
  readonly global?: {
    readonly imagePullSecrets?: readonly unknown[];
  };
  readonly image?: {
    readonly repository?: string;
    readonly tag?: unknown;
    readonly pullPolicy?: string;
  };
  readonly imagePullSecrets?: readonly unknown[];
  readonly nameOverride?: unknown;
  readonly fullnameOverride?: unknown;
  readonly namespaceOverride?: unknown;
  readonly commonLabels?: Readonly<Record<string, unknown>>;
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly name?: unknown;
    readonly automountServiceAccountToken?: boolean;
  };
  readonly service?: {
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly port?: number;
    readonly ipFamilies?: readonly unknown[];
    readonly ipFamilyPolicy?: unknown;
  };
  readonly rbac?: {
    readonly create?: boolean;
    readonly additionalPermissions?: readonly unknown[];
  };
  readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
  readonly extraContainers?: readonly unknown[];
  readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
  readonly revisionHistoryLimit?: unknown;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly automountServiceAccountToken?: boolean;
  readonly shareProcessNamespace?: boolean;
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: unknown;
  readonly terminationGracePeriodSeconds?: unknown;
  readonly dnsPolicy?: unknown;
  readonly dnsConfig?: unknown;
  readonly initContainers?: readonly unknown[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly env?: readonly unknown[];
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly extraVolumes?: readonly unknown[];
  readonly extraVolumeMounts?: readonly unknown[];
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly tolerations?: readonly unknown[];
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly namespace?: unknown;
    readonly interval?: unknown;
    readonly scrapeTimeout?: unknown;
    readonly scheme?: unknown;
    readonly tlsConfig?: Readonly<Record<string, unknown>>;
    readonly bearerTokenFile?: unknown;
    readonly relabelings?: readonly unknown[];
    readonly metricRelabelings?: readonly unknown[];
    readonly targetLabels?: readonly unknown[];
  };
  readonly logLevel?: string;
  readonly logFormat?: string;
  readonly interval?: string;
  readonly triggerLoopOnEvent?: boolean;
  readonly namespaced?: boolean;
  readonly enableGatewayListenerSets?: boolean;
  readonly gatewayNamespace?: unknown;
  readonly sourceNamespace?: unknown;
  readonly sources?: readonly string[];
  readonly policy?: string;
  readonly registry?: string;
  readonly txtOwnerId?: unknown;
  readonly txtPrefix?: unknown;
  readonly txtSuffix?: unknown;
  readonly domainFilters?: readonly unknown[];
  readonly excludeDomains?: readonly unknown[];
  readonly labelFilter?: unknown;
  readonly annotationFilter?: unknown;
  readonly annotationPrefix?: unknown;
  readonly managedRecordTypes?: readonly unknown[];
  readonly provider?: {
    readonly name?: string;
    readonly webhook?: {
      readonly image?: {
        readonly repository?: unknown;
        readonly tag?: unknown;
        readonly pullPolicy?: string;
      };
      readonly env?: readonly unknown[];
      readonly args?: readonly unknown[];
      readonly extraVolumeMounts?: readonly unknown[];
      readonly resources?: Readonly<Record<string, unknown>>;
      readonly securityContext?: Readonly<Record<string, unknown>>;
      readonly livenessProbe?: Readonly<Record<string, unknown>>;
      readonly readinessProbe?: Readonly<Record<string, unknown>>;
      readonly service?: {
        readonly port?: number;
      };
      readonly serviceMonitor?: {
        readonly interval?: unknown;
        readonly scheme?: unknown;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly bearerTokenFile?: unknown;
        readonly scrapeTimeout?: unknown;
        readonly metricRelabelings?: readonly unknown[];
        readonly relabelings?: readonly unknown[];
      };
    };
  };
  readonly extraArgs?: Readonly<Record<string, unknown>>;
  readonly secretConfiguration?: {
    readonly enabled?: boolean;
    readonly mountPath?: unknown;
    readonly subPath?: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
  };
  readonly enabled?: unknown;
}
