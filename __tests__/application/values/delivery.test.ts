import { applicationValues, longestRolloutSeconds } from "../../../application/values";
import { mapValues } from "../../../lib/records";
import { factsOf } from "../../charts/facts";
import { staging } from "../../support/debtflow/staging";
import { definitionWith } from "../../support/definitions";
import { environmentWith } from "../../support/environments";

const canary = { "addons.argoRollouts": true, clusterAccess: { type: "exec" } };

const valuesWith = (changes: Readonly<Record<string, unknown>>) => {
  const environment = environmentWith(changes);
  return applicationValues(environment, factsOf(environment), "workloads");
};
const apiWith = (changes: Readonly<Record<string, unknown>>) => valuesWith({ ...canary, ...changes }).components?.api;

describe("A rollout", () => {
  it("by one word is a canary of 30 to 60 minutes, whose time limit leaves each step its progress", () => {
    const { rollout } = apiWith({ "workloads.api.rollout": "canary" }) ?? {};
    expect(rollout?.canary?.steps.map(({ weight }) => weight)).toEqual([10, 25, 50, 75]);
    const minutes = (rollout?.canary?.steps ?? []).reduce((sum, { pauseSeconds }) => sum + pauseSeconds / 60, 0);
    expect(minutes).toBeGreaterThanOrEqual(30);
    expect(minutes).toBeLessThanOrEqual(60);
    expect(rollout?.progressDeadlineSeconds).toBe(600);
    expect(rollout?.timeoutSeconds).toBe(60 * minutes + 5 * 600);
  });

  it("has the steps that the environment states", () => {
    const steps = [{ percent: 30, minutes: 5 }];
    const { rollout } = apiWith({ "workloads.api.rollout": { type: "canary", steps, progressDeadlineSeconds: 60 } }) ?? {};
    expect(rollout).toEqual({
      canary: { steps: [{ weight: 30, pauseSeconds: 300 }] },
      progressDeadlineSeconds: 60,
      timeoutSeconds: 300 + 2 * 60,
    });
  });

  it("blue-green by one word takes over by itself after a while, and keeps the old version", () => {
    expect(apiWith({ "workloads.api.rollout": "blue-green" })?.rollout).toEqual({
      blueGreen: { autoPromotion: true, previewSeconds: 300, scaleDownDelaySeconds: 600 },
      progressDeadlineSeconds: 600,
      timeoutSeconds: 300 + 2 * 600,
    });
  });

  it("blue-green by hand leaves somebody the time that the environment states", () => {
    const { rollout } =
      apiWith({ "workloads.api.rollout": { type: "blue-green", promotion: "manual", previewMinutes: 60 } }) ?? {};
    expect(rollout?.blueGreen).toEqual({ autoPromotion: false, scaleDownDelaySeconds: 600 });
    expect(rollout?.timeoutSeconds).toBe(3600 + 2 * 600);
  });

  it("runs the application's smoke test under the host that the program answers to, and waits for it", () => {
    const smoke = { "application.components.api.smoke": ["python", "smoke.py", "$(SMOKE_URL)"] };
    const api = apiWith({ ...smoke, "workloads.api.rollout": "blue-green" });
    expect(api?.smoke).toEqual({
      command: ["python", "smoke.py", "$(SMOKE_URL)"],
      host: "debtflow.example.com",
      timeoutSeconds: 300,
    });
    expect(api?.rollout?.timeoutSeconds).toBe(300 + 300 + 2 * 600);
    const stepwise = definitionWith({ ...canary, ...smoke, "workloads.api.rollout": "canary" }, staging);
    const beside = environmentWith(smoke, undefined, [stepwise]);
    expect(applicationValues(beside, factsOf(beside), "workloads").components?.api).not.toHaveProperty("smoke");
  });

  it("is waited for by a gate that reaches the API's addresses, and only where there is one", () => {
    const { rolloutGate } = valuesWith({ ...canary, "workloads.api.rollout": "canary" });
    expect(rolloutGate?.apiServerCidrs).toEqual(["10.100.0.0/16", "172.20.0.0/16", "10.0.10.0/24", "10.0.11.0/24"]);
    expect(rolloutGate?.image.repository).toMatch(/kubectl-argo-rollouts$/);
    expect(valuesWith({})).not.toHaveProperty("rolloutGate");
    expect(apiWith({})).not.toHaveProperty("rollout");
  });

  it("lets a release take as long as the longest one", () => {
    expect(longestRolloutSeconds(valuesWith({}))).toBe(0);
    const both = { "workloads.api.rollout": "canary", "workloads.frontend.rollout": "blue-green" };
    expect(longestRolloutSeconds(valuesWith({ ...canary, ...both }))).toBe(2400 + 3000);
  });
});

describe("A component that triggers call", () => {
  const list = { type: "redis-list", url: "CELERY_BROKER_URL", length: 20 };
  const scaling = (triggers: readonly object[], more: object = {}) => ({
    "addons.keda": true,
    "workloads.worker.replicas": undefined,
    "workloads.worker.autoscaling": { min: 0, max: 8, triggers, ...more },
  });
  const workerWith = (changes: Readonly<Record<string, unknown>>) => valuesWith(changes).components?.worker;

  it("follows the list of the cache's database that its variable names, with the cache's token", () => {
    const worker = workerWith(scaling([list]));
    expect(worker?.autoscaling).toEqual({
      min: 0,
      max: 8,
      triggers: [
        {
          redisList: {
            host: "cache.internal",
            port: 6379,
            database: 1,
            list: "celery",
            length: 20,
            password: { key: "debtflow/production/redis", property: "token" },
          },
        },
      ],
    });
    expect(worker).not.toHaveProperty("replicas");
  });

  it("has no password where the cache has none", () => {
    const authentication = { type: "none", reason: "closed to all but these pods" };
    const [trigger] = workerWith({ ...scaling([list]), "cache.authentication": authentication })?.autoscaling?.triggers ?? [];
    expect(trigger?.redisList).toMatchObject({ host: "cache.internal" });
    expect(trigger?.redisList).not.toHaveProperty("password");
  });

  it("follows the time of day, and its use of memory where asked", () => {
    const cron = { type: "cron", timeZone: "Europe/Berlin", start: "0 8 * * 1-5", end: "0 18 * * 1-5", replicas: 3 };
    expect(workerWith(scaling([cron], { memoryPercent: 80 }))?.autoscaling).toEqual({
      min: 0,
      max: 8,
      memoryPercent: 80,
      triggers: [{ cron: { timeZone: "Europe/Berlin", start: "0 8 * * 1-5", end: "0 18 * * 1-5", replicas: 3 } }],
    });
  });

  it("is one only with triggers: another one follows its CPU, 70 % unless stated", () => {
    const autoscaling = (settings: object) => valuesWith({ "workloads.api.autoscaling": settings }).components?.api?.autoscaling;
    expect(autoscaling({ min: 3, max: 4 })).toEqual({ min: 3, max: 4, cpuPercent: 70 });
    expect(autoscaling({ min: 3, max: 4, cpuPercent: 50, memoryPercent: 60 })).toEqual({
      min: 3,
      max: 4,
      cpuPercent: 50,
      memoryPercent: 60,
    });
  });
});

describe("The values of a stage", () => {
  it("hold priority, anti-affinity and extra objects as the environment states them, and the last two of them only then", () => {
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "extra" }, data: { a: "b" } };
    const values = valuesWith({
      "workloads.api.priorityClass": "high",
      "workloads.api.antiAffinity": true,
      "workloads.migrate.priorityClass": "high",
      "extraObjects.foundation": [object],
    });
    expect(values.components?.api).toMatchObject({ priorityClassName: "high", antiAffinity: true });
    expect(values.jobs?.migrate).toMatchObject({ priorityClassName: "high" });
    expect(values.extraObjects).toEqual({ foundation: [object], workloads: [] });
    const plain = valuesWith({});
    expect(plain).not.toHaveProperty("extraObjects");
    expect(plain.components?.api).not.toHaveProperty("antiAffinity");
  });

  it("give every component and every job a priority of its own: without one, any add-on would take their places on a full node", () => {
    const { components, jobs, cronJobs } = valuesWith({ "workloads.beat.priorityClass": "high" });
    expect(mapValues(components ?? {}, ({ priorityClassName }) => priorityClassName)).toEqual({
      api: "slipway-components",
      beat: "high",
      frontend: "slipway-components",
      worker: "slipway-components",
    });
    for (const job of Object.values({ ...jobs, ...cronJobs })) {
      expect(job).toMatchObject({ priorityClassName: "slipway-jobs" });
    }
    expect(Object.keys(jobs ?? {})).toEqual(["migrate"]);
  });
});
