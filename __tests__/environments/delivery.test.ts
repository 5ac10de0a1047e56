import { debtflow } from "../support/debtflow/application";
import { messageOf } from "../support/messages";

const rollouts = { "addons.argoRollouts": true, clusterAccess: { type: "exec" } };
const keda = { "addons.keda": true };
const list = { type: "redis-list", url: "CELERY_BROKER_URL", length: 5 };
const cron = { type: "cron", start: "0 8 * * *", end: "0 18 * * *", replicas: 2 };
const triggers = (...of: object[]) => ({ "workloads.worker.autoscaling": { min: 0, max: 2, triggers: of } });
const steps = (...percents: number[]) => ({
  type: "canary",
  steps: percents.map((percent) => ({ percent, minutes: 1 })),
});

describe("rules about delivery", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "a rollout without Argo Rollouts",
      { ...rollouts, "addons.argoRollouts": false, "workloads.api.rollout": "canary" },
      /workloads\.api\.rollout: needs Argo Rollouts, which the environment does not have, got "canary"; allowed: rolling, or addons\.argoRollouts/,
    ],
    [
      "two versions of a singleton at once",
      { ...rollouts, "workloads.beat.rollout": "canary" },
      /workloads\.beat\.rollout: runs two versions at once, which a singleton must not, got "canary"; allowed: rolling/,
    ],
    [
      "a rollout of a job",
      { ...rollouts, "workloads.migrate.rollout": "canary" },
      /workloads\.migrate\.rollout: is possible for components only, got "canary"; allowed: rolling/,
    ],
    [
      "blue-green of what nobody calls",
      { ...rollouts, "workloads.worker.rollout": "blue-green" },
      /workloads\.worker\.rollout: needs a port, for the Service that it switches, got "blue-green"; allowed: a component with a port/,
    ],
    [
      "a smoke test of what nobody calls",
      { ...rollouts, "workloads.worker.rollout": "canary", "application.components.worker.smoke": ["true"] },
      /workloads\.worker\.rollout: needs a port, for the Service that it tests/,
    ],
    [
      "steps that do not rise",
      { ...rollouts, "workloads.api.rollout": steps(50, 50) },
      /workloads\.api\.rollout\.steps\[1\]\.percent: is not more than that of the step before, got 50; allowed: more than the 50 before/,
    ],
    [
      "a workload with a name that a rollout takes",
      {
        ...rollouts,
        "workloads.api.rollout": "canary",
        "application.components.api-canary": debtflow.components.frontend,
      },
      /application\.components\.api-canary: has a name that the rollout of api takes, got "api-canary"/,
    ],
    [
      "a rollout that outlives the token of the run",
      { clusterAccess: { type: "token" }, "addons.argoRollouts": true, "workloads.api.rollout": "canary" },
      /clusterAccess\.type: is a login for 15 minutes, but the rollout of api takes 40, got "token"; allowed: exec, kubeconfig, or a shorter rollout/,
    ],
    [
      "triggers without KEDA",
      triggers(cron),
      /workloads\.worker\.autoscaling\.triggers: needs KEDA, which the environment does not have, got \["cron"\]; allowed: no triggers, or addons\.keda: true/,
    ],
    [
      "no pods that nothing calls",
      { "workloads.worker.autoscaling": { min: 0, max: 2 } },
      /workloads\.worker\.autoscaling\.min: leaves no pod that could be measured, got 0; allowed: at least 1 without triggers/,
    ],
    [
      "more pods by day than there may be",
      { ...keda, ...triggers({ ...cron, replicas: 3 }) },
      /triggers\[0\]\.replicas: is above max, got 3; allowed: at most 2/,
    ],
    [
      "a day that ends as it starts",
      { ...keda, ...triggers({ ...cron, end: cron.start }) },
      /triggers\[0\]\.end: is the same as start, got "0 8 \* \* \*"; allowed: another time/,
    ],
    [
      "a list behind a variable that is no URL of the cache",
      { ...keda, ...triggers({ ...list, url: "SFTP_HOST" }) },
      /triggers\[0\]\.url: is no variable of the component that holds a URL of the cache, got "SFTP_HOST"; allowed: REDIS_URL, CELERY_BROKER_URL/,
    ],
    [
      "a list in a cache that the component does not use",
      { ...keda, "workloads.frontend.autoscaling": { min: 0, max: 2, triggers: [list] } },
      /workloads\.frontend\.autoscaling\.triggers\[0\]\.url: is no variable .*; there are none/,
    ],
    [
      "a list in a cache that people enter by IAM",
      { ...keda, ...triggers(list), "cache.authentication": { type: "iam" } },
      /triggers\[0\]: cannot log in by IAM, got "redis-list"; allowed: a cache with a token/,
    ],
    [
      "an alert that nobody hears",
      { "alerts.HighErrorRate": {} },
      /alerts\.HighErrorRate: needs Prometheus, which the environment does not have; allowed: an environment with addons\.monitoring/,
    ],
    [
      "an alert of a database that nobody measures",
      { "addons.monitoring": {}, "alerts.DatabaseConnectionFailed": {} },
      /alerts\.DatabaseConnectionFailed: needs the exporter of PostgreSQL's metrics; allowed: addons\.monitoring\.postgresExporter/,
    ],
    [
      "metrics at no port",
      { "application.components.worker.metrics": "/metrics" },
      /application\.components\.worker\.metrics: need a port, got "\/metrics"; allowed: a component with a port, or a path and a port/,
    ],
  ])("refuse %s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it("leave the time to whoever has no token that ends", () => {
    const canary = { clusterAccess: { type: "token" }, "addons.argoRollouts": true, "workloads.api.rollout": "canary" };
    for (const change of [{ clusterAccess: { type: "exec" } }, { "workloads.api.rollout": steps(10, 50) }]) {
      expect(messageOf({ ...canary, ...change })).toBe("no problem");
    }
  });
});

describe("forms of delivery", () => {
  it.each<[string, unknown, RegExp]>([
    [
      "workloads.api.rollout",
      "blue",
      /\.rollout: is not one of the forms, got "blue"; allowed: rolling, canary, blue-green; or \{ type: "rolling" \}/,
    ],
    [
      "workloads.api.rollout",
      { type: "blue" },
      /\.rollout\.type: is not one of the choices, got "blue"; allowed: rolling, canary, blue-green/,
    ],
    ["workloads.api.rollout", { type: "canary", steps: [] }, /\.rollout\.steps: is too short, got \[\]; allowed: at least 1/],
    [
      "workloads.api.rollout",
      { type: "canary", step: [] },
      /\.rollout\.step: is not a setting; did you mean "steps"\? allowed: type, steps, progress/,
    ],
    ["workloads.api.rollout", steps(100), /\.rollout\.steps\[0\]\.percent: is out of range, got 100; allowed: at most 99/],
    [
      "workloads.api.rollout",
      { type: "blue-green", keepMinutes: 0 },
      /\.keepMinutes: is out of range, got 0; allowed: at least 1/,
    ],
    [
      "workloads.api.autoscaling",
      { min: 1, max: 2, triggers: [{ type: "kafka" }] },
      /triggers\[0\]\.type: .* allowed: redis-list, cron/,
    ],
    ["workloads.api.autoscaling", { min: 1, max: 2, triggers: [{ ...cron, timeZone: "CET+1" }] }, /timeZone: is not a time zone/],
    ["workloads.api.autoscaling", { min: 1, max: 2, triggers: [{ ...cron, start: "8:00" }] }, /start: is not a schedule/],
    ["workloads.api.priorityClass", "High", /\.priorityClass: is not a name/],
    [
      "application.components.api.metrics",
      "metrics",
      /\.metrics: is not one of the forms, got "metrics"; allowed: a path that starts/,
    ],
    [
      "application.components.api.metrics",
      { pat: "/" },
      /\.metrics\.pat: is not a setting; did you mean "path"\? allowed: path, port/,
    ],
    ["application.components.api.smoke", [], /\.smoke: is too short, got \[\]; allowed: at least 1/],
    ["application.httpMetrics.requests", "a-b", /\.requests: is not a metric's name/],
    ["application.dashboards", { a: { title: "A", panels: [] } }, /\.dashboards\.a\.panels: is too short/],
    ["alerts", { Foo: {} }, /\.alerts\.Foo: is not a setting; allowed: HighErrorRate, HighLatency, PodNotReady/],
    ["alerts.HighErrorRate", { percent: 0 }, /\.alerts\.HighErrorRate\.percent: is out of range, got 0; allowed: more than 0/],
    [
      "extraObjects.workloads",
      [{ apiVersion: "v1", kind: "Secret", metadata: { name: "a" } }],
      /\.extraObjects\.workloads\[0\]\.kind: would put secret values into the environment, got "Secret"; allowed: any other kind/,
    ],
    ["extraObjects.workloads", [{ apiVersion: "v1", kind: "A" }], /workloads\[0\]\.metadata: is missing/],
  ])("%s = %j is refused", (path, value, message) => {
    expect(messageOf({ [path]: value })).toMatch(message);
  });
});
