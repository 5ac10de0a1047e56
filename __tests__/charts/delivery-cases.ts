import type { ApplicationChartValues, Component, RolloutGate } from "../../.gen/application-chart";
import { secretParts, withWeb } from "./values";

/** What rollouts need besides. */
export const rolloutGate: RolloutGate = {
  image: { repository: "registry.example.com/kubectl-argo-rollouts", tag: "v1.9.0" },
  apiServerCidrs: ["172.20.0.0/16", "10.0.10.0/24"],
};

const store = { secretStore: { region: "us-east-1" } };
const alb = { className: "alb", hosts: ["shop.example.com"] };
const nginx = { className: "nginx", hosts: ["shop.example.com"], tlsSecretName: "shop-tls" };
const smoke = { command: ["smoke", "$(SMOKE_URL)"], host: "shop.example.com" };
const served = { port: 8000, paths: ["/"], replicas: 3, minAvailable: 2 };

const steps = [
  { weight: 10, pauseSeconds: 600 },
  { weight: 50, pauseSeconds: 600 },
];
export const canary = { canary: { steps }, timeoutSeconds: 3600 } as const;
export const blueGreen = { blueGreen: { previewSeconds: 300, scaleDownDelaySeconds: 600 }, timeoutSeconds: 3600 } as const;

const rollout = (web: Partial<Component>, rest: Partial<ApplicationChartValues> = {}) => withWeb(web, { rolloutGate, ...rest });

/** Values by what they show of delivery: how new versions take over, who counts pods, and who watches them. */
export const deliveryCases: Readonly<Record<string, ApplicationChartValues>> = {
  "a canary behind the ALB": rollout({ ...served, rollout: canary, smoke }, { ingress: alb }),
  "a canary by numbers of pods": rollout({ ...served, rollout: canary }, { ingress: nginx }),
  "a canary without a port": rollout({ rollout: canary, replicas: 2 }),
  "blue-green": rollout({ ...served, rollout: blueGreen, smoke }, { ingress: nginx }),
  "blue-green by hand": rollout({ port: 80, rollout: { blueGreen: { autoPromotion: false }, timeoutSeconds: 900 } }),
  "a rollout that scales, with a secret and metrics": rollout(
    {
      ...secretParts,
      port: 80,
      autoscaling: { min: 2, max: 4, cpuPercent: 60 },
      rollout: { ...canary, progressDeadlineSeconds: 120 },
      metrics: { path: "/metrics" },
    },
    store,
  ),
  "a queue in Redis": withWeb(
    {
      ...secretParts,
      autoscaling: {
        min: 0,
        max: 10,
        memoryPercent: 80,
        triggers: [
          {
            redisList: {
              host: "cache.internal",
              port: 6379,
              database: 1,
              list: "celery",
              length: 20,
              password: { key: "shop/redis", property: "token" },
            },
          },
          { cron: { timeZone: "Europe/Berlin", start: "0 8 * * 1-5", end: "0 18 * * 1-5", replicas: 3 } },
        ],
      },
    },
    store,
  ),
  "a queue in SQS, and a rollout": rollout({
    rollout: canary,
    autoscaling: {
      min: 1,
      max: 10,
      cpuPercent: 70,
      triggers: [
        { sqs: { queueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/orders", region: "us-east-1", messages: 5 } },
      ],
    },
  }),
  "alerts and dashboards": withWeb(
    {},
    {
      alerts: {
        PodNotReady: {
          expression: 'kube_pod_status_ready{condition="false"} == 1',
          for: "5m",
          severity: "critical",
          summary: "Pod not ready",
          description: "Pod {{ $labels.pod }} is not ready",
        },
      },
      dashboards: {
        overview: {
          title: "Overview",
          panels: [
            { title: "Requests", expression: "sum(rate(requests[5m])) by (service)", legend: "{{service}}", unit: "reqps" },
            { title: "Errors", expression: "errors" },
            { title: "Time", expression: "time", unit: "s" },
          ],
        },
      },
    },
  ),
  "priority and anti-affinity": withWeb({ replicas: 2, antiAffinity: true, priorityClassName: "high" }),
};

/** The case of that name. */
export function caseOf(name: string): ApplicationChartValues {
  const values = deliveryCases[name];
  if (values === undefined) {
    throw new Error(`no case ${name}; there are: ${Object.keys(deliveryCases).join(", ")}`);
  }
  return values;
}
