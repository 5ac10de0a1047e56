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
      "debtflow-production.workloads.worker.requests: fits on no node of cluster.nodeGroups, " +
        'got "3000m of CPU"; allowed: at most 1940m of CPU, or a larger instance type',
    );
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
