// Generated from values.yaml of the chart nginx-ingress 2.6.4 by `npm run charts`; do not edit.

/** Values of the chart nginx-ingress. */
export interface NginxIngressValues {
  readonly controller?: {
    readonly name?: string;
    readonly kind?: string;
    readonly selectorLabels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly nginxplus?: boolean;
    readonly mgmt?: {
      readonly licenseTokenSecretName?: string;
    };
    readonly nginxReloadTimeout?: number;
    readonly appprotect?: {
      readonly enable?: boolean;
      readonly v5?: boolean;
      readonly volumes?: readonly unknown[];
      readonly enforcer?: {
        readonly host?: string;
        readonly port?: number;
        readonly image?: {
          readonly repository?: string;
          readonly tag?: string;
          readonly pullPolicy?: string;
        };
        readonly securityContext?: Readonly<Record<string, unknown>>;
      };
      readonly configManager?: {
        readonly image?: {
          readonly repository?: string;
          readonly tag?: string;
          readonly pullPolicy?: string;
        };
        readonly securityContext?: Readonly<Record<string, unknown>>;
      };
      readonly ipIntelligence?: {
        readonly enable?: boolean;
        readonly image?: {
          readonly repository?: string;
          readonly tag?: string;
          readonly pullPolicy?: string;
        };
        readonly securityContext?: Readonly<Record<string, unknown>>;
      };
    };
    readonly appprotectdos?: {
      readonly enable?: boolean;
      readonly debug?: boolean;
      readonly maxWorkers?: number;
      readonly maxDaemons?: number;
      readonly memory?: number;
    };
    readonly hostNetwork?: boolean;
    readonly hostPort?: {
      readonly enable?: boolean;
      readonly http?: number;
      readonly https?: number;
    };
    readonly containerPort?: {
      readonly http?: number;
      readonly https?: number;
    };
    readonly dnsPolicy?: string;
    readonly nginxDebug?: boolean;
    readonly enableConfigSafety?: boolean;
    readonly shareProcessNamespace?: boolean;
    readonly logLevel?: string;
    readonly logFormat?: string;
    readonly directiveAutoAdjust?: boolean;
    readonly customPorts?: readonly unknown[];
    readonly image?: {
      readonly repository?: string;
      readonly pullPolicy?: string;
    };
    readonly lifecycle?: Readonly<Record<string, unknown>>;
    readonly customConfigMap?: string | number | boolean;
    readonly config?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly entries?: Readonly<Record<string, unknown>>;
    };
    readonly defaultTLS?: {
      readonly cert?: string | number | boolean;
      readonly key?: string | number | boolean;
      readonly secret?: string | number | boolean;
    };
    readonly wildcardTLS?: {
      readonly cert?: string | number | boolean;
      readonly key?: string | number | boolean;
      readonly secret?: string | number | boolean;
    };
    readonly terminationGracePeriodSeconds?: number;
    readonly autoscaling?: {
      readonly enabled?: boolean;
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minReplicas?: number;
      readonly maxReplicas?: number;
      readonly targetCPUUtilizationPercentage?: number;
      readonly targetMemoryUtilizationPercentage?: number;
      readonly behavior?: Readonly<Record<string, unknown>>;
    };
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly podSecurityContext?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly initContainerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly initContainerResources?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly env?: readonly unknown[];
    readonly volumes?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly minReadySeconds?: number;
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: unknown;
    };
    readonly strategy?: Readonly<Record<string, unknown>>;
    readonly statefulset?: {
      readonly podManagementPolicy?: string;
      readonly persistentVolumeClaimRetentionPolicy?: {
        readonly whenDeleted?: string;
        readonly whenScaled?: string;
      };
      readonly nginxCachePVC?: {
        readonly size?: string;
        readonly storageClass?: string | number | boolean;
        readonly accessModes?: readonly string[];
      };
    };
    readonly extraContainers?: readonly unknown[];
    readonly replicaCount?: number;
    readonly ingressClass?: {
      readonly name?: string;
      readonly create?: boolean;
      readonly setAsDefaultIngress?: boolean;
    };
    readonly watchNamespace?: string | number | boolean;
    readonly watchNamespaceLabel?: string | number | boolean;
    readonly watchSecretNamespace?: string | number | boolean;
    readonly enableCustomResources?: boolean;
    readonly enableOIDC?: boolean;
    readonly enableTLSPassthrough?: boolean;
    readonly tlsPassthroughPort?: number;
    readonly enableCertManager?: boolean;
    readonly enableExternalDNS?: boolean;
    readonly globalConfiguration?: {
      readonly create?: boolean;
      readonly customName?: string | number | boolean;
      readonly spec?: Readonly<Record<string, unknown>>;
    };
    readonly enableSnippets?: boolean;
    readonly healthStatus?: boolean;
    readonly healthStatusURI?: string;
    readonly nginxStatus?: {
      readonly enable?: boolean;
      readonly port?: number;
      readonly allowCidrs?: string;
    };
    readonly service?: {
      readonly create?: boolean;
      readonly type?: string;
      readonly externalTrafficPolicy?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly extraLabels?: Readonly<Record<string, unknown>>;
      readonly loadBalancerIP?: string | number | boolean;
      readonly clusterIP?: string | number | boolean;
      readonly externalIPs?: readonly unknown[];
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly httpPort?: {
        readonly enable?: boolean;
        readonly port?: number;
        readonly targetPort?: number;
        readonly name?: string;
      };
      readonly httpsPort?: {
        readonly enable?: boolean;
        readonly port?: number;
        readonly targetPort?: number;
        readonly name?: string;
      };
      readonly customPorts?: readonly unknown[];
      readonly sessionAffinity?: Readonly<Record<string, unknown>>;
    };
    readonly serviceAccount?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly imagePullSecretName?: string | number | boolean;
      readonly imagePullSecretsNames?: readonly unknown[];
    };
    readonly reportIngressStatus?: {
      readonly enable?: boolean;
      readonly ingressLink?: string | number | boolean;
      readonly enableLeaderElection?: boolean;
      readonly leaderElectionLockName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly pod?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly extraLabels?: Readonly<Record<string, unknown>>;
    };
    readonly readyStatus?: {
      readonly enable?: boolean;
      readonly port?: number;
      readonly initialDelaySeconds?: number;
    };
    readonly startupStatus?: {
      readonly enable?: boolean;
    };
    readonly enableLatencyMetrics?: boolean;
    readonly disableIPV6?: boolean;
    readonly defaultHTTPListenerPort?: number;
    readonly defaultHTTPSListenerPort?: number;
    readonly allowEmptyIngressHost?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly enableSSLDynamicReload?: boolean;
    readonly telemetryReporting?: {
      readonly enable?: boolean;
    };
    readonly enableWeightChangesDynamicReload?: boolean;
    readonly priorityClassName?: unknown;
  };
  readonly rbac?: {
    readonly create?: boolean;
    readonly clusterrole?: {
      readonly create?: boolean;
    };
  };
  readonly prometheus?: {
    readonly create?: boolean;
    readonly port?: number;
    readonly secret?: string | number | boolean;
    readonly scheme?: string;
    readonly service?: {
      readonly create?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
    };
    readonly serviceMonitor?: {
      readonly create?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly selectorMatchLabels?: Readonly<Record<string, unknown>>;
      readonly endpoints?: readonly unknown[];
    };
  };
  readonly serviceInsight?: {
    readonly create?: boolean;
    readonly port?: number;
    readonly secret?: string | number | boolean;
    readonly scheme?: string;
  };
  readonly nginxServiceMesh?: {
    readonly enable?: boolean;
    readonly enableEgress?: boolean;
  };
  readonly nginxAgent?: {
    readonly enable?: boolean;
    readonly logLevel?: string;
    readonly dataplaneKeySecretName?: string | number | boolean;
    readonly endpointHost?: string;
    readonly endpointPort?: number;
    readonly tlsSkipVerify?: boolean;
    readonly instanceGroup?: string | number | boolean;
    readonly instanceManager?: {
      readonly host?: string | number | boolean;
      readonly grpcPort?: number;
      readonly tls?: {
        readonly enabled?: boolean;
        readonly skipVerify?: boolean;
        readonly secret?: string | number | boolean;
        readonly caSecret?: string | number | boolean;
      };
      readonly sni?: string | number | boolean;
    };
    readonly syslog?: {
      readonly host?: string;
      readonly port?: number;
    };
    readonly napMonitoring?: {
      readonly collectorBufferSize?: number;
      readonly processorBufferSize?: number;
    };
    readonly customConfigMap?: string | number | boolean;
  };
}
