import type { CertManagerValues } from "../.gen/addon-charts/cert-manager";
import type { Environment } from "../environments/schema";
import { clusterIssuer, namespaces, priorityClasses } from "../lib/cluster-names";
import { beyondServices } from "../lib/network-peers";
import type { Addon, AddonContext } from "./addon";
import { serviceAccountOf } from "./service-account";

/** Port on which a pod that proves a name answers. Source: cert-manager, HTTP01. */
export const solverPort = 8089;
const webhookPort = 10250;
const budget = { enabled: true, minAvailable: 1 } as const;
const resources = { requests: { cpu: "20m", memory: "64Mi" }, limits: { memory: "256Mi" } } as const;

/** Let's Encrypt's certificates, for what the NGINX controller serves. */
export const certManager: Addon = {
  isOn: ({ addons }) => addons.certManager !== undefined,
  after: ["monitoring"],
  values: (context): CertManagerValues => ({
    crds: { enabled: true, keep: true },
    global: { priorityClassName: priorityClasses.dispensable, leaderElection: { namespace: namespaces.certManager } },
    // It has a role where there is a zone to write into.
    ...(context.zoneId !== undefined && { serviceAccount: serviceAccountOf(context, "certManager") }),
    // The zone's own servers answer on port 53 of the Internet, which is closed.
    dns01RecursiveNameserversOnly: true,
    replicaCount: 2,
    podDisruptionBudget: budget,
    resources: { requests: { cpu: "20m", memory: "128Mi" }, limits: { memory: "512Mi" } },
    webhook: { replicaCount: 2, podDisruptionBudget: budget, resources, securePort: webhookPort },
    cainjector: {
      replicaCount: 2,
      podDisruptionBudget: budget,
      resources: { requests: { cpu: "20m", memory: "128Mi" }, limits: { memory: "512Mi" } },
    },
    startupapicheck: { resources },
    prometheus: { servicemonitor: { enabled: context.environment.addons.monitoring !== undefined } },
  }),
  resources: (context) => [
    {
      apiVersion: "cert-manager.io/v1",
      kind: "ClusterIssuer",
      metadata: { name: clusterIssuer },
      spec: {
        acme: {
          server: "https://acme-v02.api.letsencrypt.org/directory",
          email: context.environment.addons.certManager?.email,
          privateKeySecretRef: { name: `${clusterIssuer}-account` },
          solvers: solversOf(context),
        },
      },
    },
  ],
  network: (environment) => ({
    apiPorts: [webhookPort],
    metricsPorts: [9402],
    // It asks for its own answer before Let's Encrypt does.
    ...(provesByHttp(environment) && { egress: [{ peers: [beyondServices], ports: [80] }] }),
  }),
};

/** Whether names are proved by a file that the NGINX controller serves: where there is no zone to write into. */
export const provesByHttp = ({ dns, addons }: Pick<Environment, "dns" | "addons">): boolean =>
  addons.certManager !== undefined && dns === undefined;

/** The controller takes a host's paths from minions alone: it refuses any other Ingress of a host that has a master, and a master with paths. */
const solverAnnotations = { "nginx.org/mergeable-ingress-type": "minion" };

function solversOf({ environment, zoneId }: AddonContext): object[] {
  const { dns, region } = environment;
  return dns === undefined || zoneId === undefined
    ? [{ http01: { ingress: { ingressClassName: "nginx", ingressTemplate: { metadata: { annotations: solverAnnotations } } } } }]
    : [{ selector: { dnsZones: [dns.domain] }, dns01: { route53: { region, hostedZoneID: zoneId } } }];
}
