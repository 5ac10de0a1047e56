import { rollingSeconds } from "../../application/rollout-time";
import { environmentWith } from "../support/environments";
import { messageOf } from "../support/messages";

const secondsOf = (component: string, changes: Readonly<Record<string, unknown>>) =>
  rollingSeconds(environmentWith(changes))[component];

describe("The time that a component's pods take to be exchanged", () => {
  const scaling = (max: number) => ({ "workloads.api.autoscaling": { min: 3, max, cpuPercent: 70 } });
  const one = { "workloads.api.autoscaling": undefined, "workloads.api.minAvailable": undefined };

  it("counts container, readiness and the load balancer's two checks of a pod", () => {
    expect(secondsOf("api", one)).toBe(60 + (10 + 10) + 2 * 15);
    expect(
      secondsOf("api", { ...one, "application.components.api.loadBalancer": { intervalSeconds: 30, healthyThreshold: 5 } }),
    ).toBe(60 + (10 + 10) + 5 * 30);
    expect(secondsOf("api", { ...one, "application.components.api.probes": { startup: {} } })).toBe(60 + 300 + (0 + 10) + 2 * 15);
  });

  it("is that of the most pods there may be, a quarter of them at a time unless the rollout says otherwise", () => {
    expect(secondsOf("api", scaling(10))).toBe(4 * 110);
    expect(secondsOf("api", { ...scaling(10), "workloads.api.rollout": { type: "rolling", maxSurge: 1 } })).toBe(10 * 110);
    expect(secondsOf("api", { ...scaling(10), "workloads.api.rollout": { type: "rolling", maxSurge: "100%" } })).toBe(110);
  });

  it("counts the end of the old pod where the next one waits for it", () => {
    const alone = secondsOf("beat", {}) ?? 0;
    expect(alone).toBeGreaterThan(60 + 29);
    expect(secondsOf("beat", { "application.components.beat.stopSeconds": 600 })).toBeGreaterThan(alone + 500);
  });
});

describe("A token of 15 minutes", () => {
  const token = { clusterAccess: { type: "token" } };

  it("is refused for what it cannot outlast", () => {
    expect(messageOf(token)).toBe(
      'debtflow-production.clusterAccess.type: is a login for 15 minutes: each migration, the rollout and the way back have 280 seconds of it, but with all of its pods api takes 440, got "token"; allowed: exec, kubeconfig, or a faster rollout: fewer pods, or more at a time by rollout.maxSurge',
    );
  });

  it("is taken where the rollout is fast enough", () => {
    expect(messageOf({ ...token, "workloads.api.rollout": { type: "rolling", maxSurge: "50%" } })).toBe("no problem");
  });
});
