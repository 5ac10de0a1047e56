import type { ExternalSecretsValues } from "../.gen/addon-charts/external-secrets";
import { addonStores, secretReaderOf } from "../environments/names";
import { addonSecretStore, namespaces, priorityClasses } from "../lib/cluster-names";
import { podIdentityAnnotations } from "../lib/pod-roles";
import type { Addon } from "./addon";
import { podMonitor } from "./pod-monitor";
import { serviceAccountOf } from "./service-account";

const metricsPort = 8080;
const webhookPort = 10250;

/** Namespaces whose objects may use the store of add-ons: theirs, and never the application's. */
const storeNamespaces = Object.values(namespaces)
  .filter((namespace) => namespace !== namespaces.system)
  .sort();

const resources = { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "256Mi" } } as const;
const twice = {
  replicaCount: 2,
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  priorityClassName: priorityClasses.addons,
  resources,
} as const;

/** Secrets out of Secrets Manager. Each store of the application is read by a role of its own, and that of add-ons by theirs. */
export const externalSecrets: Addon = {
  isOn: ({ addons }) => addons.externalSecrets,
  after: [],
  values: (context): ExternalSecretsValues => ({
    serviceAccount: serviceAccountOf(context, "externalSecrets"),
    // Without this, taking the operator away would take every secret of the cluster away.
    crds: { annotations: { "helm.sh/resource-policy": "keep" } },
    ...twice,
    // Its pods have to have the login before stores name roles that only this login may assume.
    ...(context.environment.cluster.podRoles === "pod-identity" && { podAnnotations: podIdentityAnnotations }),
    leaderElect: true,
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
    webhook: { ...twice, port: webhookPort },
    certController: twice,
    // Kinds that nobody here uses, and that reach across namespaces.
    processClusterExternalSecret: false,
    processClusterPushSecret: false,
    processPushSecret: false,
    processClusterGenerator: false,
  }),
  resources: ({ environment }) => [
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ClusterSecretStore",
      metadata: { name: addonSecretStore },
      spec: {
        provider: {
          aws: {
            service: "SecretsManager",
            region: environment.region,
            // Without one, the controller's own reads: that is the one which may, under IRSA.
            ...(environment.cluster.podRoles === "pod-identity" && { role: secretReaderOf(environment, addonStores.shared).arn }),
          },
        },
        conditions: [{ namespaces: storeNamespaces }],
      },
    },
  ],
  monitors: [podMonitor("external-secrets", { "app.kubernetes.io/instance": "external-secrets" }, metricsPort)],
  network: () => ({ apiPorts: [webhookPort], metricsPorts: [metricsPort] }),
};
