import { type Event, type Pod, problemsOf, refusals } from "../../../tools/cluster/pod-problems";

type Status = NonNullable<Pod["status"]>;

const podWith = (status: Status): Pod => ({ kind: "Pod", metadata: { name: "web-1", uid: "u1" }, status });
const waiting = (reason: string, message: string, restartCount = 0): Pod =>
  podWith({ containerStatuses: [{ name: "web", image: "shop/web:1", restartCount, state: { waiting: { reason, message } } }] });
const event = (reason: string, message: string, more: Partial<Event> = {}): Event => ({
  kind: "Event",
  metadata: { uid: `e-${reason}` },
  involvedObject: { kind: "Pod", name: "web-1", uid: "u1" },
  reason,
  message,
  ...more,
});
const unplaced = podWith({
  conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes are available" }],
});

describe("problemsOf", () => {
  // Messages as containerd and the kubelet write them: kubernetes, pkg/kubelet/images/image_manager.go.
  it("gives up on an image that no registry has, soon", () => {
    const message = 'rpc error: code = NotFound desc = failed to resolve reference "shop/web:1": shop/web:1: not found';
    expect(problemsOf(waiting("ErrImagePull", message), [], true)).toEqual([
      { of: "pod web-1 (web)", what: `image shop/web:1 is not pulled: ErrImagePull: ${message}`, hopelessAfter: 20 },
    ]);
    expect(
      problemsOf(waiting("ImagePullBackOff", 'Back-off pulling image "shop/web:1"'), [event("Failed", message)], true),
    ).toEqual([expect.objectContaining({ what: expect.stringContaining("not found"), hopelessAfter: 20 })]);
  });

  it("goes on where a registry did not answer, because it may", () => {
    const [problem] = problemsOf(waiting("ErrImagePull", "dial tcp: i/o timeout"), [], true);
    expect(problem?.what).toContain("i/o timeout");
    expect(problem).not.toHaveProperty("hopelessAfter");
  });

  it("gives a secret three minutes to be synced", () => {
    expect(problemsOf(waiting("CreateContainerConfigError", 'secret "web" not found'), [], true)).toEqual([
      { of: "pod web-1 (web)", what: 'CreateContainerConfigError: secret "web" not found', hopelessAfter: 180 },
    ]);
  });

  it("names a crash's exit code and container, and gives up on the fourth restart", () => {
    const crashing = (restartCount: number) =>
      podWith({
        containerStatuses: [
          {
            name: "web",
            restartCount,
            state: { waiting: { reason: "CrashLoopBackOff" } },
            lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
          },
        ],
      });
    const crashed = { pod: "web-1", container: "web", restarted: true };
    const what = "ended with exit code 137 (OOMKilled)";
    expect(problemsOf(crashing(1), [], true)).toEqual([{ of: "pod web-1 (web)", what, crashed }]);
    expect(problemsOf(crashing(4), [], true)).toEqual([{ of: "pod web-1 (web)", what, crashed, hopelessAfter: 0 }]);
  });

  it("says which probe fails", () => {
    const running = podWith({ containerStatuses: [{ name: "web", ready: false, state: { running: {} } }] });
    const said = "Readiness probe failed: HTTP probe failed with statuscode: 500";
    expect(problemsOf(running, [event("Unhealthy", said)], true)).toEqual([{ of: "pod web-1 (web)", what: said }]);
    expect(problemsOf(running, [], true)).toEqual([]);
  });

  it("waits for nodes where something adds them, unless that has said that it adds none", () => {
    expect(problemsOf(unplaced, [], true)).toEqual([{ of: "pod web-1", what: "no node takes it: 0/3 nodes are available" }]);
    expect(problemsOf(unplaced, [], false)).toEqual([expect.objectContaining({ hopelessAfter: 180 })]);
    // Cluster Autoscaler's FAQ, "What events are emitted by CA?"; Karpenter's events of pods that it cannot place.
    const said = "pod didn't trigger scale-up: 1 max node group size reached";
    const karpenter = event("FailedScheduling", "incompatible with nodepool", { reportingComponent: "karpenter" });
    for (const refusal of [event("NotTriggerScaleUp", said), karpenter]) {
      expect(problemsOf(unplaced, [refusal], true)).toEqual([
        { of: "pod web-1", what: expect.stringContaining(`no node is added: ${refusal.message}`), hopelessAfter: 90 },
      ]);
    }
    expect(
      problemsOf(unplaced, [event("FailedScheduling", "0/3", { source: { component: "default-scheduler" } })], true),
    ).toEqual([expect.not.objectContaining({ hopelessAfter: expect.anything() })]);
  });

  it("waits for a pod for which others are evicted", () => {
    const status = { ...unplaced.status, nominatedNodeName: "node-1" };
    expect(problemsOf({ ...unplaced, status }, [], false)).toEqual([expect.not.objectContaining({ hopelessAfter: 180 })]);
  });

  it("says nothing of pods that end, have ended well, or run", () => {
    const ready = podWith({
      containerStatuses: [{ name: "web", ready: true, state: { running: {} }, lastState: { terminated: { exitCode: 1 } } }],
    });
    const gone = { ...waiting("ErrImagePull", "not found"), metadata: { name: "web-1", uid: "u1", deletionTimestamp: "now" } };
    expect([ready, gone, podWith({ phase: "Succeeded" })].flatMap((pod) => problemsOf(pod, [], true))).toEqual([]);
  });
});

describe("refusals", () => {
  const refusal = (message: string, kind = "ReplicaSet") =>
    event("FailedCreate", message, { involvedObject: { kind, name: "web-1" } });

  it("names the controller whose pods are refused, and gives up on a policy, but not on a webhook that is away", () => {
    const policy = 'pods "web-1" is forbidden: violates PodSecurity "restricted:latest"';
    const webhook = 'Internal error occurred: failed calling webhook "mutate.example.com": connection refused';
    expect(refusals([refusal(policy), refusal(webhook), refusal(policy, "CronJob"), event("Pulled", "")])).toEqual([
      { of: "ReplicaSet web-1", what: policy, hopelessAfter: 30 },
      { of: "ReplicaSet web-1", what: webhook },
    ]);
  });
});
