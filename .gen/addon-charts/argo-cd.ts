// Generated from values.yaml of the chart argo-cd 10.1.1 by `npm run charts`; do not edit.

/** Values of the chart argo-cd. */
export interface ArgoCdValues {
  readonly nameOverride?: string;
  readonly fullnameOverride?: string | number | boolean;
  readonly namespaceOverride?: string | number | boolean;
  readonly kubeVersionOverride?: string | number | boolean;
  readonly apiVersionOverrides?: Readonly<Record<string, unknown>>;
  readonly createAggregateRoles?: boolean;
  readonly createClusterRoles?: boolean;
  readonly openshift?: {
    readonly enabled?: boolean;
  };
  readonly crds?: {
    readonly install?: boolean;
    readonly keep?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
  };
  readonly global?: {
    readonly domain?: string;
    readonly runtimeClassName?: string | number | boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly revisionHistoryLimit?: number;
    readonly image?: {
      readonly repository?: string;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly logging?: {
      readonly format?: string;
      readonly level?: string;
    };
    readonly statefulsetAnnotations?: Readonly<Record<string, unknown>>;
    readonly statefulsetLabels?: Readonly<Record<string, unknown>>;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly addPrometheusAnnotations?: boolean;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly hostAliases?: readonly unknown[];
    readonly dualStack?: {
      readonly ipFamilyPolicy?: string | number | boolean;
      readonly ipFamilies?: readonly unknown[];
    };
    readonly networkPolicy?: {
      readonly create?: boolean;
      readonly defaultDenyIngress?: boolean;
    };
    readonly priorityClassName?: string | number | boolean;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly env?: readonly unknown[];
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly certificateAnnotations?: Readonly<Record<string, unknown>>;
  };
  readonly configs?: {
    readonly cm?: {
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly "application.instanceLabelKey"?: string;
      readonly "application.sync.impersonation.enabled"?: boolean;
      readonly "exec.enabled"?: boolean;
      readonly "admin.enabled"?: boolean;
      readonly "timeout.reconciliation"?: string;
      readonly "timeout.reconciliation.jitter"?: string;
      readonly "timeout.hard.reconciliation"?: string;
      readonly "statusbadge.enabled"?: boolean;
      readonly "resource.customizations.ignoreResourceUpdates.all"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.argoproj.io_Application"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.argoproj.io_Rollout"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.autoscaling_HorizontalPodAutoscaler"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.ConfigMap"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.apps_ReplicaSet"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.discovery.k8s.io_EndpointSlice"?: string;
      readonly "resource.customizations.ignoreResourceUpdates.Endpoints"?: string;
      readonly "resource.exclusions"?: string;
    };
    readonly params?: Readonly<Record<string, unknown>>;
    readonly rbac?: {
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly "policy.default"?: string | number | boolean;
      readonly "policy.csv"?: string | number | boolean;
      readonly scopes?: string;
      readonly "policy.matchMode"?: string;
    };
    readonly gpg?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly keys?: Readonly<Record<string, unknown>>;
    };
    readonly ssh?: {
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly knownHosts?: string;
      readonly extraHosts?: string | number | boolean;
    };
    readonly tls?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly certificates?: Readonly<Record<string, unknown>>;
      readonly create?: boolean;
    };
    readonly cmp?: {
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly plugins?: Readonly<Record<string, unknown>>;
    };
    readonly clusterCredentials?: Readonly<Record<string, unknown>>;
    readonly credentialTemplates?: Readonly<Record<string, unknown>>;
    readonly credentialTemplatesAnnotations?: Readonly<Record<string, unknown>>;
    readonly repositories?: Readonly<Record<string, unknown>>;
    readonly repositoriesAnnotations?: Readonly<Record<string, unknown>>;
    readonly secret?: {
      readonly createSecret?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly githubSecret?: string | number | boolean;
      readonly gitlabSecret?: string | number | boolean;
      readonly bitbucketServerSecret?: string | number | boolean;
      readonly bitbucketUUID?: string | number | boolean;
      readonly gogsSecret?: string | number | boolean;
      readonly azureDevops?: {
        readonly username?: string | number | boolean;
        readonly password?: string | number | boolean;
      };
      readonly extra?: Readonly<Record<string, unknown>>;
      readonly argocdServerAdminPassword?: string | number | boolean;
      readonly argocdServerAdminPasswordMtime?: string | number | boolean;
    };
    readonly styles?: string | number | boolean;
  };
  readonly extraObjects?: readonly unknown[];
  readonly controller?: {
    readonly name?: string;
    readonly replicas?: number;
    readonly dynamicClusterDistribution?: boolean;
    readonly runtimeClassName?: string | number | boolean;
    readonly heartbeatTime?: number;
    readonly revisionHistoryLimit?: number;
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly env?: readonly unknown[];
    readonly envFrom?: readonly unknown[];
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly volumes?: readonly unknown[];
    readonly emptyDir?: {
      readonly sizeLimit?: string | number | boolean;
    };
    readonly statefulsetAnnotations?: Readonly<Record<string, unknown>>;
    readonly statefulsetLabels?: Readonly<Record<string, unknown>>;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly metrics?: number;
    };
    readonly hostNetwork?: boolean;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly priorityClassName?: string | number | boolean;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly scrapeTimeout?: string | number | boolean;
      readonly applicationLabels?: Readonly<Record<string, unknown>>;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly servicePort?: number;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
      readonly rules?: {
        readonly enabled?: boolean;
        readonly namespace?: string | number | boolean;
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly spec?: readonly unknown[];
      };
    };
    readonly clusterRoleRules?: {
      readonly enabled?: boolean;
      readonly rules?: readonly unknown[];
    };
    readonly roleRules?: readonly unknown[];
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly dex?: {
    readonly enabled?: boolean;
    readonly name?: string;
    readonly extraArgs?: readonly unknown[];
    readonly runtimeClassName?: string | number | boolean;
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string;
      readonly tag?: string;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly initImage?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
      readonly resources?: Readonly<Record<string, unknown>>;
    };
    readonly env?: readonly unknown[];
    readonly envFrom?: readonly unknown[];
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly volumes?: readonly unknown[];
    readonly emptyDir?: {
      readonly sizeLimit?: string | number | boolean;
    };
    readonly certificateSecret?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly ca?: string | number | boolean;
      readonly key?: string | number | boolean;
      readonly crt?: string | number | boolean;
    };
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly http?: number;
      readonly grpc?: number;
      readonly metrics?: number;
    };
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly servicePortHttp?: number;
    readonly servicePortHttpName?: string;
    readonly servicePortGrpc?: number;
    readonly servicePortGrpcName?: string;
    readonly servicePortMetrics?: number;
    readonly priorityClassName?: string | number | boolean;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly redis?: {
    readonly enabled?: boolean;
    readonly name?: string;
    readonly runtimeClassName?: string | number | boolean;
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string;
      readonly tag?: string;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly exporter?: {
      readonly enabled?: boolean;
      readonly env?: readonly unknown[];
      readonly image?: {
        readonly repository?: string;
        readonly tag?: string;
        readonly imagePullPolicy?: string | number | boolean;
      };
      readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
      readonly readinessProbe?: Readonly<Record<string, unknown>>;
      readonly livenessProbe?: Readonly<Record<string, unknown>>;
      readonly resources?: Readonly<Record<string, unknown>>;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly env?: readonly unknown[];
    readonly envFrom?: readonly unknown[];
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly volumes?: readonly unknown[];
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly redis?: number;
      readonly metrics?: number;
    };
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly servicePort?: number;
    readonly priorityClassName?: string | number | boolean;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly terminationGracePeriodSeconds?: number;
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly servicePort?: number;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly "redis-ha"?: {
    readonly enabled?: boolean;
    readonly image?: {
      readonly repository?: string;
      readonly tag?: string;
    };
    readonly exporter?: {
      readonly enabled?: boolean;
      readonly image?: string;
      readonly tag?: string;
    };
    readonly persistentVolume?: {
      readonly enabled?: boolean;
    };
    readonly redis?: {
      readonly masterGroupName?: string;
      readonly config?: {
        readonly save?: string;
      };
    };
    readonly haproxy?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly image?: {
        readonly repository?: string;
      };
      readonly metrics?: {
        readonly enabled?: boolean;
      };
      readonly hardAntiAffinity?: boolean;
      readonly additionalAffinities?: Readonly<Record<string, unknown>>;
      readonly affinity?: string | number | boolean;
      readonly tolerations?: readonly unknown[];
      readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    };
    readonly auth?: boolean;
    readonly existingSecret?: string;
    readonly hardAntiAffinity?: boolean;
    readonly additionalAffinities?: Readonly<Record<string, unknown>>;
    readonly affinity?: string | number | boolean;
    readonly tolerations?: readonly unknown[];
    readonly topologySpreadConstraints?: {
      readonly enabled?: boolean;
      readonly maxSkew?: string | number | boolean;
      readonly topologyKey?: string | number | boolean;
      readonly whenUnsatisfiable?: string | number | boolean;
    };
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
  };
  readonly externalRedis?: {
    readonly host?: string | number | boolean;
    readonly username?: string | number | boolean;
    readonly password?: string | number | boolean;
    readonly port?: number;
    readonly existingSecret?: string | number | boolean;
    readonly secretAnnotations?: Readonly<Record<string, unknown>>;
  };
  readonly redisSecretInit?: {
    readonly enabled?: boolean;
    readonly name?: string;
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly extraArgs?: readonly unknown[];
    readonly imagePullSecrets?: readonly unknown[];
    readonly runtimeClassName?: string | number | boolean;
    readonly jobAnnotations?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly priorityClassName?: string | number | boolean;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
  };
  readonly server?: {
    readonly name?: string;
    readonly replicas?: number;
    readonly runtimeClassName?: string | number | boolean;
    readonly autoscaling?: {
      readonly enabled?: boolean;
      readonly minReplicas?: number;
      readonly maxReplicas?: number;
      readonly targetCPUUtilizationPercentage?: number;
      readonly targetMemoryUtilizationPercentage?: number;
      readonly behavior?: Readonly<Record<string, unknown>>;
      readonly metrics?: readonly unknown[];
    };
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly env?: readonly unknown[];
    readonly envFrom?: readonly unknown[];
    readonly lifecycle?: Readonly<Record<string, unknown>>;
    readonly extensions?: {
      readonly enabled?: boolean;
      readonly image?: {
        readonly repository?: string;
        readonly tag?: string;
        readonly imagePullPolicy?: string | number | boolean;
      };
      readonly extensionList?: readonly unknown[];
      readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
      readonly resources?: Readonly<Record<string, unknown>>;
    };
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly volumes?: readonly unknown[];
    readonly emptyDir?: {
      readonly sizeLimit?: string | number | boolean;
    };
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly server?: number;
      readonly metrics?: number;
    };
    readonly hostNetwork?: boolean;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly priorityClassName?: string | number | boolean;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly certificate?: {
      readonly enabled?: boolean;
      readonly domain?: string | number | boolean;
      readonly additionalHosts?: readonly unknown[];
      readonly duration?: string | number | boolean;
      readonly renewBefore?: string | number | boolean;
      readonly issuer?: {
        readonly group?: string | number | boolean;
        readonly kind?: string | number | boolean;
        readonly name?: string | number | boolean;
      };
      readonly privateKey?: {
        readonly rotationPolicy?: string;
        readonly encoding?: string;
        readonly algorithm?: string;
        readonly size?: number;
      };
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly usages?: readonly unknown[];
      readonly secretTemplateAnnotations?: Readonly<Record<string, unknown>>;
    };
    readonly certificateSecret?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly key?: string | number | boolean;
      readonly crt?: string | number | boolean;
    };
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly type?: string;
      readonly nodePortHttp?: number;
      readonly nodePortHttps?: number;
      readonly servicePortHttp?: number;
      readonly servicePortHttps?: number;
      readonly servicePortHttpName?: string;
      readonly servicePortHttpsName?: string;
      readonly servicePortHttpsAppProtocol?: string | number | boolean;
      readonly loadBalancerClass?: string | number | boolean;
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalIPs?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly sessionAffinity?: string;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly servicePort?: number;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string;
        readonly scrapeTimeout?: string | number | boolean;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly controller?: string;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly ingressClassName?: string | number | boolean;
      readonly hostname?: string | number | boolean;
      readonly path?: string;
      readonly pathType?: string;
      readonly tls?: boolean;
      readonly extraHosts?: readonly unknown[];
      readonly extraPaths?: readonly unknown[];
      readonly extraRules?: readonly unknown[];
      readonly extraTls?: readonly unknown[];
      readonly aws?: {
        readonly backendProtocolVersion?: string;
        readonly serviceType?: string;
        readonly serviceAnnotations?: Readonly<Record<string, unknown>>;
      };
      readonly gke?: {
        readonly backendConfig?: Readonly<Record<string, unknown>>;
        readonly frontendConfig?: Readonly<Record<string, unknown>>;
        readonly managedCertificate?: {
          readonly create?: boolean;
          readonly extraDomains?: readonly unknown[];
        };
      };
    };
    readonly ingressGrpc?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly ingressClassName?: string | number | boolean;
      readonly hostname?: string | number | boolean;
      readonly path?: string;
      readonly pathType?: string;
      readonly tls?: boolean;
      readonly extraHosts?: readonly unknown[];
      readonly extraPaths?: readonly unknown[];
      readonly extraRules?: readonly unknown[];
      readonly extraTls?: readonly unknown[];
    };
    readonly route?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly hostname?: string | number | boolean;
      readonly termination_type?: string;
      readonly termination_policy?: string;
    };
    readonly httproute?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly parentRefs?: readonly unknown[];
      readonly hostnames?: readonly unknown[];
      readonly rules?: readonly unknown[];
    };
    readonly grpcroute?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly parentRefs?: readonly unknown[];
      readonly hostnames?: readonly unknown[];
      readonly rules?: readonly unknown[];
    };
    readonly backendTLSPolicy?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly targetRefs?: readonly unknown[];
      readonly validation?: Readonly<Record<string, unknown>>;
    };
    readonly listenerset?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly parentRef?: Readonly<Record<string, unknown>>;
      readonly listeners?: readonly unknown[];
    };
    readonly clusterRoleRules?: {
      readonly enabled?: boolean;
      readonly rules?: readonly unknown[];
    };
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly repoServer?: {
    readonly name?: string;
    readonly replicas?: number;
    readonly runtimeClassName?: string | number | boolean;
    readonly autoscaling?: {
      readonly enabled?: boolean;
      readonly minReplicas?: number;
      readonly maxReplicas?: number;
      readonly targetCPUUtilizationPercentage?: number;
      readonly targetMemoryUtilizationPercentage?: number;
      readonly behavior?: Readonly<Record<string, unknown>>;
      readonly metrics?: readonly unknown[];
    };
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly env?: readonly unknown[];
    readonly envFrom?: readonly unknown[];
    readonly lifecycle?: Readonly<Record<string, unknown>>;
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly copyutil?: {
      readonly extraArgs?: string;
      readonly resources?: Readonly<Record<string, unknown>>;
    };
    readonly volumeMounts?: readonly unknown[];
    readonly volumes?: readonly unknown[];
    readonly existingVolumes?: Readonly<Record<string, unknown>>;
    readonly emptyDir?: {
      readonly sizeLimit?: string | number | boolean;
    };
    readonly useEphemeralHelmWorkingDir?: boolean;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly server?: number;
      readonly metrics?: number;
    };
    readonly hostNetwork?: boolean;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly certificateSecret?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly ca?: string | number | boolean;
      readonly key?: string | number | boolean;
      readonly crt?: string | number | boolean;
    };
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly port?: number;
      readonly portName?: string;
      readonly trafficDistribution?: string | number | boolean;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly servicePort?: number;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string;
        readonly scrapeTimeout?: string | number | boolean;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly clusterRoleRules?: {
      readonly enabled?: boolean;
      readonly rules?: readonly unknown[];
    };
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly rbac?: readonly unknown[];
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly applicationSet?: {
    readonly name?: string;
    readonly replicas?: number;
    readonly runtimeClassName?: string | number | boolean;
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly extraEnvFrom?: readonly unknown[];
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly extraVolumes?: readonly unknown[];
    readonly emptyDir?: {
      readonly sizeLimit?: string | number | boolean;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly servicePort?: number;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly interval?: string;
        readonly scrapeTimeout?: string | number | boolean;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
    };
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly type?: string;
      readonly port?: number;
      readonly portName?: string;
    };
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly metrics?: number;
      readonly probe?: number;
      readonly webhook?: number;
    };
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly certificate?: {
      readonly enabled?: boolean;
      readonly domain?: string | number | boolean;
      readonly additionalHosts?: readonly unknown[];
      readonly duration?: string | number | boolean;
      readonly renewBefore?: string | number | boolean;
      readonly issuer?: {
        readonly group?: string | number | boolean;
        readonly kind?: string | number | boolean;
        readonly name?: string | number | boolean;
      };
      readonly privateKey?: {
        readonly rotationPolicy?: string;
        readonly encoding?: string;
        readonly algorithm?: string;
        readonly size?: number;
      };
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly ingressClassName?: string | number | boolean;
      readonly hostname?: string | number | boolean;
      readonly path?: string;
      readonly pathType?: string;
      readonly tls?: boolean;
      readonly extraHosts?: readonly unknown[];
      readonly extraPaths?: readonly unknown[];
      readonly extraRules?: readonly unknown[];
      readonly extraTls?: readonly unknown[];
    };
    readonly httproute?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly parentRefs?: readonly unknown[];
      readonly hostnames?: readonly unknown[];
      readonly rules?: readonly unknown[];
    };
    readonly listenerset?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly parentRef?: Readonly<Record<string, unknown>>;
      readonly listeners?: readonly unknown[];
    };
    readonly allowAnyNamespace?: boolean;
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly notifications?: {
    readonly enabled?: boolean;
    readonly name?: string;
    readonly argocdUrl?: string | number | boolean;
    readonly runtimeClassName?: string | number | boolean;
    readonly pdb?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly minAvailable?: string | number | boolean;
      readonly maxUnavailable?: string | number | boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly imagePullSecrets?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly extraEnvFrom?: readonly unknown[];
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly extraVolumes?: readonly unknown[];
    readonly context?: Readonly<Record<string, unknown>>;
    readonly secret?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly items?: Readonly<Record<string, unknown>>;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly portName?: string;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly selector?: Readonly<Record<string, unknown>>;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly scheme?: string | number | boolean;
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
        readonly honorLabels?: boolean;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
      };
    };
    readonly notifiers?: Readonly<Record<string, unknown>>;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly containerPorts?: {
      readonly metrics?: number;
    };
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly cm?: {
      readonly create?: boolean;
    };
    readonly clusterRoleRules?: {
      readonly rules?: readonly unknown[];
    };
    readonly subscriptions?: readonly unknown[];
    readonly templates?: Readonly<Record<string, unknown>>;
    readonly triggers?: Readonly<Record<string, unknown>>;
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
  };
  readonly commitServer?: {
    readonly enabled?: boolean;
    readonly name?: string;
    readonly runtimeClassName?: string | number | boolean;
    readonly image?: {
      readonly repository?: string | number | boolean;
      readonly tag?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
    };
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly extraEnvFrom?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly extraVolumes?: readonly unknown[];
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly type?: string;
        readonly clusterIP?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly servicePort?: number;
        readonly portName?: string;
      };
    };
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly port?: number;
      readonly portName?: string;
    };
    readonly automountServiceAccountToken?: boolean;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly dnsPolicy?: string;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly startupProbe?: Readonly<Record<string, unknown>>;
    readonly terminationGracePeriodSeconds?: number;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly deploymentStrategy?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly networkPolicy?: {
      readonly create?: boolean;
    };
    readonly vpa?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly updateMode?: string;
      readonly containerPolicy?: Readonly<Record<string, unknown>>;
    };
  };
}
