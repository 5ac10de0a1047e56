import { addonsWith, everyAddon } from "../support/addons";

/** What the synthesis says when it refuses the change; "taken" when it does not. */
function said(changes: Readonly<Record<string, unknown>>): string {
  try {
    addonsWith(changes);
    return "taken";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const group = (instanceTypes: readonly string[], max: number) => ({
  nodes: { instanceTypes, nodes: { min: 1, desired: 1, max } },
});
const large = { requests: { cpu: "3", memory: "1Gi" }, limits: { cpu: "4", memory: "2Gi" } };

describe("the nodes of an environment", () => {
  it("are refused where a pod is larger than each of them", () => {
    expect(said({ "workloads.worker": large })).toBe(
      "debtflow-production.workloads.worker.requests: fits on no node of nodes, where it may run, " +
        'got "3000m of CPU"; allowed: at most 1940m of CPU, or a larger instance type',
    );
  });

  const special = {
    ...group(["t3.medium"], 4),
    special: {
      instanceTypes: ["m5.4xlarge"],
      nodes: { min: 1, desired: 1, max: 1 },
      labels: { pool: "special" },
      taints: [{ key: "only", effect: "NO_SCHEDULE" }],
    },
  };
  const tolerations = [{ key: "only" }];

  it("count for a pod where it may run: not behind a taint, of another label, or of another processor", () => {
    const onSmall =
      /workloads\.worker\.requests: fits on no node of nodes, where it may run, got "3000m of CPU"; allowed: at most 1940m/;
    expect(said({ "cluster.nodeGroups": special, "workloads.worker": large })).toMatch(onSmall);
    expect(said({ "cluster.nodeGroups": special, "workloads.worker": { ...large, tolerations } })).toBe("taken");
    const nodeSelector = { "node.kubernetes.io/instance-type": "t3.medium" };
    expect(said({ "cluster.nodeGroups": special, "workloads.worker": { ...large, tolerations, nodeSelector } })).toMatch(onSmall);
    const graviton = {
      "cluster.nodeGroups": {
        ...group(["t3.medium"], 4),
        arm: { ...special.special, taints: [], architecture: "arm64", instanceTypes: ["m7g.4xlarge"] },
      },
      "application.images.api.architecture": "x86_64",
    };
    expect(said({ ...graviton, "workloads.worker": large })).toMatch(onSmall);
  });

  it("are refused where what runs nowhere else has no room on a group", () => {
    const nodeSelector = { pool: "special" };
    const worker = { ...large, replicas: 6, tolerations, nodeSelector };
    expect(said({ "cluster.nodeGroups": special, "workloads.worker": worker })).toMatch(
      /cluster\.nodeGroups: have no room on special for what runs nowhere else: worker, got "15940m of CPU"; allowed: at least 18000m of CPU/,
    );
    expect(said({ "cluster.nodeGroups": special, "workloads.worker": { ...worker, replicas: 5 } })).toBe("taken");
  });

  it("have no room behind a taint for add-ons, which tolerate none", () => {
    const small = { ...special, ...group(["t3.medium"], 1) };
    expect(said({ "cluster.nodeGroups": small })).toMatch(/have no room on nodes for what runs nowhere else: the add-ons, /);
  });

  it("are not known of Karpenter, but are of the group that a pod selects", () => {
    const nodeSelector = { "node.kubernetes.io/instance-type": "t3.medium" };
    const karpenter = { "addons.nodeScaling": "karpenter" };
    expect(said({ ...karpenter, "workloads.worker": large })).toBe("taken");
    const selecting = { "eks.amazonaws.com/nodegroup": "debtflow-production-nodes" };
    expect(said({ ...karpenter, "workloads.worker": { ...large, nodeSelector } })).toBe("taken");
    expect(said({ ...karpenter, "workloads.worker": { ...large, nodeSelector: selecting } })).toMatch(/fits on no node of nodes/);
  });

  it("are refused where add-ons and application have no room on all of them", () => {
    expect(said({ "cluster.nodeGroups": group(["t3.medium"], 1) })).toMatch(
      /^debtflow-production\.cluster\.nodeGroups: have no room for the add-ons and the application, got "1940m of CPU"; allowed: at least \d+m of CPU: more nodes, larger ones, or fewer add-ons$/,
    );
    // The same nodes, without an add-on's requests.
    expect(said({ ...everyAddon.alb, "cluster.nodeGroups": group(["t3.medium"], 2) })).toContain("have no room");
    expect(said({ "cluster.nodeGroups": group(["t3.medium"], 2) })).toBe("taken");
  });

  it("count by the largest of their types, and as many as the autoscaler may start", () => {
    expect(said({ "workloads.worker": large, "cluster.nodeGroups": group(["t3.medium", "m5.xlarge"], 3) })).toBe("taken");
    expect(said({ "addons.nodeScaling": "none", "cluster.nodeGroups": group(["t3.medium"], 9) })).toContain("have no room");
  });

  it.each([
    ["types whose size their names do not tell", { "cluster.nodeGroups": group(["c5n.2xlarge"], 1) }],
    ["nodes that Karpenter chooses", { "addons.nodeScaling": "karpenter" }],
  ])("are taken with %s", (_, changes) => {
    expect(said({ "workloads.worker": large, ...changes })).toBe("taken");
  });
});
