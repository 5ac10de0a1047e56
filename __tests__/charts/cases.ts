import type { ApplicationChartValues } from "../../.gen/application-chart";
import { deliveryCases } from "./delivery-cases";
import { fileCases } from "./file-cases";
import { minimal, secretParts, withWeb } from "./values";

/** What both releases of an application have in common. */
export type ApplicationValues = Omit<ApplicationChartValues, "part">;

export const parts = ["foundation", "workloads"] as const;
/** What an installation of the chart may hold, Argo CD's included. */
export const installations = [...parts, "waves"] as const;

/** Document 000's backend: lines 551 to 583. */
export const habitcraft = {
  min: 3,
  max: 20,
  cpuPercent: 70,
  memoryPercent: 80,
  scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: "Percent", value: 100, periodSeconds: 15 }] },
  scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: "Percent", value: 10, periodSeconds: 60 }] },
} as const;

const store = { region: "us-east-1", refreshInterval: "15m" } as const;

/** One component at the shared host, and one at hosts of its own. */
const hosts = withWeb(
  { port: 80, paths: ["/"] },
  { components: { web: { ...minimal, port: 80, paths: ["/"] }, api: { ...minimal, port: 8000 } } },
);

/**
 * Values by what they show. Each is linted and rendered, and offered to a real API server: a new feature of the chart is one more
 * entry here.
 */
export const featureCases: Readonly<Record<string, ApplicationValues>> = {
  ...fileCases,
  "a plain component": withWeb({}),
  "no replicas": withWeb({ replicas: 0 }),
  "a port below 1024, behind an ingress of two hosts": withWeb(
    { port: 80, paths: ["/", "/api"], serviceAnnotations: { "alb.ingress.kubernetes.io/healthcheck-path": "/" } },
    { ingress: { className: "nginx", hosts: ["a.example.com", "b.example.com"], tlsSecretName: "shop-tls" } },
  ),
  "hosts of their own behind the ALB": {
    ...hosts,
    ingress: {
      className: "alb",
      annotations: { "alb.ingress.kubernetes.io/group.name": "shop" },
      hosts: ["shop.example.com"],
      ownHosts: {
        "api.example.com": { routes: { "/": "api", "/v1": "web" } },
        "www.shop.example.com": { redirectTo: "shop.example.com" },
        "admin.example.com": { routes: { "/": "api" }, sourceCidrs: ["198.51.100.0/24"] },
      },
    },
  },
  "hosts of their own behind NGINX": {
    ...hosts,
    ingress: {
      className: "nginx",
      mergeable: true,
      certificateIssuer: "letsencrypt",
      tlsSecretName: "shop-tls",
      hosts: ["shop.example.com"],
      ownHosts: { "api.example.com": { routes: { "/": "api" } } },
    },
  },
  "storage, scaled": withWeb({
    port: 5432,
    volumeClaims: { data: { path: "/var/lib/data", size: "20Gi", storageClassName: "gp3" } },
    autoscaling: { min: 2, max: 3, cpuPercent: 70 },
  }),
  "an autoscaler by CPU and memory": withWeb({
    autoscaling: { min: 2, max: 4, cpuPercent: 60, memoryPercent: 80, scaleDown: { stabilizationWindowSeconds: 0 } },
  }),
  "a budget": withWeb({ replicas: 3, minAvailable: 2 }),
  "a singleton": withWeb({ singleton: true }),
  "configuration, own address and variables that take others": withWeb({
    config: { YES: "yes", NUMBER: "0123", QUOTE: 'a "b" $(C)', LINES: "a\nb", EMPTY: "" },
    podAddress: "POD_IP",
    env: { HOSTS: "shop.example.com,$(POD_IP)" },
  }),
  "a secret, read with a role": withWeb(secretParts, { secretStore: store }),
  "probes of each kind": withWeb({
    port: 8000,
    terminationGracePeriodSeconds: 120,
    preStopSeconds: 5,
    probes: {
      startup: { command: ["check"], failureThreshold: 30, terminationGracePeriodSeconds: 20 },
      readiness: { path: "/health", host: "shop.example.com", successThreshold: 2 },
      liveness: { connects: true, initialDelaySeconds: 30, terminationGracePeriodSeconds: 30 },
    },
  }),
  "a rollout by shares of the pods": withWeb({ replicas: 10, maxSurge: "50%", maxUnavailable: "10%" }),
  "an autoscaler that follows quickly, and goes slowly": withWeb({ autoscaling: habitcraft }),
  "an orderly end, paths to write to, priority and nodes": withWeb({
    preStopSeconds: 5,
    terminationGracePeriodSeconds: 60,
    writable: [{ path: "/tmp" }, { path: "/run", sizeLimit: "16Mi" }],
    priorityClassName: "system-node-critical",
    nodeSelector: { disk: "fast" },
    tolerations: [{ key: "only" }, { key: "gpu", value: "yes", effect: "NoSchedule" }],
    podAnnotations: { a: "b" },
  }),
  "a token and an image by digest": withWeb(
    { serviceAccount: { token: true } },
    { images: { web: { repository: "web", digest: `sha256:${"a".repeat(64)}`, pullPolicy: "Always" } } },
  ),
  "ways in and out": withWeb({
    port: 80,
    network: {
      dns: true,
      egress: [
        { cidrs: ["0.0.0.0/0"], except: ["10.0.0.0/16"], ports: [443] },
        { component: "web", ports: [80] },
      ],
      ingress: [
        { cidrs: ["10.0.0.0/24"], ports: [80] },
        { workload: "web", ports: [80] },
        { namespace: "monitoring", podLabels: { app: "prometheus" }, ports: [80] },
        { namespace: "other", ports: [80] },
      ],
    },
  }),
  "metrics of a service": withWeb({ port: 80, metrics: { path: "/metrics", interval: "15s" } }),
  "metrics at a port of their own": withWeb({ port: 80, metrics: { path: "/metrics", port: 9090 } }),
  alerts: withWeb(
    {},
    {
      alerts: {
        HighErrors: { expression: 'rate(x{code="500"}[5m]) > 1', for: "5m", severity: "critical", summary: "many errors" },
        Down: { expression: "up == 0", severity: "warning", summary: "down" },
      },
    },
  ),
  "jobs and cron jobs": withWeb(
    {},
    {
      secretStore: store,
      jobs: { migrate: { ...minimal, ...secretParts, config: { A: "1" }, weight: 5, retries: 0, timeoutSeconds: 60 } },
      cronJobs: { clean: { ...minimal, schedule: "0 3 * * 0", retries: 0 } },
    },
  ),
  "extra objects": withWeb(
    {},
    {
      extraObjects: {
        foundation: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "early" } }],
        workloads: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "late" } }],
      },
    },
  ),
  ...deliveryCases,
};
