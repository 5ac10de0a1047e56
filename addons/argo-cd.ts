import type { ArgoCdValues } from "../.gen/addon-charts/argo-cd";
import { addonSecretNameOf } from "../environments/names";
import type { Environment } from "../environments/schema";
import { priorityClasses } from "../lib/cluster-names";
import type { KubernetesObject } from "../lib/kubernetes-object";
import { beyondServices } from "../lib/network-peers";
import type { Addon, AddonContext } from "./addon";
import { deliveryObjects } from "./argo-cd/delivery";
import { externalSecret, keyOf } from "./external-secret";
import { ingressOf } from "./ingress";

/** Name that Argo CD gives to its own settings: they are found by it. */
const settings = "argocd-secret";
const server = "argocd-server";

/** Port of the server's web interface. */
const serverPort = 8080;
/** Ports of the controller's, the server's and the repository server's metrics. */
const metricsPorts = [8082, 8083, 8084];

const budget = { enabled: true, minAvailable: 1 } as const;

/** Delivery by what stands in Git. */
export const argoCd: Addon = {
  isOn: ({ addons }) => addons.argoCd !== undefined,
  after: ["monitoring", "externalSecrets"],
  timeoutSeconds: 900,
  prerequisites: secretsOf,
  resources: ({ environment }) => deliveryObjects(environment),
  network: ({ addons }) => ({
    within: true,
    metricsPorts,
    ...(addons.argoCd?.host !== undefined && { web: [serverPort] }),
    egress: repositoryPorts(addons.argoCd?.repository).map((port) => ({ peers: [beyondServices], ports: [port] })),
  }),
  values: (context): ArgoCdValues => {
    const { application, delivery } = context.environment;
    const { argoCd: { host } = {} } = context.environment.addons;
    const metrics = metricsOf(context.environment);
    return {
      fullnameOverride: "argocd",
      // Where nobody comes in from outside, this stands in links only.
      global: {
        domain: host ?? "localhost",
        priorityClassName: priorityClasses.dispensable,
        // The foundation has one for the namespace, which lets nobody else in.
        networkPolicy: { create: false },
      },
      crds: { keep: true },
      configs: {
        // Without a host there is no way to the login; `argocd admin dashboard` takes the rights of a kubeconfig.
        cm: { "admin.enabled": host !== undefined, "exec.enabled": false },
        params: {
          "server.insecure": endsTlsBefore(context.environment),
          ...(delivery === "argocd" && { "application.namespaces": application.namespace }),
        },
        // Made with the password in it, before the server would make one up.
        ...(host !== undefined && { secret: { createSecret: false } }),
      },
      controller: {
        // Further ones take clusters off it, and there is one cluster.
        replicas: 1,
        resources: { requests: { cpu: "100m", memory: "384Mi" }, limits: { memory: "1Gi" } },
        metrics,
      },
      server: {
        replicas: 2,
        pdb: budget,
        resources: { requests: { cpu: "25m", memory: "96Mi" }, limits: { memory: "256Mi" } },
        metrics,
        ...(host !== undefined && { ingress: serverIngress(context, host) }),
      },
      repoServer: {
        replicas: 2,
        pdb: budget,
        resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
        metrics,
      },
      // A cache: whatever is lost with it is read again.
      redis: { resources: { requests: { cpu: "25m", memory: "64Mi" }, limits: { memory: "128Mi" } } },
      redisSecretInit: { resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "128Mi" } } },
      // Applications come from Terraform, one by one.
      applicationSet: { replicas: 0 },
      dex: { enabled: false },
      notifications: { enabled: false },
    };
  },
};

/** The port of a repository that is not at HTTPS' own, which every add-on reaches. */
function repositoryPorts(repository = ""): number[] {
  const { port } = new URL(repository || "https://none");
  return port === "" ? [] : [Number(port)];
}

/** Whether the server speaks plain HTTP: only to a load balancer that ends TLS and cannot check a certificate of its own making. */
const endsTlsBefore = ({ addons, ingress }: Environment) => addons.argoCd?.host !== undefined && ingress?.controller === "alb";

function metricsOf({ addons }: Environment) {
  const enabled = addons.monitoring !== undefined;
  return { enabled, serviceMonitor: { enabled } };
}

function serverIngress(context: AddonContext, host: string) {
  const { className, annotations, tlsSecret } = ingressOf(context, "argocd", server, { host }, "/healthz");
  return {
    enabled: true,
    ingressClassName: className,
    hostname: host,
    annotations: { ...annotations, ...(className === "nginx" && { "nginx.org/ssl-services": server }) },
    ...(tlsSecret !== undefined && { extraTls: [{ hosts: [host], secretName: tlsSecret }] }),
  };
}

/** The login of `admin` where there is one, and of the repository where it asks for one. */
function secretsOf({ environment }: AddonContext): KubernetesObject[] {
  const { host, privateRepository, repository } = environment.addons.argoCd ?? {};
  return [
    ...(host === undefined
      ? []
      : [
          // Without a value: Argo CD and External Secrets each keep their own keys in it.
          { apiVersion: "v1", kind: "Secret", metadata: { name: settings, labels: { "app.kubernetes.io/part-of": "argocd" } } },
          externalSecret({
            name: settings,
            merge: true,
            secret: addonSecretNameOf(environment, "argo-cd"),
            data: { "admin.password": "{{ .password | bcrypt }}" },
          }),
        ]),
    ...(privateRepository && repository !== undefined
      ? [
          externalSecret({
            name: "argocd-repository",
            secret: addonSecretNameOf(environment, "argo-cd-repository"),
            labels: { "argocd.argoproj.io/secret-type": "repository" },
            data: { type: "git", url: repository, username: keyOf("username"), password: keyOf("password") },
          }),
        ]
      : []),
  ];
}
