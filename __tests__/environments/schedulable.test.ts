import { messageOf } from "../support/messages";

type Changes = Readonly<Record<string, unknown>>;

const group = { instanceTypes: ["t3.medium"], nodes: { min: 2, desired: 2, max: 5 } };
const special = { ...group, labels: { pool: "special" }, taints: [{ key: "only", effect: "NO_SCHEDULE" }] };
const selecting = (nodeSelector: Changes) => ({ "workloads.api.nodeSelector": nodeSelector });
const tolerating = (...tolerations: Changes[]) => ({ "workloads.api.tolerations": tolerations });

describe("an image that is built for one processor", () => {
  const api = (architecture: string) => ({ "application.images.api.architecture": architecture });

  it("is refused where no node has it", () => {
    expect(messageOf(api("arm64"))).toMatch(
      /application\.images\.api\.architecture: is that of no node that api may run on, got "arm64"; allowed: x86_64, or nothing for an image of both/,
    );
  });

  it("is refused where its workload selects other nodes", () => {
    expect(messageOf({ ...api("arm64"), ...selecting({ "kubernetes.io/arch": "amd64" }) })).toMatch(
      /application\.images\.api\.architecture: is that of no node that api may run on, got "arm64"; allowed: x86_64, or/,
    );
  });

  it("is taken where there are such nodes", () => {
    expect(messageOf(api("x86_64"))).toBe("no problem");
  });
});

describe("a pod finds a node that it may run on:", () => {
  it.each<[string, Changes, RegExp]>([
    [
      "not by a label that no node has",
      selecting({ pool: "fast" }),
      /workloads\.api\.nodeSelector: fits no node, got \{"pool":"fast"\}; allowed: /,
    ],
    [
      "not by a value that no node has, told with those there are",
      selecting({ "eks.amazonaws.com/capacityType": "SPOT" }),
      /nodeSelector: fits no node, .*; allowed: eks\.amazonaws\.com\/capacityType: ON_DEMAND$/,
    ],
    [
      "not on an architecture that no node has",
      selecting({ "kubernetes.io/arch": "arm64" }),
      /nodeSelector: fits no node, .*; allowed: kubernetes\.io\/arch: amd64$/,
    ],
    [
      "not in a zone without nodes",
      { "cluster.nodeGroups.nodes.zones": ["us-east-1a"], ...selecting({ "topology.kubernetes.io/zone": "us-east-1b" }) },
      /allowed: topology\.kubernetes\.io\/zone: us-east-1a$/,
    ],
    [
      "not behind a taint that it does not tolerate",
      { "cluster.nodeGroups.special": special, ...selecting({ pool: "special" }) },
      /nodeSelector: fits nodes of special, whose taint only:NO_SCHEDULE keeps it away, got \{"pool":"special"\}; allowed: workloads\.api\.tolerations for it, or labels of a node group without taints$/,
    ],
    [
      "not behind the second taint, where it tolerates the first",
      {
        "cluster.nodeGroups.special": {
          ...special,
          taints: [...special.taints, { key: "gpu", value: "yes", effect: "NO_EXECUTE" }],
        },
        ...selecting({ pool: "special" }),
        ...tolerating({ key: "only" }, { key: "gpu", effect: "NO_EXECUTE", value: "no" }),
      },
      /nodeSelector: fits nodes of special, whose taint gpu=yes:NO_EXECUTE keeps it away/,
    ],
    [
      "not in a group that stays empty",
      {
        "addons.nodeScaling": "none",
        "cluster.nodeGroups.spare": { ...group, nodes: { min: 0, desired: 0, max: 1 }, labels: { pool: "spare" } },
        ...selecting({ pool: "spare" }),
      },
      /nodeSelector: fits no node/,
    ],
  ])("%s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it.each<[string, Changes]>([
    ["by a label of a group", { "cluster.nodeGroups.nodes.labels": { pool: "fast" }, ...selecting({ pool: "fast" }) }],
    ...[{ key: "only" }, { key: "only", effect: "NO_SCHEDULE" }, { key: "only", value: "a", effect: "NO_SCHEDULE" }].map(
      (toleration): [string, Changes] => [
        `behind a taint that it tolerates, ${JSON.stringify(toleration)}`,
        {
          "cluster.nodeGroups.special": { ...special, taints: [{ key: "only", value: "a", effect: "NO_SCHEDULE" }] },
          ...selecting({ pool: "special" }),
          ...tolerating(toleration),
        },
      ],
    ),
    ["by what EKS labels", selecting({ "eks.amazonaws.com/nodegroup": "debtflow-production-nodes" })],
    ["by what the kubelet labels", selecting({ "kubernetes.io/os": "linux", "node.kubernetes.io/instance-type": "t3.medium" })],
    [
      "by what Karpenter's nodes have",
      {
        "addons.nodeScaling": "karpenter",
        ...selecting({ "karpenter.k8s.aws/instance-cpu": "8", "karpenter.sh/capacity-type": "on-demand" }),
      },
    ],
  ])("%s", (_, changes) => {
    expect(messageOf(changes)).toBe("no problem");
  });
});

describe("a toleration", () => {
  const withSpecial = (...tolerations: Changes[]) =>
    messageOf({ "cluster.nodeGroups.special": special, ...tolerating(...tolerations) });

  it.each<[string, Changes]>([
    ["key", { key: "other" }],
    ["value", { key: "only", value: "a" }],
    ["effect", { key: "only", effect: "NO_EXECUTE" }],
  ])("is refused where no node group has a taint of its %s", (_, toleration) => {
    expect(withSpecial(toleration)).toMatch(
      /workloads\.api\.tolerations\[0\]: has no effect: no node group has such a taint, got \{.*\}; allowed: only:NO_SCHEDULE$/,
    );
  });

  it("is refused where no node group has a taint, and twice", () => {
    expect(messageOf(tolerating({ key: "only" }))).toMatch(/tolerations\[0\]: .*; allowed: none: no node group has a taint/);
    expect(withSpecial({ key: "only" }, { key: "only" })).toMatch(/tolerations\[1\]: is there twice/);
  });

  it("has an effect of EKS' names", () => {
    expect(withSpecial({ key: "only", effect: "NoSchedule" })).toMatch(
      /tolerations\[0\]\.effect: .*allowed: NO_SCHEDULE, NO_EXECUTE, PREFER_NO_SCHEDULE/,
    );
  });
});
