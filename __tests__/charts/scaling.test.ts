import type { Autoscaling, Component, Trigger } from "../../.gen/application-chart";
import { caseOf } from "./delivery-cases";
import { namesOf, objectOf, podOf, refusalOf, render } from "./helm";
import { describeChart } from "./tools";
import { secretParts, withWeb } from "./values";

const rendered = (name: string) => render(caseOf(name));

describeChart("A component that triggers call", () => {
  const objects = () => rendered("a queue in Redis");
  const spec = () => objectOf(objects(), "ScaledObject", "shop-web").spec;

  it("is counted by KEDA alone, down to none", () => {
    expect(namesOf(objects()).filter((name) => name.startsWith("HorizontalPodAutoscaler/"))).toEqual([]);
    expect(spec()).toMatchObject({
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop-web" },
      minReplicaCount: 0,
      maxReplicaCount: 10,
    });
    expect(objectOf(objects(), "Deployment", "shop-web").spec).not.toHaveProperty("replicas");
    expect(spec().advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies).toEqual([
      { type: "Pods", value: 1, periodSeconds: 60 },
    ]);
  });

  it("follows the length of a list, the time of day, and its own use of memory", () => {
    expect(spec().triggers).toEqual([
      {
        type: "redis",
        metadata: {
          address: "cache.internal:6379",
          enableTLS: "true",
          databaseIndex: "1",
          listName: "celery",
          listLength: "20",
        },
        authenticationRef: { name: "shop-web-trigger-0" },
      },
      {
        type: "cron",
        metadata: { timezone: "Europe/Berlin", start: "0 8 * * 1-5", end: "0 18 * * 1-5", desiredReplicas: "3" },
      },
      { type: "memory", metricType: "Utilization", metadata: { value: "80" } },
    ]);
  });

  it("has a password for KEDA that its pods do not see", () => {
    expect(objectOf(objects(), "TriggerAuthentication", "shop-web-trigger-0").spec).toEqual({
      secretTargetRef: [{ parameter: "password", name: "shop-web-trigger-0", key: "password" }],
    });
    expect(objectOf(objects(), "ExternalSecret", "shop-web-trigger-0").spec).toMatchObject({
      secretStoreRef: { kind: "SecretStore", name: "shop-web" },
      data: [{ secretKey: "password", remoteRef: { key: "shop/redis", property: "token" } }],
    });
    expect(JSON.stringify(podOf(objectOf(objects(), "Deployment", "shop-web")))).not.toContain("trigger");
  });

  it("needs no login where Redis has no password, nor TLS where it has none", () => {
    const redisList = { host: "redis", port: 6379, tls: false, list: "celery", length: 5 };
    const plain = render(withWeb({ autoscaling: { min: 1, max: 2, triggers: [{ redisList }] } }));
    const [{ metadata, authenticationRef }] = objectOf(plain, "ScaledObject", "shop-web").spec.triggers;
    expect(metadata).toMatchObject({ enableTLS: "false", databaseIndex: "0" });
    expect(authenticationRef).toBeUndefined();
    expect(namesOf(plain).filter((name) => /Trigger|Secret/.test(name))).toEqual([]);
  });

  it("may be a rollout, and follow a queue in SQS that KEDA reads with its own role", () => {
    const other = rendered("a queue in SQS, and a rollout");
    expect(objectOf(other, "ScaledObject", "shop-web").spec).toMatchObject({
      scaleTargetRef: { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" },
      triggers: [
        {
          type: "aws-sqs-queue",
          metadata: {
            queueURL: "https://sqs.us-east-1.amazonaws.com/123456789012/orders",
            awsRegion: "us-east-1",
            queueLength: "5",
          },
        },
        { type: "cpu", metadata: { value: "70" } },
      ],
    });
    expect(objectOf(other, "TriggerAuthentication", "shop-web-trigger-0").spec).toEqual({ podIdentity: { provider: "aws" } });
  });

  it("has a disruption budget by its most pods, whether or not any is there", () => {
    const budget = (min: number) =>
      namesOf(render(withWeb({ autoscaling: { min, max: 3, triggers: [cron(2)] } }))).includes("PodDisruptionBudget/shop-web");
    expect([budget(0), budget(1), budget(2)]).toEqual([true, true, true]);
  });
});

describeChart("The chart refuses", () => {
  const scaled = (autoscaling: Autoscaling, web: Partial<Component> = {}) => withWeb({ ...web, autoscaling });
  const redisList = { host: "redis", port: 6379, list: "celery", length: 5, password: { key: "redis" } };

  it.each<[string, unknown, string]>([
    [
      "an autoscaler that has nothing to scale by",
      scaled({ min: 1, max: 2 }),
      "components.web.autoscaling: has nothing to scale by; allowed: cpuPercent, memoryPercent or triggers",
    ],
    [
      "no pods that nothing calls",
      scaled({ min: 0, max: 2, cpuPercent: 70 }),
      "components.web.autoscaling.min: leaves no pod that could be measured, got 0; allowed: at least 1 without triggers",
    ],
    [
      "a password without a store",
      scaled({ min: 0, max: 2, triggers: [{ redisList }] }),
      "components.web.autoscaling.triggers[0].redisList.password: needs secret, with whose store it is read",
    ],
    [
      "more pods than there may be",
      scaled({ min: 0, max: 2, triggers: [cron(3)] }),
      "components.web.autoscaling.triggers[0].cron.replicas: is above max, got 3; allowed: at most 2",
    ],
    [
      "a singleton that triggers call",
      scaled({ min: 0, max: 1, triggers: [cron(1)] }, { singleton: true }),
      "components.web.replicas: is more than a singleton may have; allowed: 1, without autoscaling",
    ],
  ])("%s", (_, values, message) => {
    expect(refusalOf(values)).toContain(`${message}\n`);
  });

  it.each<[string, unknown, RegExp]>([
    ["a trigger that is none", scaled({ min: 0, max: 2, triggers: [{}] }), /triggers\/0.*oneOf/s],
    ["two triggers in one", scaled({ min: 0, max: 2, triggers: [{ ...cron(1), redisList }] }, secretParts), /oneOf/],
    ["a time zone that is none", scaled({ min: 0, max: 2, triggers: [cron(1, "CET+1")] }), /timeZone.*pattern/s],
  ])("%s, by its schema", (_, values, message) => {
    expect(refusalOf(values)).toMatch(message);
  });
});

function cron(replicas: number, timeZone = "UTC"): Trigger {
  return { cron: { timeZone, start: "0 8 * * *", end: "0 18 * * *", replicas } };
}
