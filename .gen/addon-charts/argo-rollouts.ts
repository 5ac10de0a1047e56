// Generated from values.yaml of the chart argo-rollouts 2.41.0 by `npm run charts`; do not edit.

/** Values of the chart argo-rollouts. */
export interface ArgoRolloutsValues {
  readonly installCRDs?: boolean;
  readonly keepCRDs?: boolean;
  readonly clusterInstall?: boolean;
  readonly createClusterAggregateRoles?: boolean;
  readonly nameOverride?: unknown;
  readonly fullnameOverride?: unknown;
  readonly namespaceOverride?: string | number | boolean;
  readonly apiVersionOverrides?: {
    readonly ingress?: string | number | boolean;
  };
  readonly kubeVersionOverride?: string | number | boolean;
  readonly extraObjects?: readonly unknown[];
  readonly global?: {
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly revisionHistoryLimit?: number;
    readonly dnsConfig?: Readonly<Record<string, unknown>>;
  };
  readonly controller?: {
    readonly component?: string;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly logging?: {
      readonly level?: string;
      readonly kloglevel?: string;
      readonly format?: string;
    };
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly terminationGracePeriodSeconds?: number;
    readonly lifecycle?: Readonly<Record<string, unknown>>;
    readonly priorityClassName?: string | number | boolean;
    readonly replicas?: number;
    readonly image?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly awsVerifyTargetGroup?: boolean;
    readonly awsTargetGroupBindingAPIVersion?: string | number | boolean;
    readonly albTagKeyResourceID?: string | number | boolean;
    readonly selfServiceNotification?: boolean;
    readonly pprofAddress?: string | number | boolean;
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly extraContainers?: readonly unknown[];
    readonly initContainers?: readonly unknown[];
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly createClusterRole?: boolean;
    readonly containerPorts?: {
      readonly metrics?: number;
      readonly healthz?: number;
    };
    readonly metrics?: {
      readonly enabled?: boolean;
      readonly service?: {
        readonly portName?: string;
        readonly port?: number;
        readonly annotations?: Readonly<Record<string, unknown>>;
      };
      readonly serviceMonitor?: {
        readonly enabled?: boolean;
        readonly namespace?: string | number | boolean;
        readonly additionalLabels?: Readonly<Record<string, unknown>>;
        readonly additionalAnnotations?: Readonly<Record<string, unknown>>;
        readonly relabelings?: readonly unknown[];
        readonly metricRelabelings?: readonly unknown[];
        readonly tlsConfig?: Readonly<Record<string, unknown>>;
      };
    };
    readonly livenessProbe?: Readonly<Record<string, unknown>>;
    readonly readinessProbe?: Readonly<Record<string, unknown>>;
    readonly pdb?: {
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly enabled?: boolean;
      readonly minAvailable?: unknown;
      readonly maxUnavailable?: unknown;
    };
    readonly volumes?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
    readonly metricProviderPlugins?: readonly unknown[];
    readonly stepPlugins?: readonly unknown[];
    readonly trafficRouterPlugins?: readonly unknown[];
    readonly createConfigmap?: boolean;
  };
  readonly serviceAccount?: {
    readonly create?: boolean;
    readonly annotations?: Readonly<Record<string, unknown>>;
    readonly name?: string | number | boolean;
  };
  readonly crdAnnotations?: Readonly<Record<string, unknown>>;
  readonly podAnnotations?: Readonly<Record<string, unknown>>;
  readonly podSecurityContext?: Readonly<Record<string, unknown>>;
  readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
  readonly serviceAnnotations?: Readonly<Record<string, unknown>>;
  readonly podLabels?: Readonly<Record<string, unknown>>;
  readonly imagePullSecrets?: readonly unknown[];
  readonly providerRBAC?: {
    readonly enabled?: boolean;
    readonly providers?: {
      readonly istio?: boolean;
      readonly smi?: boolean;
      readonly ambassador?: boolean;
      readonly awsLoadBalancerController?: boolean;
      readonly awsAppMesh?: boolean;
      readonly traefik?: boolean;
      readonly apisix?: boolean;
      readonly contour?: boolean;
      readonly glooPlatform?: boolean;
      readonly gatewayAPI?: boolean;
    };
    readonly additionalRules?: readonly unknown[];
  };
  readonly dashboard?: {
    readonly enabled?: boolean;
    readonly readonly?: boolean;
    readonly component?: string;
    readonly deploymentAnnotations?: Readonly<Record<string, unknown>>;
    readonly deploymentLabels?: Readonly<Record<string, unknown>>;
    readonly podAnnotations?: Readonly<Record<string, unknown>>;
    readonly podLabels?: Readonly<Record<string, unknown>>;
    readonly nodeSelector?: Readonly<Record<string, unknown>>;
    readonly tolerations?: readonly unknown[];
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly logging?: {
      readonly level?: string;
      readonly kloglevel?: string;
    };
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly priorityClassName?: string | number | boolean;
    readonly createClusterRole?: boolean;
    readonly replicas?: number;
    readonly image?: {
      readonly registry?: string;
      readonly repository?: string;
      readonly tag?: string | number | boolean;
      readonly pullPolicy?: string;
    };
    readonly rootPath?: string | number | boolean;
    readonly extraArgs?: readonly unknown[];
    readonly extraEnv?: readonly unknown[];
    readonly resources?: Readonly<Record<string, unknown>>;
    readonly podSecurityContext?: Readonly<Record<string, unknown>>;
    readonly containerSecurityContext?: Readonly<Record<string, unknown>>;
    readonly service?: {
      readonly type?: string;
      readonly loadBalancerClass?: string | number | boolean;
      readonly loadBalancerIP?: string | number | boolean;
      readonly loadBalancerSourceRanges?: readonly unknown[];
      readonly externalIPs?: readonly unknown[];
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly portName?: string;
      readonly port?: number;
      readonly targetPort?: number;
      readonly nodePort?: unknown;
    };
    readonly serviceAccount?: {
      readonly create?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly name?: string | number | boolean;
    };
    readonly pdb?: {
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly enabled?: boolean;
      readonly minAvailable?: unknown;
      readonly maxUnavailable?: unknown;
    };
    readonly ingress?: {
      readonly enabled?: boolean;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly ingressClassName?: string | number | boolean;
      readonly hosts?: readonly unknown[];
      readonly paths?: readonly string[];
      readonly pathType?: string;
      readonly extraPaths?: readonly unknown[];
      readonly tls?: readonly unknown[];
    };
    readonly httproute?: {
      readonly enabled?: boolean;
      readonly labels?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
      readonly parentRefs?: readonly unknown[];
      readonly hostnames?: readonly unknown[];
      readonly rules?: readonly unknown[];
    };
    readonly volumes?: readonly unknown[];
    readonly volumeMounts?: readonly unknown[];
  };
  readonly notifications?: {
    readonly configmap?: {
      readonly create?: boolean;
    };
    readonly secret?: {
      readonly create?: boolean;
      readonly items?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, unknown>>;
    };
    readonly notifiers?: Readonly<Record<string, unknown>>;
    readonly templates?: Readonly<Record<string, unknown>>;
    readonly triggers?: Readonly<Record<string, unknown>>;
    readonly subscriptions?: readonly unknown[];
  };
}
