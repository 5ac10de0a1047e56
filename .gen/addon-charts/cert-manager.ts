// Generated from values.yaml of the chart cert-manager v1.21.1 by `npm run charts`; do not edit.

/** Values of the chart cert-manager. */
export interface CertManagerValues {
  readonly global?: {
    readonly imagePullSecrets?: readonly unknown[];
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly commonLabels?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly rbac?: {
      readonly create?: boolean;
      readonly aggregateClusterRoles?: boolean;
    };
    readonly podSecurityPolicy?: {
      readonly enabled?: boolean;
      readonly useAppArmor?: boolean;
    };
    readonly logLevel?: number;
    readonly leaderElection?: {
      readonly namespace?: string;
    };
    readonly runtimeClassName?: string | number | boolean;
  };
  readonly installCRDs?: boolean;
  readonly crds?: {
    readonly enabled?: boolean;
    readonly keep?: boolean;
  };
  readonly replicaCount?: number;
  readonly strategy?: Readonly<Record<string, unknown>>;
  readonly podDisruptionBudget?: {
    readonly enabled?: boolean;
    readonly minAvailable?: unknown;
  };
  readonly featureGates?: string | number | boolean;
  readonly maxConcurrentChallenges?: number;
  readonly imageRegistry?: string;
  readonly imageNamespace?: string;
  readonly image?: {
    readonly name?: string;
    readonly repository?: string | number | boolean;
    readonly pullPolicy?: string;
  };
  readonly clusterResourceNamespace?: string | number | boolean;
  readonly namespace?: string | number | boolean;
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly automountServiceAccountToken?: boolean;
    readonly name?: unknown;
    readonly annotations?: unknown;
  };
  readonly enableCertificateOwnerRef?: boolean;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly dns01RecursiveNameservers?: string | number | boolean;
  readonly dns01RecursiveNameserversOnly?: boolean;
  readonly disableAutoApproval?: boolean;
  readonly approveSignerNames?: readonly string[];
  readonly extraArgs?: readonly unknown[];
  readonly extraContainers?: readonly unknown[];
  readonly extraEnv?: readonly unknown[];
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly unknown[];
  readonly volumeMounts?: readonly unknown[];
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly hostAliases?: readonly unknown[];
  readonly nodeSelector?: Readonly<Record<string, unknown>>;
  readonly networkPolicy?: {
    readonly enabled?: boolean;
    readonly ingress?: readonly unknown[];
    readonly egress?: readonly unknown[];
  };
  readonly ingressShim?: Readonly<Record<string, unknown>>;
  readonly affinity?: Readonly<Record<string, unknown>>;
  readonly runtimeClassName?: string | number | boolean;
  readonly tolerations?: readonly unknown[];
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly livenessProbe?: Readonly<Record<string, unknown>>;
  readonly enableServiceLinks?: boolean;
  readonly prometheus?: {
    readonly enabled?: boolean;
    readonly servicemonitor?: {
      readonly enabled?: boolean;
      readonly prometheusInstance?: string;
      readonly interval?: string;
      readonly scrapeTimeout?: string;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly honorLabels?: boolean;
      readonly endpointAdditionalProperties?: Readonly<Record<string, unknown>>;
    };
    readonly podmonitor?: {
      readonly enabled?: boolean;
      readonly prometheusInstance?: string;
      readonly interval?: string;
      readonly scrapeTimeout?: string;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly honorLabels?: boolean;
      readonly endpointAdditionalProperties?: Readonly<Record<string, unknown>>;
    };
  };
  readonly webhook?: {
    readonly replicaCount?: number;
    readonly timeoutSeconds?: number;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly strategy?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: unknown;
    };
    readonly validatingWebhookConfiguration?: {
      readonly namespaceSelector?: {
        readonly matchExpressions?: readonly unknown[];
      };
    };
    readonly mutatingWebhookConfiguration?: {
      readonly namespaceSelector?: Readonly<Record<string, unknown>>;
    };
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly featureGates?: string | number | boolean;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly runtimeClassName?: string | number | boolean;
    readonly tolerations?: readonly unknown[];
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly serviceLabels?: Readonly<Record<string, unknown>>;
    readonly serviceIPFamilyPolicy?: string | number | boolean;
    readonly serviceIPFamilies?: readonly unknown[];
    readonly image?: {
      readonly name?: string;
      readonly repository?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly securePort?: number;
    readonly hostNetwork?: boolean;
    readonly serviceType?: string;
    readonly url?: Readonly<Record<string, unknown>>;
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly ingress?: readonly unknown[];
      readonly egress?: readonly unknown[];
    };
    readonly volumes?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly enableServiceLinks?: boolean;
    readonly enableClientVerification?: boolean;
    readonly clientCAFile?: string | number | boolean;
    readonly apiserverClientCertSubjects?: string | number | boolean;
  };
  readonly cainjector?: {
    readonly enabled?: boolean;
    readonly replicaCount?: number;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly strategy?: Readonly<Record<string, unknown>>;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly networkPolicy?: {
      readonly enabled?: boolean;
      readonly ingress?: readonly unknown[];
      readonly egress?: readonly unknown[];
    };
    readonly podDisruptionBudget?: {
      readonly enabled?: boolean;
      readonly minAvailable?: unknown;
    };
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly featureGates?: string | number | boolean;
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly runtimeClassName?: string | number | boolean;
    readonly tolerations?: readonly unknown[];
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly serviceLabels?: Readonly<Record<string, unknown>>;
    readonly image?: {
      readonly name?: string;
      readonly repository?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly volumes?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly enableServiceLinks?: boolean;
  };
  readonly acmesolver?: {
    readonly image?: {
      readonly name?: string;
      readonly repository?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly runtimeClassName?: string | number | boolean;
  };
  readonly startupapicheck?: {
    readonly enabled?: boolean;
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly timeout?: string;
    readonly backoffLimit?: number;
    readonly jobAnnotations?: Readonly<Record<string, unknown>>;
    readonly extraArgs?: readonly string[];
    readonly extraEnv?: readonly unknown[];
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly runtimeClassName?: string | number | boolean;
    readonly tolerations?: readonly unknown[];
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly image?: {
      readonly name?: string;
      readonly repository?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly rbac?: {
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly automountServiceAccountToken?: boolean;
    };
    readonly volumes?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly enableServiceLinks?: boolean;
  };
  readonly extraObjects?: readonly unknown[];
  readonly creator?: string;
  readonly enabled?: boolean;
}
