// Generated from values.yaml of the chart velero 12.1.0 by `npm run charts`; do not edit.

/** Values of the chart velero. */
export interface VeleroValues {
  readonly namespace?: {
    readonly labels?: Readonly<Record<string, unknown>>;
  };
  readonly image?: {
    readonly repository?: string;
    readonly tag?: string;
    readonly pullPolicy?: string;
    readonly imagePullSecrets?: readonly unknown[];
  };
  readonly nameOverride?: string | number | boolean;
  readonly fullnameOverride?: string | number | boolean;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly secretAnnotations?: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly resizePolicy?: readonly unknown[];
  readonly hostAliases?: readonly unknown[];
  readonly upgradeJobResources?: Readonly<Record<string, unknown>>;
  readonly upgradeCRDsJob?: {
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly extraEnvVars?: readonly unknown[];
    readonly automountServiceAccountToken?: boolean;
  };
  readonly dnsPolicy?: string;
  readonly initContainers?: unknown;
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
  readonly lifecycle?: Readonly<Record<string, unknown>>;
  readonly priorityClassName?: string | number | boolean;
  readonly runtimeClassName?: string | number | boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly tolerations?: readonly unknown[];
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly dnsConfig?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: {
    readonly enabled?: boolean;
    readonly minAvailable?: number;
    readonly maxUnavailable?: string | number | boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly labels?: Readonly<Record<string, unknown>>;
  };
  readonly extraVolumes?: readonly unknown[];
  readonly extraVolumeMounts?: readonly unknown[];
  readonly extraObjects?: readonly unknown[];
  readonly metrics?: {
    readonly enabled?: boolean;
    readonly scrapeInterval?: string;
    readonly scrapeTimeout?: string;
    readonly service?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly type?: string;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly nodePort?: unknown;
      readonly externalTrafficPolicy?: string | number | boolean;
      readonly internalTrafficPolicy?: string | number | boolean;
      readonly ipFamilyPolicy?: string | number | boolean;
      readonly ipFamilies?: readonly unknown[];
    };
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly serviceMonitor?: {
      readonly autodetect?: boolean;
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
    };
    readonly nodeAgentPodMonitor?: {
      readonly autodetect?: boolean;
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
    };
    readonly prometheusRule?: {
      readonly autodetect?: boolean;
      readonly enabled?: boolean;
      readonly additionalLabels?: Readonly<Record<string, unknown>>;
      readonly spec?: readonly unknown[];
    };
  };
  readonly kubectl?: {
    readonly image?: {
      readonly repository?: string;
    };
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
  };
  readonly upgradeCRDs?: boolean;
  readonly cleanUpCRDs?: boolean;
  readonly configuration?: {
    readonly backupStorageLocation?: readonly unknown[];
    readonly volumeSnapshotLocation?: readonly unknown[];
    readonly uploaderType?: unknown;
    readonly backupSyncPeriod?: unknown;
    readonly fsBackupTimeout?: unknown;
    readonly clientBurst?: unknown;
    readonly clientPageSize?: unknown;
    readonly clientQPS?: unknown;
    readonly defaultBackupStorageLocation?: unknown;
    readonly defaultItemOperationTimeout?: unknown;
    readonly defaultBackupTTL?: unknown;
    readonly defaultVolumeSnapshotLocations?: unknown;
    readonly disableControllers?: unknown;
    readonly disableInformerCache?: boolean;
    readonly garbageCollectionFrequency?: unknown;
    readonly itemBlockWorkerCount?: unknown;
    readonly logFormat?: unknown;
    readonly logLevel?: unknown;
    readonly metricsAddress?: unknown;
    readonly pluginDir?: unknown;
    readonly profilerAddress?: unknown;
    readonly restoreOnlyMode?: unknown;
    readonly restoreResourcePriorities?: unknown;
    readonly storeValidationFrequency?: unknown;
    readonly terminatingResourceTimeout?: unknown;
    readonly defaultSnapshotMoveData?: unknown;
    readonly features?: unknown;
    readonly dataMoverPrepareTimeout?: unknown;
    readonly repositoryMaintenanceJob?: {
      readonly repositoryConfigData?: Readonly<Record<string, unknown>>;
    };
    readonly namespace?: unknown;
    readonly extraArgs?: readonly unknown[];
    readonly extraEnvVars?: readonly unknown[];
    readonly defaultVolumesToFsBackup?: unknown;
    readonly defaultRepoMaintainFrequency?: unknown;
  };
  readonly rbac?: {
    readonly create?: boolean;
    readonly clusterAdministrator?: boolean;
    readonly clusterAdministratorName?: string;
  };
  readonly serviceAccount?: {
    readonly server?: {
      readonly create?: boolean;
      readonly name?: unknown;
      readonly annotations?: unknown;
      readonly labels?: unknown;
      readonly imagePullSecrets?: readonly unknown[];
      readonly automountServiceAccountToken?: boolean;
    };
  };
  readonly credentials?: {
    readonly useSecret?: boolean;
    readonly name?: unknown;
    readonly existingSecret?: unknown;
    readonly secretContents?: Readonly<Record<string, unknown>>;
    readonly extraEnvVars?: Readonly<Record<string, unknown>>;
    readonly extraSecretRef?: string | number | boolean;
  };
  readonly backupsEnabled?: boolean;
  readonly snapshotsEnabled?: boolean;
  readonly deployNodeAgent?: boolean;
  readonly nodeAgent?: {
    readonly disableHostPath?: boolean;
    readonly podVolumePath?: string;
    readonly pluginVolumePath?: string;
    readonly priorityClassName?: string | number | boolean;
    readonly runtimeClassName?: string | number | boolean;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly resizePolicy?: readonly unknown[];
    readonly tolerations?: readonly unknown[];
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly useScratchEmptyDir?: boolean;
    readonly extraVolumes?: readonly unknown[];
    readonly extraVolumeMounts?: readonly unknown[];
    readonly extraEnvVars?: readonly unknown[];
    readonly extraArgs?: readonly unknown[];
    readonly dnsPolicy?: string;
    readonly hostAliases?: readonly unknown[];
    readonly podSecurityContext?: Readonly<Record<string, unknown>>;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly lifecycle?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
    readonly updateStrategy?: Readonly<Record<string, unknown>>;
  };
  readonly schedules?: Readonly<Record<string, unknown>>;
  readonly configMaps?: Readonly<Record<string, unknown>>;
}
