import type { NodeGroupProps } from "../../../modules/eks";
import { onlyResource } from "../../support/resources";
import { nodes, synthCluster, synthNodeGroup } from "./support";

const keyAllowed = "at most 63 characters such as example.com/tier, or tier alone";
const valueAllowed = "1 to 63 letters, digits, - _ and ., with a letter or digit at both ends";
const long = "x".repeat(64);

describe("A node group", () => {
  it.each<[string, Partial<NodeGroupProps>, string]>([
    [
      "no instance type",
      { instanceTypes: [] },
      ".instanceTypes: has no instance type, got []; allowed: one or more, such as t3.medium",
    ],
    [
      "an instance type without size",
      { instanceTypes: ["t3"] },
      '.instanceTypes[0]: is not an instance type, got "t3"; allowed: a family and a size, such as t3.medium',
    ],
    [
      "an instance type twice",
      { instanceTypes: ["t3.large", "t3.large"] },
      '.instanceTypes: is there twice, got "t3.large"; allowed: each value once',
    ],
    [
      "Graviton among Intel",
      { instanceTypes: ["t3.medium", "t4g.medium"] },
      '.instanceTypes[1]: is not of architecture x86_64, got "t4g.medium"; allowed: an Intel or AMD type, such as t3.medium',
    ],
    [
      "Intel among Graviton",
      { instanceTypes: ["t3.medium"], architecture: "arm64" },
      '.instanceTypes[0]: is not of architecture arm64, got "t3.medium"; allowed: a Graviton type, such as t4g.medium',
    ],
    [
      "a type that EC2 does not have",
      { instanceTypes: ["m7i.lage"] },
      '.instanceTypes[0]: is no instance type of EC2, got "m7i.lage"',
    ],
    ["no node at most", { nodes: { min: 0, desired: 0, max: 0 } }, ".nodes.max: is out of range, got 0; allowed: 1 to 450"],
    ["too many nodes", { nodes: { min: 0, desired: 0, max: 451 } }, ".nodes.max: is out of range, got 451; allowed: 1 to 450"],
    ["min above max", { nodes: { min: 4, desired: 4, max: 3 } }, ".nodes.min: is out of range, got 4; allowed: 0 to 3"],
    ["min below none", { nodes: { min: -1, desired: 1, max: 3 } }, ".nodes.min: is out of range, got -1; allowed: 0 to 3"],
    ["desired below min", { nodes: { min: 2, desired: 1, max: 3 } }, ".nodes.desired: is out of range, got 1; allowed: 2 to 3"],
    ["desired above max", { nodes: { min: 2, desired: 4, max: 3 } }, ".nodes.desired: is out of range, got 4; allowed: 2 to 3"],
    ["a small disk", { diskGib: 19 }, ".diskGib: is out of range, got 19; allowed: 20 to 16384"],
    ["a huge disk", { diskGib: 16_385 }, ".diskGib: is out of range, got 16385; allowed: 20 to 16384"],
    [
      "a disk of an adopted group",
      { adopted: true, diskGib: 50 },
      ".diskGib: has no effect: the group is adopted as it is, got 50; allowed: none",
    ],
    ["an update of no node", { maxUnavailable: 0 }, ".maxUnavailable: is out of range, got 0; allowed: 1 to 100"],
    ["an update of too many nodes", { maxUnavailable: 101 }, ".maxUnavailable: is out of range, got 101; allowed: 1 to 100"],
    ["no subnet", { subnets: [] }, ".subnets: has no subnet, got []; allowed: one or more, or none at all for the cluster's"],
    [
      "a label key with a space",
      { labels: { "a b": "c" } },
      `.labels.a b: is not a label key, got "a b"; allowed: ${keyAllowed}`,
    ],
    [
      "a long label key",
      { labels: { [long]: "c" } },
      `.labels.${long}: is not a label key, got "${long}"; allowed: ${keyAllowed}`,
    ],
    ["an empty label", { labels: { a: "" } }, `.labels.a: is not a label value, got ""; allowed: ${valueAllowed}`],
    ["a long label", { labels: { a: long } }, `.labels.a: is not a label value, got "${long}"; allowed: ${valueAllowed}`],
    [
      "a taint key with a slash at the end",
      { taints: [{ key: "a/", effect: "PREFER_NO_SCHEDULE" }] },
      `.taints[0].key: is not a taint key, got "a/"; allowed: ${keyAllowed}`,
    ],
    [
      "a taint with a space",
      { taints: [{ key: "a", value: "b c", effect: "PREFER_NO_SCHEDULE" }] },
      `.taints[0].value: is not a taint value, got "b c"; allowed: ${valueAllowed}`,
    ],
    [
      "a taint twice",
      {
        taints: [
          { key: "a", value: "b", effect: "PREFER_NO_SCHEDULE" },
          { key: "a", value: "c", effect: "PREFER_NO_SCHEDULE" },
        ],
      },
      '.taints: is there twice, got "a:PREFER_NO_SCHEDULE"; allowed: each value once',
    ],
  ])("refuses %s", (_, overrides, message) => {
    expect(() => synthNodeGroup(overrides)).toThrow(`test/eks.nodeGroups.nodes${message}`);
  });

  it.each(["kubernetes.io/x", "node-role.kubernetes.io/worker", "k8s.io/x", "x.k8s.io/y", "eks.amazonaws.com/x"])(
    "refuses the label %s, with which no node gets in",
    (key) => {
      expect(() => synthNodeGroup({ labels: { [key]: "yes" } })).toThrow(
        `test/eks.nodeGroups.nodes.labels.${key}: is reserved, got "${key}"; allowed: a key with a prefix of your own, or none`,
      );
    },
  );

  it.each(["tier", "example.com/tier", "notkubernetes.io/x", "node.kubernetes.io/lifecycle", "x".repeat(63)])(
    "takes the label %s",
    (key) => {
      expect(onlyResource(synthNodeGroup({ labels: { [key]: "A.b_c-1" } }), "aws_eks_node_group").labels).toEqual({
        [key]: "A.b_c-1",
      });
    },
  );

  it.each(["", "Nodes", "1st", "a_b", "a-"])("refuses the name %j", (name) => {
    expect(() => synthCluster({ nodeGroups: { [name]: nodes } })).toThrow(
      `test/eks.nodeGroups.${name}: is not the name of a node group, got ${JSON.stringify(name)}; ` +
        "allowed: lower-case letters, digits and hyphens, starting with a letter",
    );
  });

  it("refuses a name that is too long together with the cluster's", () => {
    const named = (group: string) => () => synthCluster({ name: "c".repeat(51), nodeGroups: { [group]: nodes } });
    expect(named("n".repeat(11))).not.toThrow();
    expect(named("n".repeat(12))).toThrow(
      `test/eks.nodeGroups.nnnnnnnnnnnn: makes too long a name, got "${"c".repeat(51)}-nnnnnnnnnnnn"; allowed: 63 characters with the cluster's`,
    );
  });
});
