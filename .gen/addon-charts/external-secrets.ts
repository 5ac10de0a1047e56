// Generated from values.yaml of the chart external-secrets 2.9.0 by `npm run charts`; do not edit.

/** Values of the chart external-secrets. */
export interface ExternalSecretsValues {
  readonly global?: {
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly hostAliases?: readonly unknown[];
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly imagePullSecrets?: readonly unknown[];
    readonly repository?: string | number | boolean;
    readonly compatibility?: {
      readonly openshift?: {
        readonly adaptSecurityContext?: string;
      };
    };
  };
  readonly replicaCount?: number;
  readonly "bitwarden-sdk-server"?: {
    readonly enabled?: boolean;
    readonly namespaceOverride?: string | number | boolean;
  };
  readonly revisionHistoryLimit?: number;
  readonly image?: {
    readonly repository?: string;
    readonly pullPolicy?: string;
    readonly tag?: string | number | boolean;
    readonly flavour?: string | number | boolean;
  };
  readonly installCRDs?: boolean;
  readonly crds?: {
    readonly createClusterExternalSecret?: boolean;
    readonly createClusterSecretStore?: boolean;
    readonly createSecretStore?: boolean;
    readonly createClusterGenerator?: boolean;
    readonly createClusterPushSecret?: boolean;
    readonly createPushSecret?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly conversion?: {
      readonly enabled?: boolean;
    };
    readonly unsafeServeV1Beta1?: boolean;
  };
  readonly imagePullSecrets?: readonly unknown[];
  readonly nameOverride?: string | number | boolean;
  readonly fullnameOverride?: string | number | boolean;
  readonly namespaceOverride?: string | number | boolean;
  readonly commonLabels?: Readonly<Record<string, unknown>>;
  readonly leaderElect?: boolean;
  readonly leaderElectionID?: string | number | boolean;
  readonly leaderElectionLeaseDuration?: string | number | boolean;
  readonly leaderElectionRenewDeadline?: string | number | boolean;
  readonly leaderElectionRetryPeriod?: string | number | boolean;
  readonly controllerClass?: string | number | boolean;
  readonly extendedMetricLabels?: boolean;
  readonly scopedNamespace?: string | number | boolean;
  readonly scopedRBAC?: boolean;
  readonly openshiftFinalizers?: boolean;
  readonly systemAuthDelegator?: boolean;
  readonly processClusterExternalSecret?: boolean;
  readonly processClusterPushSecret?: boolean;
  readonly processClusterStore?: boolean;
  readonly processSecretStore?: boolean;
  readonly storeRequeueInterval?: string | number | boolean;
  readonly processClusterGenerator?: boolean;
  readonly processPushSecret?: boolean;
  readonly genericTargets?: {
    readonly enabled?: boolean;
    readonly resources?: readonly unknown[];
  };
  readonly createOperator?: boolean;
  readonly enableHTTP2?: boolean;
  readonly vault?: {
    readonly enableTokenCache?: boolean;
    readonly tokenCacheSize?: number;
  };
  readonly concurrent?: number;
  readonly log?: {
    readonly level?: string;
    readonly timeEncoding?: string;
  };
  readonly service?: {
    readonly ipFamilyPolicy?: string | number | boolean;
    readonly ipFamilies?: readonly unknown[];
  };
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly automount?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly extraLabels?: Readonly<Record<string, unknown>>;
    readonly name?: string | number | boolean;
  };
  readonly rbac?: {
    readonly create?: boolean;
    readonly serviceAccountTokenCreate?: boolean;
    readonly servicebindings?: {
      readonly create?: boolean;
    };
    readonly aggregateToView?: boolean;
    readonly aggregateToEdit?: boolean;
    readonly aggregateToAdmin?: boolean;
  };
  readonly extraEnv?: readonly unknown[];
  readonly extraArgs?: Readonly<Record<string, unknown>>;
  readonly extraVolumes?: readonly unknown[];
  readonly extraObjects?: readonly unknown[];
  readonly extraVolumeMounts?: readonly unknown[];
  readonly extraInitContainers?: readonly unknown[];
  readonly extraContainers?: readonly unknown[];
  readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
  readonly strategy?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly renderMode?: string;
    readonly namespace?: string | number | boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly interval?: string;
    readonly scrapeTimeout?: string;
    readonly honorLabels?: boolean;
    readonly metricRelabelings?: readonly unknown[];
    readonly relabelings?: readonly unknown[];
  };
  readonly metrics?: {
    readonly listen?: {
      readonly port?: number;
      readonly auth?: {
        readonly enabled?: boolean;
      };
      readonly secure?: {
        readonly enabled?: boolean;
        readonly certDir?: string;
        readonly certFile?: string;
        readonly keyFile?: string;
      };
    };
    readonly service?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
  };
  readonly grafanaDashboard?: {
    readonly enabled?: boolean;
    readonly sidecarLabel?: string;
    readonly sidecarLabelValue?: string;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly extraLabels?: Readonly<Record<string, unknown>>;
  };
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly tolerations?: readonly unknown[];
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string | number | boolean;
  readonly schedulerName?: string | number | boolean;
  readonly runtimeClassName?: string | number | boolean;
  readonly podDisruptionBudget?: {
    readonly enabled?: boolean;
    readonly minAvailable?: number;
    readonly nameOverride?: string | number | boolean;
  };
  readonly hostNetwork?: boolean;
  readonly hostUsers?: unknown;
  readonly networkPolicy?: {
    readonly enabled?: boolean;
    readonly ingress?: readonly unknown[];
    readonly egress?: readonly unknown[];
  };
  readonly webhook?: {
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly create?: boolean;
    readonly certCheckInterval?: string;
    readonly lookaheadInterval?: string | number | boolean;
    readonly replicaCount?: number;
    readonly log?: {
      readonly level?: string;
      readonly timeEncoding?: string;
    };
    readonly revisionHistoryLimit?: number;
    readonly certDir?: string;
    readonly failurePolicy?: string;
    readonly hostNetwork?: boolean;
    readonly hostUsers?: unknown;
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly ingress?: readonly unknown[];
      readonly egress?: readonly unknown[];
    };
    readonly image?: {
      readonly repository?: string;
      readonly pullPolicy?: string;
      readonly tag?: string | number | boolean;
      readonly flavour?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly port?: number;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly automount?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly extraLabels?: Readonly<Record<string, unknown>>;
      readonly name?: string | number | boolean;
    };
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly hostAliases?: readonly unknown[];
    readonly certManager?: {
      readonly enabled?: boolean;
      readonly addInjectorAnnotations?: boolean;
      readonly cert?: {
        readonly create?: boolean;
        readonly issuerRef?: {
          readonly group?: string;
          readonly kind?: string;
          readonly name?: string;
        };
        readonly duration?: string;
        readonly revisionHistoryLimit?: number;
        readonly renewBefore?: string | number | boolean;
        readonly privateKey?: Readonly<Record<string, unknown>>;
        readonly signatureAlgorithm?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly tolerations?: readonly unknown[];
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly strategy?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly schedulerName?: string | number | boolean;
    readonly runtimeClassName?: string | number | boolean;
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: number;
      readonly nameOverride?: string | number | boolean;
    };
    readonly metrics?: {
      readonly listen?: {
        readonly port?: number;
        readonly auth?: {
          readonly enabled?: boolean;
        };
        readonly secure?: {
          readonly enabled?: boolean;
          readonly certDir?: string;
          readonly certFile?: string;
          readonly keyFile?: string;
        };
      };
      readonly service?: {
        readonly enabled?: boolean;
        readonly port?: number;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly extraEnv?: readonly unknown[];
    readonly extraArgs?: Readonly<Record<string, unknown>>;
    readonly extraInitContainers?: readonly unknown[];
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly secretAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly podSecurityContext?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly service?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly type?: string;
      readonly loadBalancerIP?: string | number | boolean;
    };
  };
  readonly certController?: {
    readonly create?: boolean;
    readonly requeueInterval?: string;
    readonly replicaCount?: number;
    readonly enablePartialCache?: boolean;
    readonly log?: {
      readonly level?: string;
      readonly timeEncoding?: string;
    };
    readonly revisionHistoryLimit?: number;
    readonly image?: {
      readonly repository?: string;
      readonly pullPolicy?: string;
      readonly tag?: string | number | boolean;
      readonly flavour?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly rbac?: {
      readonly create?: boolean;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly automount?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly extraLabels?: Readonly<Record<string, unknown>>;
      readonly name?: string | number | boolean;
    };
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly hostAliases?: readonly unknown[];
    readonly tolerations?: readonly unknown[];
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly strategy?: Readonly<Record<string, unknown>>;
    readonly hostNetwork?: boolean;
    readonly hostUsers?: unknown;
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly ingress?: readonly unknown[];
      readonly egress?: readonly unknown[];
    };
    readonly priorityClassName?: string | number | boolean;
    readonly schedulerName?: string | number | boolean;
    readonly runtimeClassName?: string | number | boolean;
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: number;
      readonly nameOverride?: string | number | boolean;
    };
    readonly metrics?: {
      readonly listen?: {
        readonly port?: number;
        readonly auth?: {
          readonly enabled?: boolean;
        };
        readonly secure?: {
          readonly enabled?: boolean;
          readonly certDir?: string;
          readonly certFile?: string;
          readonly keyFile?: string;
        };
      };
      readonly service?: {
        readonly enabled?: boolean;
        readonly port?: number;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly extraEnv?: readonly unknown[];
    readonly extraArgs?: Readonly<Record<string, unknown>>;
    readonly extraInitContainers?: readonly unknown[];
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly podSecurityContext?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
  };
  readonly dnsPolicy?: string;
  readonly dnsConfig?: Readonly<Record<string, unknown>>;
  readonly hostAliases?: readonly unknown[];
  readonly podSpecExtra?: Readonly<Record<string, unknown>>;
}
