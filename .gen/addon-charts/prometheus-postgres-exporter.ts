// Generated from values.yaml of the chart prometheus-postgres-exporter 8.2.0 by `npm run charts`; do not edit.

/** Values of the chart prometheus-postgres-exporter. */
export interface PrometheusPostgresExporterValues {
  readonly replicaCount?: number;
  readonly image?: {
    readonly registry?: string;
    readonly repository?: string;
    readonly tag?: string | number | boolean;
    readonly pullPolicy?: string;
  };
  readonly command?: readonly unknown[];
  readonly service?: {
    readonly type?: string;
    readonly port?: number;
    readonly targetPort?: number;
    readonly name?: string;
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
  readonly automountServiceAccountToken?: boolean;
  readonly serviceMonitor?: {
    readonly enabled?: boolean;
    readonly apiVersion?: string;
    readonly multipleTarget?: {
      readonly enabled?: boolean;
      readonly sharedAuthModule?: {
        readonly enabled?: boolean;
        readonly name?: string | number | boolean;
      };
      readonly targets?: readonly unknown[];
    };
  };
  readonly podMonitor?: {
    readonly enabled?: boolean;
    readonly apiVersion?: string;
  };
  readonly prometheusRule?: {
    readonly enabled?: boolean;
    readonly additionalLabels?: Readonly<Record<string, unknown>>;
    readonly namespace?: string | number | boolean;
    readonly rules?: readonly unknown[];
  };
  readonly priorityClassName?: string | number | boolean;
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly rbac?: {
    readonly create?: boolean;
  };
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly name?: unknown;
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
  readonly namespaceOverride?: string | number | boolean;
  readonly networkPolicy?: {
    readonly enabled?: boolean;
    readonly labels?: Readonly<Record<string, unknown>>;
  };
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly hostAliases?: readonly unknown[];
  readonly config?: {
    readonly datasource?: {
      readonly host?: string | number | boolean;
      readonly user?: string;
      readonly userFile?: string | number | boolean;
      readonly userSecret?: Readonly<Record<string, unknown>>;
      readonly password?: unknown;
      readonly passwordFile?: string | number | boolean;
      readonly passwordSecret?: Readonly<Record<string, unknown>>;
      readonly pgpassfile?: string | number | boolean;
      readonly port?: string;
      readonly database?: string | number | boolean;
      readonly sslmode?: string;
      readonly extraParams?: string | number | boolean;
    };
    readonly datasourceSecret?: Readonly<Record<string, unknown>>;
    readonly disableCollectorDatabase?: boolean;
    readonly disableCollectorBgwriter?: boolean;
    readonly disableDefaultMetrics?: boolean;
    readonly disableSettingsMetrics?: boolean;
    readonly logLevel?: string | number | boolean;
    readonly logFormat?: string | number | boolean;
    readonly extraArgs?: readonly unknown[];
    readonly postgresExporter?: string | number | boolean;
    readonly existingSecret?: {
      readonly enabled?: boolean;
      readonly name?: string | number | boolean;
    };
  };
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly tolerations?: readonly unknown[];
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly deployment?: {
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
  readonly extraEnvs?: readonly unknown[];
  readonly initContainers?: readonly unknown[];
  readonly extraContainers?: readonly unknown[];
  readonly extraVolumes?: readonly unknown[];
  readonly extraVolumeMounts?: readonly unknown[];
  readonly extraManifests?: readonly unknown[];
  readonly podDisruptionBudget?: {
    readonly enabled?: boolean;
    readonly maxUnavailable?: number;
  };
}
