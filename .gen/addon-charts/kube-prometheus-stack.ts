// Generated from values.yaml of the chart kube-prometheus-stack 88.5.3 by `npm run charts`; do not edit.

/** Values of the chart kube-prometheus-stack. */
export interface KubePrometheusStackValues {
  readonly nameOverride?: string | number | boolean;
  readonly namespaceOverride?: string | number | boolean;
  readonly kubeTargetVersionOverride?: string | number | boolean;
  readonly kubeVersionOverride?: string | number | boolean;
  readonly fullnameOverride?: string | number | boolean;
  readonly commonLabels?: Readonly<Record<string, unknown>>;
  readonly crds?: {
    readonly enabled?: boolean;
    readonly upgradeJob?: {
      readonly enabled?: boolean;
      readonly forceConflicts?: boolean;
      readonly image?: {
        readonly busybox?: {
          readonly registry?: string;
          readonly repository?: string;
          readonly tag?: string;
          readonly sha?: string | number | boolean;
          readonly pullPolicy?: string;
        };
        readonly kubectl?: {
          readonly registry?: string;
          readonly repository?: string;
          readonly tag?: string | number | boolean;
          readonly sha?: string | number | boolean;
          readonly pullPolicy?: string;
        };
      };
      readonly env?: Readonly<Record<string, unknown>>;
      readonly resources?: Readonly<Record<string, unknown>>;
      readonly extraVolumes?: readonly unknown[];
      readonly extraVolumeMounts?: readonly unknown[];
      readonly nodeSelector?: Readonly<Record<string, unknown>>;
      readonly affinity?: Readonly<Record<string, unknown>>;
      readonly tolerations?: readonly unknown[];
      readonly topologySpreadConstraints?: readonly unknown[];
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly podLabels?: Readonly<Record<string, unknown>>;
      readonly podAnnotations?: Readonly<Record<string, unknown>>;
      readonly serviceAccount?: {
        readonly create?: boolean;
        readonly name?: string | number | boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly automountServiceAccountToken?: boolean;
      };
      readonly automountServiceAccountToken?: boolean;
      readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
      readonly podSecurityContext?: Readonly<Record<string, unknown>>;
    };
  };
  readonly customRules?: Readonly<Record<string, unknown>>;
  readonly defaultRules?: {
    readonly create?: boolean;
    readonly rules?: {
      readonly alertmanager?: boolean;
      readonly etcd?: boolean;
      readonly configReloaders?: boolean;
      readonly general?: boolean;
      readonly k8sContainerCpuUsageSecondsTotal?: boolean;
      readonly k8sContainerMemoryCache?: boolean;
      readonly k8sContainerMemoryRss?: boolean;
      readonly k8sContainerMemorySwap?: boolean;
      readonly k8sContainerResource?: boolean;
      readonly k8sContainerMemoryWorkingSetBytes?: boolean;
      readonly k8sPodOwner?: boolean;
      readonly kubeApiserverAvailability?: boolean;
      readonly kubeApiserverBurnrate?: boolean;
      readonly kubeApiserverHistogram?: boolean;
      readonly kubeApiserverSlos?: boolean;
      readonly kubeControllerManager?: boolean;
      readonly kubelet?: boolean;
      readonly kubeProxy?: boolean;
      readonly kubePrometheusGeneral?: boolean;
      readonly kubePrometheusNodeRecording?: boolean;
      readonly kubernetesApps?: boolean;
      readonly kubernetesResources?: boolean;
      readonly kubernetesStorage?: boolean;
      readonly kubernetesSystem?: boolean;
      readonly kubeSchedulerAlerting?: boolean;
      readonly kubeSchedulerRecording?: boolean;
      readonly kubeStateMetrics?: boolean;
      readonly network?: boolean;
      readonly node?: boolean;
      readonly nodeExporterAlerting?: boolean;
      readonly nodeExporterRecording?: boolean;
      readonly prometheus?: boolean;
      readonly prometheusOperator?: boolean;
      readonly windows?: boolean;
    };
    readonly appNamespacesOperator?: string;
    readonly appNamespacesTarget?: string;
    readonly keepFiringFor?: string | number | boolean;
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly additionalRuleLabels?: Readonly<Record<string, unknown>>;
    readonly additionalRuleAnnotations?: Readonly<Record<string, unknown>>;
    readonly additionalRuleGroupLabels?: Readonly<Record<string, unknown>>;
    readonly additionalRuleGroupAnnotations?: Readonly<Record<string, unknown>>;
    readonly additionalAggregationLabels?: readonly unknown[];
    readonly runbookUrl?: string;
    readonly kubeletServerCertificateExpiration?: {
      readonly warning?: number;
      readonly critical?: number;
    };
    readonly kubeletClientCertificateExpiration?: {
      readonly warning?: number;
      readonly critical?: number;
    };
    readonly node?: {
      readonly fsSelector?: string;
    };
    readonly disabled?: Readonly<Record<string, unknown>>;
  };
  readonly additionalPrometheusRulesMap?: Readonly<Record<string, unknown>>;
  readonly global?: {
    readonly rbac?: {
      readonly create?: boolean;
      readonly createAggregateClusterRoles?: boolean;
    };
    readonly imageRegistry?: string | number | boolean;
    readonly imagePullSecrets?: readonly unknown[];
  };
  readonly windowsMonitoring?: {
    readonly enabled?: boolean;
  };
  readonly "prometheus-windows-exporter"?: {
    readonly prometheus?: {
      readonly monitor?: {
        readonly enabled?: boolean;
        readonly jobLabel?: string;
      };
    };
    readonly releaseLabel?: boolean;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly config?: string;
  };
  readonly alertmanager?: {
    readonly enabled?: boolean;
    readonly namespaceOverride?: string | number | boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly apiVersion?: string;
    readonly enableFeatures?: readonly unknown[];
    readonly forceDeployDashboards?: boolean;
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly policyTypes?: readonly string[];
      readonly gateway?: {
        readonly namespace?: string | number | boolean;
        readonly podLabels?: Readonly<Record<string, unknown>>;
      };
      readonly additionalIngress?: readonly unknown[];
      readonly egress?: {
        readonly enabled?: boolean;
        readonly rules?: readonly unknown[];
      };
      readonly enableClusterRules?: boolean;
      readonly monitoringRules?: {
        readonly prometheus?: boolean;
        readonly configReloader?: boolean;
      };
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: number;
      readonly unhealthyPodEvictionPolicy?: string;
    };
    readonly verticalPodAutoscaler?: {
      readonly enabled?: boolean;
      readonly controlledResources?: readonly unknown[];
      readonly maxAllowed?: Readonly<Record<string, unknown>>;
      readonly minAllowed?: Readonly<Record<string, unknown>>;
      readonly updatePolicy?: {
        readonly updateMode?: string;
      };
    };
    readonly config?: {
      readonly global?: {
        readonly resolve_timeout?: string;
      };
      readonly inhibit_rules?: readonly unknown[];
      readonly route?: {
        readonly group_by?: readonly string[];
        readonly group_wait?: string;
        readonly group_interval?: string;
        readonly repeat_interval?: string;
        readonly receiver?: string;
        readonly routes?: readonly unknown[];
      };
      readonly receivers?: readonly unknown[];
      readonly templates?: readonly string[];
      readonly time_intervals?: unknown;
    };
    readonly stringConfig?: string | number | boolean;
    readonly tplConfig?: boolean;
    readonly templateFiles?: Readonly<Record<string, unknown>>;
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly ingressClassName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly hosts?: readonly unknown[];
      readonly paths?: readonly unknown[];
      readonly tls?: readonly unknown[];
    };
    readonly route?: {
      readonly main?: {
        readonly enabled?: boolean;
        readonly apiVersion?: string;
        readonly kind?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly hostnames?: readonly unknown[];
        readonly parentRefs?: readonly unknown[];
        readonly httpsRedirect?: boolean;
        readonly matches?: readonly unknown[];
        readonly filters?: readonly unknown[];
        readonly sessionPersistence?: Readonly<Record<string, unknown>>;
        readonly additionalRules?: readonly unknown[];
      };
    };
    readonly secret?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly ingressPerReplica?: {
      readonly enabled?: boolean;
      readonly ingressClassName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly hostPrefix?: string | number | boolean;
      readonly hostDomain?: string | number | boolean;
      readonly paths?: readonly unknown[];
      readonly tlsSecretName?: string | number | boolean;
      readonly tlsSecretPerReplica?: {
        readonly enabled?: boolean;
        readonly prefix?: string;
      };
    };
    readonly routePerReplica?: {
      readonly main?: {
        readonly enabled?: boolean;
        readonly apiVersion?: string;
        readonly kind?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly hostPrefix?: string | number | boolean;
        readonly hostDomain?: string | number | boolean;
        readonly parentRefs?: readonly unknown[];
        readonly httpsRedirect?: boolean;
        readonly filters?: readonly unknown[];
        readonly matches?: readonly unknown[];
        readonly sessionPersistence?: Readonly<Record<string, unknown>>;
        readonly additionalRules?: readonly unknown[];
      };
    };
    readonly service?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly clusterIP?: string | number | boolean;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
      readonly port?: number;
      readonly targetPort?: number;
      readonly nodePort?: number;
      readonly additionalPorts?: readonly unknown[];
      readonly externalIPs?: readonly unknown[];
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly sessionAffinity?: string;
      readonly sessionAffinityConfig?: {
        readonly clientIP?: {
          readonly timeoutSeconds?: number;
        };
      };
      readonly type?: string;
    };
    readonly servicePerReplica?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly port?: number;
      readonly targetPort?: number;
      readonly nodePort?: number;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
    };
    readonly serviceMonitor?: {
      readonly selfMonitor?: boolean;
      readonly interval?: string | number | boolean;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly scheme?: string | number | boolean;
      readonly enableHttp2?: boolean;
      readonly tlsConfig?: Readonly<Record<string, unknown>>;
      readonly bearerTokenFile?: unknown;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalEndpoints?: readonly unknown[];
    };
    readonly alertmanagerSpec?: {
      readonly persistentVolumeClaimRetentionPolicy?: Readonly<Record<string, unknown>>;
      readonly podMetadata?: Readonly<Record<string, unknown>>;
      readonly serviceName?: unknown;
      readonly image?: {
        readonly registry?: string;
        readonly repository?: string;
        readonly tag?: string;
        readonly sha?: string | number | boolean;
        readonly pullPolicy?: string;
      };
      readonly useExistingSecret?: boolean;
      readonly secrets?: readonly unknown[];
      readonly automountServiceAccountToken?: boolean;
      readonly configMaps?: readonly unknown[];
      readonly web?: Readonly<Record<string, unknown>>;
      readonly alertmanagerConfigSelector?: Readonly<Record<string, unknown>>;
      readonly alertmanagerConfigNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly alertmanagerConfiguration?: Readonly<Record<string, unknown>>;
      readonly alertmanagerConfigMatcherStrategy?: Readonly<Record<string, unknown>>;
      readonly additionalArgs?: readonly unknown[];
      readonly logFormat?: string;
      readonly logLevel?: string;
      readonly replicas?: number;
      readonly retention?: string;
      readonly storage?: Readonly<Record<string, unknown>>;
      readonly externalUrl?: unknown;
      readonly routePrefix?: string;
      readonly scheme?: string | number | boolean;
      readonly tlsConfig?: Readonly<Record<string, unknown>>;
      readonly paused?: boolean;
      readonly nodeSelector?: Readonly<Record<string, unknown>>;
      readonly resources?: Readonly<Record<string, unknown>>;
      readonly podAntiAffinity?: string;
      readonly podAntiAffinityTopologyKey?: string;
      readonly affinity?: Readonly<Record<string, unknown>>;
      readonly tolerations?: readonly unknown[];
      readonly topologySpreadConstraints?: readonly unknown[];
      readonly securityContext?: Readonly<Record<string, unknown>>;
      readonly hostUsers?: unknown;
      readonly dnsConfig?: Readonly<Record<string, unknown>>;
      readonly dnsPolicy?: string | number | boolean;
      readonly hostNetwork?: boolean;
      readonly listenLocal?: boolean;
      readonly containers?: readonly unknown[];
      readonly volumes?: readonly unknown[];
      readonly volumeMounts?: readonly unknown[];
      readonly initContainers?: readonly unknown[];
      readonly priorityClassName?: string | number | boolean;
      readonly additionalPeers?: readonly unknown[];
      readonly portName?: string;
      readonly clusterAdvertiseAddress?: boolean;
      readonly clusterGossipInterval?: string | number | boolean;
      readonly clusterPeerTimeout?: string | number | boolean;
      readonly clusterPushpullInterval?: string | number | boolean;
      readonly clusterLabel?: string | number | boolean;
      readonly forceEnableClusterMode?: boolean;
      readonly minReadySeconds?: number;
      readonly podManagementPolicy?: string | number | boolean;
      readonly updateStrategy?: Readonly<Record<string, unknown>>;
      readonly terminationGracePeriodSeconds?: unknown;
      readonly enableServiceLinks?: unknown;
      readonly schedulerName?: string | number | boolean;
      readonly hostAliases?: readonly unknown[];
      readonly limits?: Readonly<Record<string, unknown>>;
      readonly clusterTLS?: Readonly<Record<string, unknown>>;
      readonly additionalConfig?: Readonly<Record<string, unknown>>;
      readonly additionalConfigString?: string | number | boolean;
    };
    readonly extraSecret?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly data?: Readonly<Record<string, unknown>>;
    };
  };
  readonly grafana?: {
    readonly enabled?: boolean;
    readonly namespaceOverride?: string | number | boolean;
    readonly forceDeployDatasources?: boolean;
    readonly forceDeployDashboards?: boolean;
    readonly defaultDashboardsEnabled?: boolean;
    readonly operator?: {
      readonly dashboardsConfigMapRefEnabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly matchLabels?: Readonly<Record<string, unknown>>;
      readonly resyncPeriod?: string;
      readonly folder?: string;
      readonly folderUID?: unknown;
      readonly folderRef?: unknown;
    };
    readonly defaultDashboardsTimezone?: string;
    readonly defaultDashboardsEditable?: boolean;
    readonly defaultDashboardsInterval?: string;
    readonly adminUser?: string;
    readonly admin?: {
      readonly existingSecret?: string | number | boolean;
      readonly userKey?: string;
      readonly passwordKey?: string;
    };
    readonly rbac?: {
      readonly pspEnabled?: boolean;
      readonly namespaced?: unknown;
      readonly namespaces?: unknown;
      readonly useExistingRole?: unknown;
    };
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly hosts?: readonly unknown[];
      readonly path?: string;
      readonly tls?: readonly unknown[];
      readonly ingressClassName?: unknown;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly autoMount?: boolean;
    };
    readonly sidecar?: {
      readonly dashboards?: {
        readonly enabled?: boolean;
        readonly label?: string;
        readonly labelValue?: string;
        readonly searchNamespace?: string;
        readonly enableNewTablePanelSyntax?: boolean;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly multicluster?: {
          readonly global?: {
            readonly enabled?: boolean;
          };
          readonly etcd?: {
            readonly enabled?: boolean;
          };
        };
        readonly provider?: {
          readonly allowUiUpdates?: boolean;
        };
        readonly reloadURL?: unknown;
        readonly resource?: unknown;
      };
      readonly datasources?: {
        readonly enabled?: boolean;
        readonly defaultDatasourceEnabled?: boolean;
        readonly isDefaultDatasource?: boolean;
        readonly name?: string;
        readonly uid?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly httpMethod?: string;
        readonly createPrometheusReplicasDatasources?: boolean;
        readonly prometheusServiceName?: string;
        readonly label?: string;
        readonly labelValue?: string;
        readonly exemplarTraceIdDestinations?: Readonly<Record<string, unknown>>;
        readonly alertmanager?: {
          readonly enabled?: boolean;
          readonly name?: string;
          readonly uid?: string;
          readonly handleGrafanaManagedAlerts?: boolean;
          readonly implementation?: string;
        };
        readonly reloadURL?: unknown;
        readonly resource?: unknown;
        readonly searchNamespace?: unknown;
      };
      readonly resources?: unknown;
    };
    readonly extraConfigmapMounts?: readonly unknown[];
    readonly deleteDatasources?: readonly unknown[];
    readonly additionalDataSources?: readonly unknown[];
    readonly additionalDataSourcesString?: string | number | boolean;
    readonly prune?: boolean;
    readonly service?: {
      readonly portName?: string;
      readonly ipFamilies?: readonly unknown[];
      readonly ipFamilyPolicy?: string | number | boolean;
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly path?: unknown;
    };
    readonly annotations?: unknown;
    readonly fullnameOverride?: unknown;
    readonly "grafana.ini"?: unknown;
    readonly priorityClassName?: unknown;
    readonly replicas?: unknown;
    readonly resources?: unknown;
    readonly testFramework?: {
      readonly enabled?: unknown;
    };
  };
  readonly kubernetesServiceMonitors?: {
    readonly enabled?: boolean;
  };
  readonly kubeApiServer?: {
    readonly enabled?: boolean;
    readonly tlsConfig?: {
      readonly serverName?: string;
      readonly insecureSkipVerify?: boolean;
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly jobLabel?: string;
      readonly selector?: {
        readonly matchLabels?: Readonly<Record<string, unknown>>;
      };
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
    };
    readonly jobNameOverride?: string | number | boolean;
  };
  readonly kubelet?: {
    readonly enabled?: boolean;
    readonly namespace?: string;
    readonly jobNameOverride?: string | number | boolean;
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly kubelet?: boolean;
      readonly attachMetadata?: Readonly<Record<string, unknown>>;
      readonly interval?: string | number | boolean;
      readonly honorLabels?: boolean;
      readonly honorTimestamps?: boolean;
      readonly trackTimestampsStaleness?: boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly https?: boolean;
      readonly insecureSkipVerify?: boolean;
      readonly probes?: boolean;
      readonly resource?: boolean;
      readonly resourcePath?: string;
      readonly resourceInterval?: string;
      readonly cAdvisor?: boolean;
      readonly cAdvisorInterval?: string;
      readonly cAdvisorMetricRelabelings?: readonly unknown[];
      readonly probesMetricRelabelings?: readonly unknown[];
      readonly cAdvisorRelabelings?: readonly unknown[];
      readonly probesRelabelings?: readonly unknown[];
      readonly resourceRelabelings?: readonly unknown[];
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
    };
  };
  readonly kubeControllerManager?: {
    readonly enabled?: boolean;
    readonly jobNameOverride?: string | number | boolean;
    readonly endpoints?: readonly unknown[];
    readonly service?: {
      readonly enabled?: boolean;
      readonly port?: unknown;
      readonly targetPort?: unknown;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly port?: string;
      readonly jobLabel?: string;
      readonly selector?: Readonly<Record<string, unknown>>;
      readonly https?: unknown;
      readonly insecureSkipVerify?: unknown;
      readonly serverName?: unknown;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
    };
  };
  readonly coreDns?: {
    readonly enabled?: boolean;
    readonly service?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly targetPort?: number;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly port?: string;
      readonly jobLabel?: string;
      readonly selector?: Readonly<Record<string, unknown>>;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
      readonly bearerTokenFile?: string;
    };
  };
  readonly kubeDns?: {
    readonly enabled?: boolean;
    readonly service?: {
      readonly dnsmasq?: {
        readonly port?: number;
        readonly targetPort?: number;
      };
      readonly skydns?: {
        readonly port?: number;
        readonly targetPort?: number;
      };
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly serviceMonitor?: {
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly jobLabel?: string;
      readonly selector?: Readonly<Record<string, unknown>>;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly dnsmasqMetricRelabelings?: readonly unknown[];
      readonly dnsmasqRelabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
      readonly bearerTokenFile?: string;
    };
  };
  readonly kubeEtcd?: {
    readonly enabled?: boolean;
    readonly endpoints?: readonly unknown[];
    readonly service?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly targetPort?: number;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly scheme?: string;
      readonly insecureSkipVerify?: boolean;
      readonly serverName?: string | number | boolean;
      readonly caFile?: string | number | boolean;
      readonly certFile?: string | number | boolean;
      readonly keyFile?: string | number | boolean;
      readonly port?: string;
      readonly jobLabel?: string;
      readonly selector?: Readonly<Record<string, unknown>>;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
      readonly bearerTokenFile?: string;
    };
  };
  readonly kubeScheduler?: {
    readonly enabled?: boolean;
    readonly jobNameOverride?: string | number | boolean;
    readonly endpoints?: readonly unknown[];
    readonly service?: {
      readonly enabled?: boolean;
      readonly port?: unknown;
      readonly targetPort?: unknown;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly https?: unknown;
      readonly port?: string;
      readonly jobLabel?: string;
      readonly selector?: Readonly<Record<string, unknown>>;
      readonly insecureSkipVerify?: unknown;
      readonly serverName?: unknown;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
      readonly resource?: {
        readonly enabled?: boolean;
        readonly interval?: string | number | boolean;
        readonly metricRelabelings?: readonly unknown[];
        readonly relabelings?: readonly unknown[];
      };
    };
  };
  readonly kubeProxy?: {
    readonly enabled?: boolean;
    readonly jobNameOverride?: string | number | boolean;
    readonly endpoints?: readonly unknown[];
    readonly service?: {
      readonly enabled?: boolean;
      readonly port?: number;
      readonly targetPort?: number;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly serviceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly port?: string;
      readonly jobLabel?: string;
      readonly selector?: Readonly<Record<string, unknown>>;
      readonly https?: boolean;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly targetLabels?: readonly unknown[];
      readonly bearerTokenFile?: string;
    };
  };
  readonly kubeStateMetrics?: {
    readonly enabled?: boolean;
  };
  readonly "kube-state-metrics"?: {
    readonly releaseLabel?: boolean;
    readonly prometheusScrape?: boolean;
    readonly prometheus?: {
      readonly monitor?: {
        readonly enabled?: boolean;
        readonly http?: {
          readonly honorLabels?: boolean;
        };
        readonly metrics?: {
          readonly honorLabels?: boolean;
        };
      };
    };
    readonly priorityClassName?: unknown;
    readonly resources?: unknown;
  };
  readonly nodeExporter?: {
    readonly enabled?: boolean;
    readonly operatingSystems?: {
      readonly linux?: {
        readonly enabled?: boolean;
      };
      readonly aix?: {
        readonly enabled?: boolean;
      };
      readonly darwin?: {
        readonly enabled?: boolean;
      };
    };
    readonly forceDeployDashboards?: boolean;
  };
  readonly "prometheus-node-exporter"?: {
    readonly namespaceOverride?: string | number | boolean;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly releaseLabel?: boolean;
    readonly extraArgs?: readonly string[];
    readonly service?: {
      readonly portName?: string;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
      readonly labels?: Readonly<Record<string, unknown>>;
    };
    readonly image?: {
      readonly distroless?: boolean;
    };
    readonly prometheus?: {
      readonly monitor?: {
        readonly enabled?: boolean;
        readonly jobLabel?: string;
        readonly interval?: string | number | boolean;
        readonly sampleLimit?: number;
        readonly targetLimit?: number;
        readonly labelLimit?: number;
        readonly labelNameLengthLimit?: number;
        readonly labelValueLengthLimit?: number;
        readonly scrapeTimeout?: string | number | boolean;
        readonly proxyUrl?: string | number | boolean;
        readonly metricRelabelings?: readonly unknown[];
        readonly relabelings?: readonly unknown[];
      };
      readonly podMonitor?: {
        readonly enabled?: boolean;
        readonly jobLabel?: string;
      };
    };
    readonly rbac?: {
      readonly pspEnabled?: boolean;
    };
    readonly priorityClassName?: unknown;
    readonly resources?: unknown;
  };
  readonly prometheusOperator?: {
    readonly enabled?: boolean;
    readonly fullnameOverride?: string | number | boolean;
    readonly revisionHistoryLimit?: number;
    readonly strategy?: Readonly<Record<string, unknown>>;
    readonly tls?: {
      readonly enabled?: boolean;
      readonly tlsMinVersion?: string;
      readonly internalPort?: number;
    };
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly admissionWebhooks?: {
      readonly failurePolicy?: string | number | boolean;
      readonly timeoutSeconds?: number;
      readonly enabled?: boolean;
      readonly caBundle?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly namespaceSelector?: Readonly<Record<string, unknown>>;
      readonly objectSelector?: Readonly<Record<string, unknown>>;
      readonly matchConditions?: Readonly<Record<string, unknown>>;
      readonly mutatingWebhookConfiguration?: {
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
      readonly validatingWebhookConfiguration?: {
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
      readonly deployment?: {
        readonly enabled?: boolean;
        readonly replicas?: number;
        readonly strategy?: Readonly<Record<string, unknown>>;
        readonly podDisruptionBudget?: {
          readonly enabled?: boolean;
          readonly minAvailable?: number;
          readonly unhealthyPodEvictionPolicy?: string;
        };
        readonly revisionHistoryLimit?: number;
        readonly tls?: {
          readonly enabled?: boolean;
          readonly tlsMinVersion?: string;
          readonly internalPort?: number;
        };
        readonly serviceAccount?: {
          readonly annotations?: Readonly<Record<string, unknown>>;
          readonly automountServiceAccountToken?: boolean;
          readonly create?: boolean;
          readonly name?: string | number | boolean;
        };
        readonly service?: {
          readonly annotations?: Readonly<Record<string, unknown>>;
          readonly labels?: Readonly<Record<string, unknown>>;
          readonly clusterIP?: string | number | boolean;
          readonly ipDualStack?: {
            readonly enabled?: boolean;
            readonly ipFamilies?: readonly string[];
            readonly ipFamilyPolicy?: string;
          };
          readonly nodePort?: number;
          readonly nodePortTls?: number;
          readonly additionalPorts?: readonly unknown[];
          readonly loadBalancerIP?: string | number | boolean;
          readonly loadBalancerSourceRanges?: readonly unknown[];
          readonly externalTrafficPolicy?: string;
          readonly type?: string;
          readonly externalIPs?: readonly unknown[];
        };
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly podLabels?: Readonly<Record<string, unknown>>;
        readonly podAnnotations?: Readonly<Record<string, unknown>>;
        readonly image?: {
          readonly registry?: string;
          readonly repository?: string;
          readonly tag?: string | number | boolean;
          readonly sha?: string | number | boolean;
          readonly pullPolicy?: string;
        };
        readonly promqlOptions?: readonly unknown[];
        readonly livenessProbe?: Readonly<Record<string, unknown>>;
        readonly readinessProbe?: Readonly<Record<string, unknown>>;
        readonly resources?: Readonly<Record<string, unknown>>;
        readonly hostNetwork?: boolean;
        readonly nodeSelector?: Readonly<Record<string, unknown>>;
        readonly tolerations?: readonly unknown[];
        readonly affinity?: Readonly<Record<string, unknown>>;
        readonly dnsConfig?: Readonly<Record<string, unknown>>;
        readonly securityContext?: Readonly<Record<string, unknown>>;
        readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
        readonly automountServiceAccountToken?: boolean;
      };
      readonly patch?: {
        readonly enabled?: boolean;
        readonly image?: {
          readonly registry?: string;
          readonly repository?: string;
          readonly tag?: string;
          readonly sha?: string | number | boolean;
          readonly pullPolicy?: string;
        };
        readonly resources?: Readonly<Record<string, unknown>>;
        readonly priorityClassName?: string | number | boolean;
        readonly ttlSecondsAfterFinished?: number;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly podAnnotations?: Readonly<Record<string, unknown>>;
        readonly nodeSelector?: Readonly<Record<string, unknown>>;
        readonly affinity?: Readonly<Record<string, unknown>>;
        readonly tolerations?: readonly unknown[];
        readonly securityContext?: Readonly<Record<string, unknown>>;
        readonly serviceAccount?: {
          readonly create?: boolean;
          readonly annotations?: Readonly<Record<string, unknown>>;
          readonly automountServiceAccountToken?: boolean;
        };
      };
      readonly createSecretJob?: {
        readonly securityContext?: Readonly<Record<string, unknown>>;
      };
      readonly patchWebhookJob?: {
        readonly securityContext?: Readonly<Record<string, unknown>>;
      };
      readonly certManager?: {
        readonly enabled?: boolean;
        readonly rootCert?: {
          readonly duration?: string | number | boolean;
          readonly revisionHistoryLimit?: unknown;
        };
        readonly admissionCert?: {
          readonly duration?: string | number | boolean;
          readonly revisionHistoryLimit?: unknown;
        };
      };
    };
    readonly namespaces?: Readonly<Record<string, unknown>>;
    readonly denyNamespaces?: readonly unknown[];
    readonly alertmanagerInstanceNamespaces?: readonly unknown[];
    readonly alertmanagerConfigNamespaces?: readonly unknown[];
    readonly prometheusInstanceNamespaces?: readonly unknown[];
    readonly thanosRulerInstanceNamespaces?: readonly unknown[];
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly flavor?: string;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly automountServiceAccountToken?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly terminationGracePeriodSeconds?: number;
    readonly lifecycle?: Readonly<Record<string, unknown>>;
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly clusterIP?: string | number | boolean;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
      readonly nodePort?: number;
      readonly nodePortTls?: number;
      readonly additionalPorts?: readonly unknown[];
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
      readonly externalIPs?: readonly unknown[];
    };
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: number;
      readonly unhealthyPodEvictionPolicy?: string;
    };
    readonly kubeletService?: {
      readonly enabled?: boolean;
      readonly namespace?: string;
      readonly selector?: string | number | boolean;
      readonly name?: string | number | boolean;
    };
    readonly kubeletEndpointsEnabled?: boolean;
    readonly kubeletEndpointSliceEnabled?: boolean;
    readonly extraArgs?: readonly unknown[];
    readonly serviceMonitor?: {
      readonly selfMonitor?: boolean;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly interval?: string | number | boolean;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly scrapeTimeout?: string | number | boolean;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
    };
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly env?: {
      readonly GOGC?: string;
    };
    readonly hostNetwork?: boolean;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly hostUsers?: unknown;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly verticalPodAutoscaler?: {
      readonly enabled?: boolean;
      readonly controlledResources?: readonly unknown[];
      readonly maxAllowed?: Readonly<Record<string, unknown>>;
      readonly minAllowed?: Readonly<Record<string, unknown>>;
      readonly updatePolicy?: {
        readonly updateMode?: string;
      };
    };
    readonly image?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string | number | boolean;
      readonly sha?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly prometheusConfigReloader?: {
      readonly image?: {
        readonly registry?: string;
        readonly repository?: string;
        readonly tag?: string | number | boolean;
        readonly sha?: string | number | boolean;
      };
      readonly enableProbe?: boolean;
      readonly resources?: Readonly<Record<string, unknown>>;
    };
    readonly thanosImage?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string;
      readonly sha?: string | number | boolean;
    };
    readonly prometheusInstanceSelector?: string | number | boolean;
    readonly alertmanagerInstanceSelector?: string | number | boolean;
    readonly thanosRulerInstanceSelector?: string | number | boolean;
    readonly secretFieldSelector?: string;
    readonly featureGates?: Readonly<Record<string, unknown>>;
    readonly automountServiceAccountToken?: boolean;
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly priorityClassName?: unknown;
  };
  readonly prometheus?: {
    readonly enabled?: boolean;
    readonly agentMode?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly flavor?: string;
      readonly namespace?: unknown;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly thanosService?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
      readonly portName?: string;
      readonly port?: number;
      readonly targetPort?: string;
      readonly httpPortName?: string;
      readonly httpPort?: number;
      readonly targetHttpPort?: string;
      readonly clusterIP?: string;
      readonly nodePort?: number;
      readonly httpNodePort?: number;
    };
    readonly thanosServiceMonitor?: {
      readonly enabled?: boolean;
      readonly interval?: string | number | boolean;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly scheme?: string | number | boolean;
      readonly tlsConfig?: Readonly<Record<string, unknown>>;
      readonly bearerTokenFile?: unknown;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
    };
    readonly thanosServiceExternal?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly portName?: string;
      readonly port?: number;
      readonly targetPort?: string;
      readonly httpPortName?: string;
      readonly httpPort?: number;
      readonly targetHttpPort?: string;
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
      readonly nodePort?: number;
      readonly httpNodePort?: number;
    };
    readonly service?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly clusterIP?: string | number | boolean;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
      readonly port?: number;
      readonly targetPort?: number;
      readonly reloaderWebPort?: number;
      readonly reloaderWebNodePort?: unknown;
      readonly externalIPs?: readonly unknown[];
      readonly nodePort?: number;
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
      readonly additionalPorts?: readonly unknown[];
      readonly publishNotReadyAddresses?: boolean;
      readonly sessionAffinity?: string;
      readonly sessionAffinityConfig?: {
        readonly clientIP?: {
          readonly timeoutSeconds?: number;
        };
      };
    };
    readonly servicePerReplica?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly port?: number;
      readonly targetPort?: number;
      readonly nodePort?: number;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
    };
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: number;
      readonly unhealthyPodEvictionPolicy?: string;
    };
    readonly verticalPodAutoscaler?: {
      readonly enabled?: boolean;
      readonly controlledResources?: readonly unknown[];
      readonly maxAllowed?: Readonly<Record<string, unknown>>;
      readonly minAllowed?: Readonly<Record<string, unknown>>;
      readonly updatePolicy?: {
        readonly updateMode?: string;
      };
    };
    readonly thanosIngress?: {
      readonly enabled?: boolean;
      readonly ingressClassName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly servicePort?: number;
      readonly nodePort?: number;
      readonly hosts?: readonly unknown[];
      readonly paths?: readonly unknown[];
      readonly tls?: readonly unknown[];
    };
    readonly extraSecret?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly data?: Readonly<Record<string, unknown>>;
    };
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly ingressClassName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly hosts?: readonly unknown[];
      readonly paths?: readonly unknown[];
      readonly tls?: readonly unknown[];
    };
    readonly route?: {
      readonly main?: {
        readonly enabled?: boolean;
        readonly apiVersion?: string;
        readonly kind?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly hostnames?: readonly unknown[];
        readonly parentRefs?: readonly unknown[];
        readonly httpsRedirect?: boolean;
        readonly matches?: readonly unknown[];
        readonly filters?: readonly unknown[];
        readonly sessionPersistence?: Readonly<Record<string, unknown>>;
        readonly additionalRules?: readonly unknown[];
      };
    };
    readonly ingressPerReplica?: {
      readonly enabled?: boolean;
      readonly ingressClassName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly hostPrefix?: string | number | boolean;
      readonly hostDomain?: string | number | boolean;
      readonly paths?: readonly unknown[];
      readonly tlsSecretName?: string | number | boolean;
      readonly tlsSecretPerReplica?: {
        readonly enabled?: boolean;
        readonly prefix?: string;
      };
    };
    readonly routePerReplica?: {
      readonly main?: {
        readonly enabled?: boolean;
        readonly apiVersion?: string;
        readonly kind?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly hostPrefix?: string | number | boolean;
        readonly hostDomain?: string | number | boolean;
        readonly parentRefs?: readonly unknown[];
        readonly httpsRedirect?: boolean;
        readonly filters?: readonly unknown[];
        readonly matches?: readonly unknown[];
        readonly sessionPersistence?: Readonly<Record<string, unknown>>;
        readonly additionalRules?: readonly unknown[];
      };
    };
    readonly serviceMonitor?: {
      readonly selfMonitor?: boolean;
      readonly interval?: string | number | boolean;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly scheme?: string | number | boolean;
      readonly tlsConfig?: Readonly<Record<string, unknown>>;
      readonly bearerTokenFile?: unknown;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalEndpoints?: readonly unknown[];
    };
    readonly prometheusSpec?: {
      readonly persistentVolumeClaimRetentionPolicy?: Readonly<Record<string, unknown>>;
      readonly disableCompaction?: boolean;
      readonly automountServiceAccountToken?: boolean;
      readonly apiserverConfig?: Readonly<Record<string, unknown>>;
      readonly additionalArgs?: readonly unknown[];
      readonly convertClassicHistogramsToNHCB?: boolean;
      readonly scrapeClassicHistograms?: boolean;
      readonly scrapeNativeHistograms?: boolean;
      readonly scrapeFailureLogFile?: string | number | boolean;
      readonly scrapeInterval?: string | number | boolean;
      readonly scrapeTimeout?: string | number | boolean;
      readonly scrapeClasses?: readonly unknown[];
      readonly podTargetLabels?: readonly unknown[];
      readonly evaluationInterval?: string | number | boolean;
      readonly listenLocal?: boolean;
      readonly enableOTLPReceiver?: boolean;
      readonly enableAdminAPI?: boolean;
      readonly version?: string | number | boolean;
      readonly web?: Readonly<Record<string, unknown>>;
      readonly exemplars?: Readonly<Record<string, unknown>>;
      readonly enableFeatures?: readonly unknown[];
      readonly otlp?: Readonly<Record<string, unknown>>;
      readonly serviceName?: unknown;
      readonly image?: {
        readonly registry?: string;
        readonly repository?: string;
        readonly tag?: string;
        readonly sha?: string | number | boolean;
        readonly pullPolicy?: string;
      };
      readonly tolerations?: readonly unknown[];
      readonly topologySpreadConstraints?: readonly unknown[];
      readonly disableAlerting?: boolean;
      readonly alertingEndpoints?: readonly unknown[];
      readonly externalLabels?: Readonly<Record<string, unknown>>;
      readonly enableRemoteWriteReceiver?: boolean;
      readonly replicaExternalLabelName?: string | number | boolean;
      readonly replicaExternalLabelNameClear?: boolean;
      readonly prometheusExternalLabelName?: string | number | boolean;
      readonly prometheusExternalLabelNameClear?: boolean;
      readonly externalUrl?: string | number | boolean;
      readonly nodeSelector?: Readonly<Record<string, unknown>>;
      readonly secrets?: readonly unknown[];
      readonly configMaps?: readonly unknown[];
      readonly query?: Readonly<Record<string, unknown>>;
      readonly ruleNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly ruleSelectorNilUsesHelmValues?: boolean;
      readonly ruleSelector?: Readonly<Record<string, unknown>>;
      readonly serviceMonitorSelectorNilUsesHelmValues?: boolean;
      readonly serviceMonitorSelector?: Readonly<Record<string, unknown>>;
      readonly serviceMonitorNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly podMonitorSelectorNilUsesHelmValues?: boolean;
      readonly podMonitorSelector?: Readonly<Record<string, unknown>>;
      readonly podMonitorNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly probeSelectorNilUsesHelmValues?: boolean;
      readonly probeSelector?: Readonly<Record<string, unknown>>;
      readonly probeNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly scrapeConfigSelectorNilUsesHelmValues?: boolean;
      readonly scrapeConfigSelector?: Readonly<Record<string, unknown>>;
      readonly scrapeConfigNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly retention?: string;
      readonly retentionSize?: string | number | boolean;
      readonly tsdb?: {
        readonly outOfOrderTimeWindow?: string;
      };
      readonly walCompression?: boolean;
      readonly paused?: boolean;
      readonly replicas?: number;
      readonly shards?: number;
      readonly logLevel?: string;
      readonly logFormat?: string;
      readonly routePrefix?: string;
      readonly podMetadata?: Readonly<Record<string, unknown>>;
      readonly podAntiAffinity?: string;
      readonly podAntiAffinityTopologyKey?: string;
      readonly affinity?: Readonly<Record<string, unknown>>;
      readonly remoteRead?: readonly unknown[];
      readonly additionalRemoteRead?: readonly unknown[];
      readonly remoteWrite?: readonly unknown[];
      readonly additionalRemoteWrite?: readonly unknown[];
      readonly remoteWriteDashboards?: boolean;
      readonly resources?: Readonly<Record<string, unknown>>;
      readonly storageSpec?: Readonly<Record<string, unknown>>;
      readonly volumes?: readonly unknown[];
      readonly volumeMounts?: readonly unknown[];
      readonly additionalScrapeConfigs?: readonly unknown[];
      readonly additionalScrapeConfigsSecret?: Readonly<Record<string, unknown>>;
      readonly additionalPrometheusSecretsAnnotations?: Readonly<Record<string, unknown>>;
      readonly additionalAlertManagerConfigs?: readonly unknown[];
      readonly additionalAlertManagerConfigsSecret?: Readonly<Record<string, unknown>>;
      readonly additionalAlertRelabelConfigs?: readonly unknown[];
      readonly additionalAlertRelabelConfigsSecret?: Readonly<Record<string, unknown>>;
      readonly securityContext?: Readonly<Record<string, unknown>>;
      readonly dnsConfig?: Readonly<Record<string, unknown>>;
      readonly dnsPolicy?: string | number | boolean;
      readonly priorityClassName?: string | number | boolean;
      readonly thanos?: Readonly<Record<string, unknown>>;
      readonly containers?: readonly unknown[];
      readonly initContainers?: readonly unknown[];
      readonly portName?: string;
      readonly arbitraryFSAccessThroughSMs?: boolean;
      readonly overrideHonorLabels?: boolean;
      readonly overrideHonorTimestamps?: boolean;
      readonly ignoreNamespaceSelectors?: boolean;
      readonly enforcedNamespaceLabel?: string | number | boolean;
      readonly prometheusRulesExcludedFromEnforce?: readonly unknown[];
      readonly excludedFromEnforcement?: readonly unknown[];
      readonly queryLogFile?: boolean;
      readonly sampleLimit?: boolean;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly keepDroppedTargets?: number;
      readonly bodySizeLimit?: string | number | boolean;
      readonly enforcedBodySizeLimit?: string | number | boolean;
      readonly enforcedKeepDroppedTargets?: number;
      readonly enforcedSampleLimit?: boolean;
      readonly enforcedTargetLimit?: boolean;
      readonly enforcedLabelLimit?: boolean;
      readonly enforcedLabelNameLengthLimit?: boolean;
      readonly enforcedLabelValueLengthLimit?: boolean;
      readonly allowOverlappingBlocks?: boolean;
      readonly nameValidationScheme?: string | number | boolean;
      readonly minReadySeconds?: number;
      readonly terminationGracePeriodSeconds?: unknown;
      readonly hostNetwork?: boolean;
      readonly hostUsers?: unknown;
      readonly hostAliases?: readonly unknown[];
      readonly tracingConfig?: Readonly<Record<string, unknown>>;
      readonly serviceDiscoveryRole?: string | number | boolean;
      readonly enableServiceLinks?: unknown;
      readonly schedulerName?: string | number | boolean;
      readonly nameEscapingScheme?: string | number | boolean;
      readonly reloadStrategy?: string | number | boolean;
      readonly ruleQueryOffset?: string | number | boolean;
      readonly runtime?: Readonly<Record<string, unknown>>;
      readonly shardingStrategy?: Readonly<Record<string, unknown>>;
      readonly shardRetentionPolicy?: Readonly<Record<string, unknown>>;
      readonly remoteWriteReceiverMessageVersions?: readonly unknown[];
      readonly podManagementPolicy?: string | number | boolean;
      readonly updateStrategy?: Readonly<Record<string, unknown>>;
      readonly additionalConfig?: Readonly<Record<string, unknown>>;
      readonly additionalConfigString?: string | number | boolean;
      readonly maximumStartupDurationSeconds?: number;
      readonly scrapeProtocols?: readonly unknown[];
    };
    readonly additionalRulesForClusterRole?: readonly unknown[];
    readonly additionalServiceMonitors?: readonly unknown[];
    readonly additionalPodMonitors?: readonly unknown[];
  };
  readonly thanosRuler?: {
    readonly enabled?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly name?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: number;
      readonly unhealthyPodEvictionPolicy?: string;
    };
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly ingressClassName?: string | number | boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly hosts?: readonly unknown[];
      readonly paths?: readonly unknown[];
      readonly tls?: readonly unknown[];
    };
    readonly route?: {
      readonly main?: {
        readonly enabled?: boolean;
        readonly apiVersion?: string;
        readonly kind?: string;
        readonly annotations?: Readonly<Record<string, unknown>>;
        readonly labels?: Readonly<Record<string, unknown>>;
        readonly hostnames?: readonly unknown[];
        readonly parentRefs?: readonly unknown[];
        readonly httpsRedirect?: boolean;
        readonly matches?: readonly unknown[];
        readonly filters?: readonly unknown[];
        readonly sessionPersistence?: Readonly<Record<string, unknown>>;
        readonly additionalRules?: readonly unknown[];
      };
    };
    readonly service?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly clusterIP?: string | number | boolean;
      readonly ipDualStack?: {
        readonly enabled?: boolean;
        readonly ipFamilies?: readonly string[];
        readonly ipFamilyPolicy?: string;
      };
      readonly port?: number;
      readonly targetPort?: number;
      readonly nodePort?: number;
      readonly additionalPorts?: readonly unknown[];
      readonly externalIPs?: readonly unknown[];
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalTrafficPolicy?: string;
      readonly type?: string;
    };
    readonly serviceMonitor?: {
      readonly selfMonitor?: boolean;
      readonly interval?: string | number | boolean;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly sampleLimit?: number;
      readonly targetLimit?: number;
      readonly labelLimit?: number;
      readonly labelNameLengthLimit?: number;
      readonly labelValueLengthLimit?: number;
      readonly proxyUrl?: string | number | boolean;
      readonly scheme?: string | number | boolean;
      readonly tlsConfig?: Readonly<Record<string, unknown>>;
      readonly bearerTokenFile?: unknown;
      readonly metricRelabelings?: readonly unknown[];
      readonly relabelings?: readonly unknown[];
      readonly additionalEndpoints?: readonly unknown[];
    };
    readonly thanosRulerSpec?: {
      readonly podMetadata?: Readonly<Record<string, unknown>>;
      readonly serviceName?: unknown;
      readonly image?: {
        readonly registry?: string;
        readonly repository?: string;
        readonly tag?: string;
        readonly sha?: string | number | boolean;
      };
      readonly ruleNamespaceSelector?: Readonly<Record<string, unknown>>;
      readonly ruleSelectorNilUsesHelmValues?: boolean;
      readonly ruleSelector?: Readonly<Record<string, unknown>>;
      readonly logFormat?: string;
      readonly logLevel?: string;
      readonly replicas?: number;
      readonly retention?: string;
      readonly evaluationInterval?: string | number | boolean;
      readonly storage?: Readonly<Record<string, unknown>>;
      readonly alertmanagersConfig?: {
        readonly existingSecret?: Readonly<Record<string, unknown>>;
        readonly secret?: Readonly<Record<string, unknown>>;
      };
      readonly externalPrefix?: unknown;
      readonly externalPrefixNilUsesHelmValues?: boolean;
      readonly routePrefix?: string;
      readonly objectStorageConfig?: {
        readonly existingSecret?: Readonly<Record<string, unknown>>;
        readonly secret?: Readonly<Record<string, unknown>>;
      };
      readonly alertDropLabels?: readonly unknown[];
      readonly queryEndpoints?: readonly unknown[];
      readonly queryConfig?: {
        readonly existingSecret?: Readonly<Record<string, unknown>>;
        readonly secret?: Readonly<Record<string, unknown>>;
      };
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly paused?: boolean;
      readonly additionalArgs?: readonly unknown[];
      readonly nodeSelector?: Readonly<Record<string, unknown>>;
      readonly resources?: Readonly<Record<string, unknown>>;
      readonly podAntiAffinity?: string;
      readonly podAntiAffinityTopologyKey?: string;
      readonly affinity?: Readonly<Record<string, unknown>>;
      readonly tolerations?: readonly unknown[];
      readonly topologySpreadConstraints?: readonly unknown[];
      readonly securityContext?: Readonly<Record<string, unknown>>;
      readonly hostUsers?: unknown;
      readonly listenLocal?: boolean;
      readonly containers?: readonly unknown[];
      readonly extraEnv?: readonly unknown[];
      readonly volumes?: readonly unknown[];
      readonly volumeMounts?: readonly unknown[];
      readonly initContainers?: readonly unknown[];
      readonly priorityClassName?: string | number | boolean;
      readonly portName?: string;
      readonly terminationGracePeriodSeconds?: unknown;
      readonly web?: Readonly<Record<string, unknown>>;
      readonly podManagementPolicy?: string | number | boolean;
      readonly updateStrategy?: Readonly<Record<string, unknown>>;
      readonly version?: string | number | boolean;
      readonly imagePullPolicy?: string | number | boolean;
      readonly enableFeatures?: readonly unknown[];
      readonly enableServiceLinks?: unknown;
      readonly minReadySeconds?: unknown;
      readonly dnsConfig?: Readonly<Record<string, unknown>>;
      readonly dnsPolicy?: string | number | boolean;
      readonly hostAliases?: readonly unknown[];
      readonly remoteWrite?: readonly unknown[];
      readonly tracingConfig?: {
        readonly existingSecret?: Readonly<Record<string, unknown>>;
        readonly secret?: Readonly<Record<string, unknown>>;
      };
      readonly tracingConfigFile?: string | number | boolean;
      readonly alertRelabelConfigs?: {
        readonly existingSecret?: Readonly<Record<string, unknown>>;
        readonly secret?: Readonly<Record<string, unknown>>;
      };
      readonly alertRelabelConfigFile?: string | number | boolean;
      readonly grpcServerTlsConfig?: Readonly<Record<string, unknown>>;
      readonly objectStorageConfigFile?: string | number | boolean;
      readonly ruleConcurrentEval?: unknown;
      readonly ruleOutageTolerance?: string | number | boolean;
      readonly ruleGracePeriod?: string | number | boolean;
      readonly ruleQueryOffset?: string | number | boolean;
      readonly resendDelay?: string | number | boolean;
      readonly enforcedNamespaceLabel?: string | number | boolean;
      readonly excludedFromEnforcement?: readonly unknown[];
      readonly additionalConfig?: Readonly<Record<string, unknown>>;
      readonly additionalConfigString?: string | number | boolean;
    };
    readonly extraSecret?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly data?: Readonly<Record<string, unknown>>;
    };
  };
  readonly cleanPrometheusOperatorObjectNames?: boolean;
  readonly extraManifests?: unknown;
}
