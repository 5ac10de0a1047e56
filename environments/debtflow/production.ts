import type { EnvironmentDefinition } from "../schema";
import { dashboards, debtflow } from "./application";
import { common, resources } from "./common";

export const production: EnvironmentDefinition = {
  ...common,
  stage: "production",
  application: { ...debtflow, dashboards },
  cache: { ...common.cache, nodes: 2 },
  dns: { domain: "debtflow.example.com", certificateNames: ["debtflow.example.com", "*.debtflow.example.com"] },
  ingress: { host: "debtflow.example.com" },
  addons: {
    ...common.addons,
    // Without a host Grafana is reached by a port-forward alone.
    monitoring: { postgresExporter: true },
    logShipping: {},
  },
  // Placeholders: who is paged, and who is told of the rest in business hours. Each confirms a mail of SNS first.
  alarms: { critical: ["oncall@debtflow.example.com"], warning: ["team@debtflow.example.com"] },
  // Those of requests need an API that counts them: `metrics`.
  alerts: { PodNotReady: {}, PodCrashLooping: {}, DatabaseConnectionFailed: {} },
  pipeline: {
    repository: "debtflow/debtflow",
    repositoryIds: { owner: 1000001, repository: 1000002 },
    refs: ["refs/tags/v*.*.*"],
    environment: "production",
  },
  workloads: {
    ...resources,
    api: { ...resources.api, autoscaling: { min: 3, max: 10, cpuPercent: 70 }, minAvailable: 2 },
    // Eight Celery processes per pod do not fit into the 512 MiB of the document.
    worker: {
      replicas: 2,
      requests: { cpu: "500m", memory: "1Gi" },
      limits: { cpu: "1", memory: "2Gi" },
      variables: { CELERY_CONCURRENCY: "8" },
    },
    frontend: { ...resources.frontend, replicas: 2 },
  },
};
