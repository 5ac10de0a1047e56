// Generated from values.yaml of the chart keda 2.20.2 by `npm run charts`; do not edit.

/** Values of the chart keda. */
export interface KedaValues {
  readonly global?: {
    readonly image?: {
      readonly registry?: unknown;
    };
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
  };
  readonly image?: {
    readonly keda?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string | number | boolean;
    };
    readonly metricsApiServer?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string | number | boolean;
    };
    readonly webhooks?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string | number | boolean;
    };
    readonly pullPolicy?: string;
  };
  readonly clusterName?: string;
  readonly clusterDomain?: string;
  readonly crds?: {
    readonly install?: boolean;
    readonly additionalAnnotations?: Readonly<Record<string, unknown>>;
  };
  readonly watchNamespace?: string | number | boolean;
  readonly imagePullSecrets?: readonly unknown[];
  readonly networkPolicy?: {
    readonly enabled?: boolean;
    readonly flavor?: string;
    readonly cilium?: {
      readonly operator?: {
        readonly extraEgressRules?: readonly unknown[];
      };
    };
    readonly kubernetes?: {
      readonly operator?: {
        readonly extraEgressRules?: readonly unknown[];
      };
      readonly metricsServer?: {
        readonly extraEgressRules?: readonly unknown[];
      };
      readonly webhooks?: {
        readonly extraEgressRules?: readonly unknown[];
      };
    };
  };
  readonly operator?: {
    readonly name?: string;
    readonly revisionHistoryLimit?: number;
    readonly replicaCount?: number;
    readonly disableCompression?: boolean;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly useHostNetwork?: boolean;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly extraContainers?: readonly unknown[];
    readonly extraInitContainers?: readonly unknown[];
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
  };
  readonly metricsServer?: {
    readonly enabled?: boolean;
    readonly revisionHistoryLimit?: number;
    readonly replicaCount?: number;
    readonly disableCompression?: boolean;
    readonly dnsPolicy?: string;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly useHostNetwork?: boolean;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
  };
  readonly webhooks?: {
    readonly enabled?: boolean;
    readonly port?: string | number | boolean;
    readonly healthProbePort?: number;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly timeoutSeconds?: number;
    readonly useHostNetwork?: boolean;
    readonly name?: string;
    readonly revisionHistoryLimit?: number;
    readonly replicaCount?: number;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly failurePolicy?: string;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
  };
  readonly upgradeStrategy?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: {
    readonly operator?: Readonly<Record<string, unknown>>;
    readonly metricServer?: Readonly<Record<string, unknown>>;
    readonly webhooks?: Readonly<Record<string, unknown>>;
  };
  readonly additionalLabels?: Readonly<Record<string, unknown>>;
  readonly additionalAnnotations?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly rbac?: {
    readonly create?: boolean;
    readonly aggregateToDefaultRoles?: boolean;
    readonly enabledCustomScaledRefKinds?: boolean;
    readonly controlPlaneServiceAccountsNamespace?: string;
    readonly scaledRefKinds?: readonly unknown[];
  };
  readonly serviceAccount?: {
    readonly operator?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly automountServiceAccountToken?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly metricServer?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly automountServiceAccountToken?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly webhooks?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly automountServiceAccountToken?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
  };
  readonly podIdentity?: {
    readonly azureWorkload?: {
      readonly enabled?: boolean;
      readonly clientId?: string | number | boolean;
      readonly tenantId?: string | number | boolean;
      readonly tokenExpiration?: number;
    };
    readonly aws?: {
      readonly irsa?: {
        readonly enabled?: boolean;
        readonly audience?: string;
        readonly roleArn?: string | number | boolean;
        readonly stsRegionalEndpoints?: string;
        readonly tokenExpiration?: number;
      };
    };
    readonly gcp?: {
      readonly enabled?: boolean;
      readonly gcpIAMServiceAccount?: string | number | boolean;
    };
  };
  readonly grpcTLSCertsSecret?: string | number | boolean;
  readonly hashiCorpVaultTLS?: string | number | boolean;
  readonly logging?: {
    readonly operator?: {
      readonly level?: string;
      readonly format?: string;
      readonly timeEncoding?: string;
      readonly stackTracesEnabled?: boolean;
    };
    readonly metricServer?: {
      readonly level?: number;
      readonly stderrthreshold?: string;
      readonly zapLevel?: string;
      readonly zapEncoder?: string;
      readonly zapTimeEncoding?: string;
    };
    readonly webhooks?: {
      readonly level?: string;
      readonly format?: string;
      readonly timeEncoding?: string;
    };
  };
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly service?: {
    readonly type?: string;
    readonly portHttps?: number;
    readonly portHttpsTarget?: number;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly minTlsVersion?: string;
    readonly tlsCipherList?: string | number | boolean;
  };
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly tolerations?: readonly unknown[];
  readonly hostAliases?: readonly unknown[];
  readonly topologySpreadConstraints?: {
    readonly operator?: readonly unknown[];
    readonly metricsServer?: readonly unknown[];
    readonly webhooks?: readonly unknown[];
  };
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string | number | boolean;
  readonly http?: {
    readonly timeout?: number;
    readonly maxIdleConns?: number;
    readonly maxIdleConnsPerHost?: number;
    readonly idleConnTimeout?: string;
    readonly keepAlive?: {
      readonly enabled?: boolean;
    };
    readonly minTlsVersion?: string;
    readonly tlsCipherList?: string | number | boolean;
  };
  readonly profiling?: {
    readonly operator?: {
      readonly enabled?: boolean;
      readonly port?: number;
    };
    readonly metricsServer?: {
      readonly enabled?: boolean;
      readonly port?: number;
    };
    readonly webhooks?: {
      readonly enabled?: boolean;
      readonly port?: number;
    };
  };
  readonly extraArgs?: Readonly<Record<string, unknown>>;
  readonly env?: readonly unknown[];
  readonly volumes?: {
    readonly keda?: {
      readonly extraVolumes?: readonly unknown[];
      readonly extraVolumeMounts?: readonly unknown[];
    };
    readonly metricsApiServer?: {
      readonly extraVolumes?: readonly unknown[];
      readonly extraVolumeMounts?: readonly unknown[];
    };
    readonly webhooks?: {
      readonly extraVolumes?: readonly unknown[];
      readonly extraVolumeMounts?: readonly unknown[];
    };
  };
  readonly prometheus?: {
    readonly metricServer?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly portName?: string;
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly jobLabel?: string | number | boolean;
        readonly targetLabels?: readonly unknown[];
        readonly podTargetLabels?: readonly unknown[];
        readonly port?: string;
        readonly targetPort?: string | number | boolean;
        readonly interval?: string | number | boolean;
        readonly scrapeTimeout?: string | number | boolean;
        readonly relabellings?: readonly unknown[];
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly scheme?: string;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
      };
      readonly podMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string | number | boolean;
        readonly scrapeTimeout?: string | number | boolean;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
      };
    };
    readonly operator?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly jobLabel?: string | number | boolean;
        readonly targetLabels?: readonly unknown[];
        readonly podTargetLabels?: readonly unknown[];
        readonly port?: string;
        readonly targetPort?: string | number | boolean;
        readonly interval?: string | number | boolean;
        readonly scrapeTimeout?: string | number | boolean;
        readonly relabellings?: readonly unknown[];
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly scheme?: string;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
      };
      readonly podMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string | number | boolean;
        readonly scrapeTimeout?: string | number | boolean;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
      };
      readonly prometheusRules?: {
        readonly enabled?: boolean;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly alerts?: readonly unknown[];
      };
    };
    readonly webhooks?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly jobLabel?: string | number | boolean;
        readonly targetLabels?: readonly unknown[];
        readonly podTargetLabels?: readonly unknown[];
        readonly port?: string;
        readonly targetPort?: string | number | boolean;
        readonly interval?: string | number | boolean;
        readonly scrapeTimeout?: string | number | boolean;
        readonly relabellings?: readonly unknown[];
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly scheme?: string;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
      };
      readonly prometheusRules?: {
        readonly enabled?: boolean;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly alerts?: readonly unknown[];
      };
    };
  };
  readonly opentelemetry?: {
    readonly collector?: {
      readonly uri?: string | number | boolean;
    };
    readonly operator?: {
      readonly enabled?: boolean;
    };
  };
  readonly certificates?: {
    readonly autoGenerated?: boolean;
    readonly secretName?: string;
    readonly mountPath?: string;
    readonly certManager?: {
      readonly enabled?: boolean;
      readonly duration?: string;
      readonly renewBefore?: string;
      readonly generateCA?: boolean;
      readonly caSecretName?: string;
      readonly secretTemplate?: Readonly<Record<string, unknown>>;
      readonly issuer?: {
        readonly generate?: boolean;
        readonly name?: string;
        readonly kind?: string;
        readonly group?: string;
      };
    };
    readonly operator?: unknown;
  };
  readonly permissions?: {
    readonly metricServer?: {
      readonly restrict?: {
        readonly secret?: boolean;
      };
    };
    readonly operator?: {
      readonly restrict?: {
        readonly secret?: boolean;
        readonly namesAllowList?: readonly unknown[];
        readonly serviceAccountTokenCreationRoles?: readonly unknown[];
        readonly allowAllServiceAccountTokenCreation?: boolean;
      };
    };
  };
  readonly extraObjects?: readonly unknown[];
  readonly asciiArt?: boolean;
  readonly customManagedBy?: string | number | boolean;
  readonly enableServiceLinks?: boolean;
}
