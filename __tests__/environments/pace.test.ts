import { messageOf } from "../support/messages";

const api = "application.components.api";
const beat = "application.components.beat";
const check = { command: ["true"] };
const scaled = (direction: object) => ({ "workloads.api.autoscaling": { min: 3, max: 10, scaleUp: direction } });
const policy = { type: "pods", value: 1, periodSeconds: 60 };

describe("checks of the kubelet are refused", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "by a path at no port",
      { [`${beat}.health`]: check, [`${beat}.liveness`]: "/alive" },
      'beat.liveness: needs a port, got "/alive"; allowed: a component with a port, or a command',
    ],
    ["in no form", { [`${api}.liveness`]: { path: "/alive" } }, "api.liveness.command: is missing"],
    [
      "before the start",
      { [`${api}.probes`]: { liveness: { initialDelaySeconds: -1 } } },
      "api.probes.liveness.initialDelaySeconds: is out of range, got -1; allowed: at least 0",
    ],
    [
      "with a start of no length",
      { [`${api}.probes`]: { startup: { failureThreshold: 0 } } },
      "api.probes.startup.failureThreshold: is out of range, got 0; allowed: at least 1",
    ],
    [
      "that last into the next one",
      { [`${api}.probes`]: { readiness: { periodSeconds: 5, timeoutSeconds: 6 } } },
      "api.probes.readiness.timeoutSeconds: lasts into the next check, got 6; allowed: at most periodSeconds, 5",
    ],
    [
      "that restart before traffic is gone",
      { [`${api}.probes`]: { liveness: { periodSeconds: 5 } } },
      'api.probes.liveness: restarts a container before traffic is taken from it, got "3 failures, one every 5 seconds after the first 30"; allowed: no sooner than readiness: 3 failures, one every 10 seconds after the first 10',
    ],
    [
      "that restart before anything was asked",
      { [`${api}.probes`]: { readiness: { initialDelaySeconds: 120 } } },
      "api.probes.liveness: restarts a container before traffic is taken from it",
    ],
    [
      "with a start shorter than what runs may fail",
      { [`${api}.probes`]: { startup: { periodSeconds: 5, failureThreshold: 6 } } },
      'api.probes.startup: gives a start less time than liveness gives what runs, got "6 failures, one every 5 seconds"; allowed: 90 seconds or more: periodSeconds times failureThreshold',
    ],
    [
      "with a start longer than a rollout waits",
      { [`${api}.probes`]: { startup: { failureThreshold: 60 } } },
      "api.probes.startup.failureThreshold: gives a start 600 seconds, and a rollout without progress is given up before, got 60; allowed: less than 600 seconds",
    ],
    // Kubernetes, pkg/kubelet/prober/worker.go: below its threshold a success leaves the state, at first not ready, unchanged.
    [
      "with more successes than a rollout waits for",
      { [`${api}.probes`]: { readiness: { periodSeconds: 30, successThreshold: 21 } } },
      "api.probes.readiness.successThreshold: takes 610 seconds after a start, and a rollout without progress is given up before, got 21; allowed: less than 600 seconds",
    ],
    [
      "with a start longer than a canary waits",
      {
        [`${api}.probes`]: { startup: {} },
        "workloads.api.rollout": { type: "canary", progressDeadlineSeconds: 200 },
        "addons.argoRollouts": true,
      },
      "gives a start 300 seconds, and a rollout without progress is given up before, got 30; allowed: less than 200 seconds",
    ],
    [
      "with a delay that the start takes",
      { [`${api}.probes`]: { startup: {}, liveness: { initialDelaySeconds: 30 } } },
      "api.probes.liveness.initialDelaySeconds: has no effect: the check waits for that of the start, got 30; allowed: nothing, or no probes.startup",
    ],
    [
      "in a time of nothing",
      { [`${beat}.health`]: undefined, [`${beat}.liveness`]: undefined, [`${beat}.probes`]: { readiness: { periodSeconds: 5 } } },
      "beat.probes.readiness: has no effect: nothing tells whether it can serve",
    ],
    [
      "of a start that nothing tells of",
      { [`${beat}.health`]: undefined, [`${beat}.liveness`]: undefined, [`${beat}.probes`]: { startup: {} } },
      "beat.probes.startup: has no effect: nothing tells whether its process works, got {}; allowed: nothing, or liveness",
    ],
    [
      "with a longer end than any",
      { [`${api}.probes`]: { liveness: { stopSeconds: 31 } } },
      "api.probes.liveness.stopSeconds: is longer than it may take to stop at all, got 31; allowed: at most stopSeconds, 30",
    ],
    [
      "with a secret in the open",
      { [`${api}.liveness`]: { command: ["check", "--password=correct-horse-battery-staple-9"] } },
      "api.liveness.command",
    ],
  ])("%s", (_, changes, message) => {
    expect(messageOf(changes)).toContain(message);
  });

  it("nowhere for a text that a shell fills in", () => {
    expect(messageOf({ [`${api}.liveness`]: { command: ["sh", "-c", `test -n \${HOME}`] } })).toBe("no problem");
  });
});

describe("the pace of pods is refused", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    // Kubernetes API reference, HPAScalingRules: from 0 to 3600.
    [
      "with a window below 0",
      scaled({ stabilizationWindowSeconds: -1 }),
      "scaleUp.stabilizationWindowSeconds: is out of range, got -1; allowed: at least 0",
    ],
    [
      "with a window beyond an hour",
      scaled({ stabilizationWindowSeconds: 3601 }),
      "scaleUp.stabilizationWindowSeconds: is out of range, got 3601; allowed: at most 3600",
    ],
    ["without any policy", scaled({ policies: [] }), "scaleUp.policies: is too short, got []; allowed: at least 1 item"],
    [
      "with a policy of half an hour and more",
      scaled({ policies: [{ ...policy, periodSeconds: 1801 }] }),
      "scaleUp.policies[0].periodSeconds: is out of range, got 1801; allowed: at most 1800",
    ],
    [
      "with a choice of one",
      scaled({ policies: [policy], select: "min" }),
      'scaleUp.select: has no effect: there is one policy, got "min"; allowed: nothing, or two policies or more',
    ],
    [
      "with one policy twice",
      scaled({ policies: [policy, { ...policy, value: 2 }] }),
      'scaleUp.policies[1]: speaks of the same as policies[0], got "pods in 60 seconds"',
    ],
    // Kubernetes API reference, RollingUpdateDeployment: not both may be 0.
    [
      "where no pod can go",
      { "workloads.api.rollout": { type: "rolling", maxSurge: "0%" } },
      'api.rollout.maxSurge: lets no pod be exchanged, where none may be missing, got "0%"; allowed: more than 0, or a maxUnavailable above 0',
    ],
    [
      "as a share without its sign",
      { "workloads.api.rollout": { type: "rolling", maxSurge: "25" } },
      'api.rollout.maxSurge: is not one of the forms, got "25"; allowed: a whole number; or 0% to 100%',
    ],
    [
      "of more than all pods",
      { "workloads.api.rollout": { type: "rolling", maxUnavailable: "101%" } },
      "api.rollout.maxUnavailable: is not one of the forms",
    ],
    [
      "of a singleton",
      { "workloads.beat.rollout": { type: "rolling", maxSurge: 1 } },
      "workloads.beat.rollout.maxSurge: has no effect: a singleton stops before the next one starts, got 1; allowed: nothing, or no application.components.beat.singleton",
    ],
    [
      "of pods with volumes",
      {
        [`${api}.storage`]: { data: { path: "/data" } },
        "workloads.api.storageGib": { data: 1 },
        "workloads.api.rollout": { type: "rolling", maxUnavailable: 1 },
      },
      "workloads.api.rollout.maxUnavailable: has no effect: a component with storage is replaced pod by pod",
    ],
  ])("%s", (_, changes, message) => {
    expect(messageOf(changes)).toContain(message);
  });
});
