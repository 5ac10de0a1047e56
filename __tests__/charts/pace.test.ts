import type { Component } from "../../.gen/application-chart";
import { habitcraft } from "./cases";
import { canary, rolloutGate } from "./delivery-cases";
import { objectOf, podOf, refusalOf, render } from "./helm";
import { describeChart } from "./tools";
import { withWeb } from "./values";

const container = (web: Partial<Component>) => podOf(objectOf(render(withWeb(web)), "Deployment", "shop-web")).spec.containers[0];

describeChart("Probes of the chart", () => {
  it("ask a command, a path under a host, or the port alone, each in its own time", () => {
    const { startupProbe, readinessProbe, livenessProbe } = container({
      port: 8000,
      terminationGracePeriodSeconds: 120,
      preStopSeconds: 5,
      probes: {
        startup: { command: ["check"], failureThreshold: 30, terminationGracePeriodSeconds: 20 },
        readiness: { path: "/health", host: "shop.example.com", successThreshold: 2, periodSeconds: 5, timeoutSeconds: 3 },
        liveness: { connects: true, initialDelaySeconds: 30 },
      },
    });
    const usual = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };
    expect(startupProbe).toEqual({
      ...usual,
      exec: { command: ["check"] },
      failureThreshold: 30,
      terminationGracePeriodSeconds: 20,
    });
    expect(readinessProbe).toEqual({
      ...usual,
      httpGet: { path: "/health", port: 8000, httpHeaders: [{ name: "Host", value: "shop.example.com" }] },
      periodSeconds: 5,
      timeoutSeconds: 3,
      successThreshold: 2,
    });
    expect(livenessProbe).toEqual({ ...usual, tcpSocket: { port: 8000 }, initialDelaySeconds: 30 });
  });

  // Kubernetes API reference, Probe: successThreshold must be 1 for liveness and startup; terminationGracePeriodSeconds is not for readiness.
  it.each<[string, Partial<Component>, string]>([
    [
      "a connection to no port",
      { probes: { liveness: { connects: true } } },
      "components.web.probes.liveness.connects: needs a port; allowed: a command",
    ],
    [
      "several successes of a liveness check",
      { probes: { liveness: { command: ["a"], successThreshold: 2 } } },
      "components.web.probes.liveness.successThreshold: is for readiness alone, got 2; allowed: 1",
    ],
    [
      "a time to stop of a readiness check",
      { probes: { readiness: { command: ["a"], terminationGracePeriodSeconds: 5 } } },
      "components.web.probes.readiness.terminationGracePeriodSeconds: stops no container; allowed: liveness or startup",
    ],
    [
      "a time to stop that the drain takes",
      { preStopSeconds: 10, probes: { liveness: { command: ["a"], terminationGracePeriodSeconds: 10 } } },
      "components.web.probes.liveness.terminationGracePeriodSeconds: is outside of what stopping takes, got 10; allowed: more than preStopSeconds, 10, and at most the pod's, 30",
    ],
    [
      "a time to stop beyond the pod's",
      { probes: { startup: { command: ["a"], terminationGracePeriodSeconds: 31 } } },
      "components.web.probes.startup.terminationGracePeriodSeconds: is outside of what stopping takes, got 31; allowed: more than preStopSeconds, 0, and at most the pod's, 30",
    ],
  ])("refuse %s", (_, web, message) => {
    expect(refusalOf(withWeb(web))).toContain(`${message}\n`);
  });

  it.each<[string, object, RegExp]>([
    ["two checks in one", { command: ["a"], path: "/" }, /oneOf/],
    ["no check", { periodSeconds: 5 }, /oneOf/],
    ["a check without end", { command: ["a"], timeoutSeconds: 0 }, /timeoutSeconds.*minimum/s],
    ["checks without a pause", { command: ["a"], periodSeconds: 0 }, /periodSeconds.*minimum/s],
    ["no failure that counts", { command: ["a"], failureThreshold: 0 }, /failureThreshold.*minimum/s],
    ["a delay below 0", { command: ["a"], initialDelaySeconds: -1 }, /initialDelaySeconds.*minimum/s],
  ])("refuse %s, by the schema", (_, startup, message) => {
    expect(refusalOf(withWeb({ port: 80, probes: { startup } } as Partial<Component>))).toMatch(message);
  });
});

describeChart("An autoscaler of the chart", () => {
  const behaviorOf = (autoscaling: NonNullable<Component["autoscaling"]>) =>
    objectOf(render(withWeb({ autoscaling })), "HorizontalPodAutoscaler", "shop-web").spec.behavior;

  it("goes slowly and comes at once where nothing is said", () => {
    expect(behaviorOf({ min: 2, max: 4, cpuPercent: 60, memoryPercent: 80 })).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Max",
        policies: [
          { type: "Percent", value: 100, periodSeconds: 60 },
          { type: "Pods", value: 2, periodSeconds: 60 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        selectPolicy: "Max",
        policies: [{ type: "Pods", value: 1, periodSeconds: 60 }],
      },
    });
  });

  it("follows document 000's windows and policies", () => {
    expect(behaviorOf(habitcraft)).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Max",
        policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        selectPolicy: "Max",
        policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
      },
    });
  });

  it("may take back a window, and lets KEDA's last pod go by the same", () => {
    const scaleDown = { stabilizationWindowSeconds: 0 };
    expect(behaviorOf({ min: 2, max: 4, cpuPercent: 60, scaleDown }).scaleDown.stabilizationWindowSeconds).toBe(0);
    const cron = { timeZone: "UTC", start: "0 8 * * *", end: "0 18 * * *", replicas: 2 };
    const scaled = (rules: object) =>
      objectOf(render(withWeb({ autoscaling: { min: 0, max: 4, triggers: [{ cron }], ...rules } })), "ScaledObject", "shop-web")
        .spec;
    expect(scaled({}).cooldownPeriod).toBe(300);
    expect(scaled({ scaleDown: { stabilizationWindowSeconds: 60 } })).toMatchObject({
      cooldownPeriod: 60,
      advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } },
    });
  });

  // Kubernetes API reference, autoscaling/v2: windows of 0 to 3600 seconds, periods of 1 to 1800.
  it.each<[string, object, RegExp]>([
    ["a window below 0", { stabilizationWindowSeconds: -1 }, /stabilizationWindowSeconds.*minimum/s],
    ["a window beyond an hour", { stabilizationWindowSeconds: 3601 }, /stabilizationWindowSeconds.*maximum/s],
    ["no policy", { policies: [] }, /policies.*minItems/s],
    ["a period beyond half an hour", { policies: [{ type: "Pods", value: 1, periodSeconds: 1801 }] }, /periodSeconds.*maximum/s],
    ["a policy of nothing", { policies: [{ type: "Pods", value: 0, periodSeconds: 60 }] }, /value.*minimum/s],
  ])("refuses %s, by the schema", (_, scaleUp, message) => {
    expect(refusalOf(withWeb({ autoscaling: { min: 1, max: 2, cpuPercent: 70, scaleUp } } as Partial<Component>))).toMatch(
      message,
    );
  });
});

describeChart("A rollout of the chart", () => {
  const strategyOf = (web: Partial<Component>) => objectOf(render(withWeb(web)), "Deployment", "shop-web").spec.strategy;

  it("exchanges a quarter of the pods at a time and misses none, or as many as the values say", () => {
    expect(strategyOf({ replicas: 10 })).toEqual({
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
    });
    expect(strategyOf({ maxSurge: 0, maxUnavailable: "10%" }).rollingUpdate).toEqual({ maxSurge: 0, maxUnavailable: "10%" });
  });

  it("does so in a canary's steps, too", () => {
    const values = withWeb({ rollout: canary, replicas: 2, maxSurge: 2 }, { rolloutGate });
    expect(objectOf(render(values), "Rollout", "shop-web").spec.strategy.canary).toMatchObject({
      maxSurge: 2,
      maxUnavailable: 0,
    });
  });

  it.each<[string, Partial<Component>, RegExp]>([
    [
      "that exchanges none",
      { maxSurge: "0%" },
      /components\.web\.maxSurge: lets no pod be exchanged, with maxUnavailable 0, got 0%; allowed: more than 0, or a maxUnavailable above 0\n/,
    ],
    [
      "of a singleton, which has none",
      { singleton: true, maxSurge: 1 },
      /components\.web\.maxSurge: has no effect on a singleton/,
    ],
    ["of more than all", { maxUnavailable: "101%" }, /maxUnavailable.*pattern/s],
    ["of a share without its sign", { maxSurge: "25" }, /maxSurge.*pattern/s],
  ])("%s is refused", (_, web, message) => {
    expect(refusalOf(withWeb(web))).toMatch(message);
  });
});
