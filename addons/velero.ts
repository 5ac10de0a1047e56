import type { VeleroValues } from "../.gen/addon-charts/velero";
import { backupBucketOf } from "../environments/names";
import type { Environment } from "../environments/schema";
import { priorityClasses } from "../lib/cluster-names";
import type { Addon } from "./addon";
import { serviceAccountOf } from "./service-account";

/** The release for this Velero. Source: velero-plugin-for-aws, Compatibility. */
const plugin = "velero/velero-plugin-for-aws:v1.14.2";

/** Where backups and snapshots are, by the name that schedules use. */
const location = "aws-s3";

const metricsPort = 8085;

/** Any but root; what it mounts belongs to it. */
const user = 65532;
const unprivileged = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
} as const;

/** What a restore brings back. Secrets are not among it: External Secrets makes them anew from Secrets Manager. */
const backedUp = [
  "configmaps",
  "cronjobs.batch",
  "deployments.apps",
  "externalsecrets.external-secrets.io",
  "horizontalpodautoscalers.autoscaling",
  "ingresses.networking.k8s.io",
  "networkpolicies.networking.k8s.io",
  "persistentvolumeclaims",
  "persistentvolumes",
  "poddisruptionbudgets.policy",
  "secretstores.external-secrets.io",
  "serviceaccounts",
  "services",
  "statefulsets.apps",
];

/** Backups of what runs in the application's namespace, its volumes included. */
export const velero: Addon = {
  isOn: ({ addons }) => addons.velero !== undefined,
  after: ["monitoring"],
  network: () => ({ metricsPorts: [metricsPort] }),
  values: (context): VeleroValues => {
    const { environment } = context;
    return {
      serviceAccount: { server: serviceAccountOf(context, "velero") },
      // Its role comes with the service account: there are no keys.
      credentials: { useSecret: false },
      initContainers: [
        {
          name: "velero-plugin-for-aws",
          image: plugin,
          securityContext: unprivileged,
          volumeMounts: [{ mountPath: "/target", name: "plugins" }],
        },
      ],
      podSecurityContext: {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        fsGroup: user,
        seccompProfile: { type: "RuntimeDefault" },
      },
      containerSecurityContext: unprivileged,
      priorityClassName: priorityClasses.dispensable,
      resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
      upgradeJobResources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "256Mi" } },
      upgradeCRDs: true,
      // They are the way to every backup.
      cleanUpCRDs: false,
      configuration: {
        backupStorageLocation: [
          {
            name: location,
            provider: "aws",
            bucket: backupBucketOf(environment),
            default: true,
            config: { region: environment.region },
          },
        ],
        volumeSnapshotLocation: [{ name: location, provider: "aws", config: { region: environment.region } }],
      },
      metrics: { enabled: true, serviceMonitor: { enabled: environment.addons.monitoring !== undefined } },
    };
  },
  resources: ({ environment }) => {
    const { schedule, retentionHours } = environment.addons.velero ?? {};
    const { name, namespace } = environment.application;
    return [
      {
        apiVersion: "velero.io/v1",
        kind: "Schedule",
        metadata: { name: `${name}-daily-backup` },
        spec: {
          schedule,
          template: {
            includedNamespaces: [namespace],
            includedResources: resourcesOf(environment),
            snapshotVolumes: true,
            storageLocation: location,
            volumeSnapshotLocations: [location],
            ttl: `${retentionHours}h`,
          },
        },
      },
    ];
  },
};

const resourcesOf = ({ addons }: Environment) =>
  [
    ...backedUp,
    ...(addons.argoRollouts ? ["analysistemplates.argoproj.io", "rollouts.argoproj.io"] : []),
    ...(addons.keda ? ["scaledobjects.keda.sh", "triggerauthentications.keda.sh"] : []),
    ...(addons.monitoring ? ["podmonitors.monitoring.coreos.com", "prometheusrules.monitoring.coreos.com"] : []),
  ].sort();
