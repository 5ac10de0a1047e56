import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Token } from "../../../lib/terraform";
import type { ClusterProps } from "../../../modules/eks";
import { onlyResource } from "../../support/resources";
import { nodes, subnetsIn, synthCluster } from "./support";

const nameAllowed = "1 to 51 letters, digits, - and _, starting with a letter or digit";
const principalAllowed =
  "ARN of a role or a user, without wildcard; of a session, the ARN of its role; not a service-linked role";
const placeAllowed = "a group with a desired node or more, and no taint that keeps pods away";

describe("A cluster", () => {
  it.each(["a", "Debt_Flow-1", "a".repeat(51)])("takes the name %s", (name) => {
    expect(onlyResource(synthCluster({ name }), "aws_eks_cluster").name).toBe(name);
  });

  it.each(["", "-a", "_a", "a b", "a.b", "a".repeat(52)])("refuses the name %j", (name) => {
    expect(() => synthCluster({ name })).toThrow(
      `test/eks.name: is not a cluster name, got ${JSON.stringify(name)}; allowed: ${nameAllowed}`,
    );
  });

  it.each<[string, Partial<ClusterProps>, string]>([
    ["a short account", { account: "1234" }, 'test/eks.account: is not an account id, got "1234"; allowed: 12 digits'],
    [
      "a patch version",
      { version: "1.35.1" },
      'test/eks.version: is not a Kubernetes minor version, got "1.35.1"; allowed: such as 1.35',
    ],
    ["a log type twice", { logTypes: ["api", "api"] }, 'test/eks.logTypes: is there twice, got "api"; allowed: each value once'],
    [
      "a retention between two",
      { logRetentionDays: 100 },
      "test/eks.logRetentionDays: is no retention of CloudWatch Logs, got 100; allowed: 1, 3, 5",
    ],
    [
      "everyone at the public endpoint",
      { publicCidrs: ["203.0.113.0/24", "0.0.0.0/0"] },
      'test/eks.publicCidrs[1]: opens the Kubernetes API to everyone, got "0.0.0.0/0"; allowed: the ranges that deploy',
    ],
    [
      "a range with bits behind its prefix",
      { publicCidrs: ["203.0.113.1/24"] },
      'test/eks.publicCidrs[0]: is not a CIDR block, got "203.0.113.1/24"; allowed: an IPv4 network and its prefix, such as 203.0.113.0/24',
    ],
    [
      "a principal that is none",
      { admins: ["ann"] },
      `test/eks.admins[0]: is not a principal, got "ann"; allowed: ${principalAllowed}`,
    ],
    [
      "a principal with a wildcard",
      { deployers: ["arn:aws:iam::123456789012:role/*"], deployNamespaces: ["a"] },
      `test/eks.deployers[0]: is not a principal, got "arn:aws:iam::123456789012:role/*"; allowed: ${principalAllowed}`,
    ],
    [
      "a session, which ends",
      { admins: ["arn:aws:sts::123456789012:assumed-role/ci/run"] },
      `test/eks.admins[0]: is not a principal, got "arn:aws:sts::123456789012:assumed-role/ci/run"; allowed: ${principalAllowed}`,
    ],
    [
      "an account's root, which is no one",
      { readers: ["arn:aws:iam::123456789012:root"] },
      `test/eks.readers[0]: is not a principal, got "arn:aws:iam::123456789012:root"; allowed: ${principalAllowed}`,
    ],
    [
      "a principal at two levels, of which EKS takes one",
      { admins: ["arn:aws:iam::123456789012:role/ci"], readers: ["arn:aws:iam::123456789012:role/ci"] },
      'test/eks.access: is there twice, got "arn:aws:iam::123456789012:role/ci"; allowed: each value once',
    ],
    [
      "private clients that are everyone",
      { privateClientCidrs: ["0.0.0.0/0"] },
      'test/eks.privateClientCidrs[0]: opens the Kubernetes API to everyone, got "0.0.0.0/0"; allowed: the ranges that deploy',
    ],
    [
      "a private client that is no security group",
      { privateClientGroups: { runner: "runner" } },
      'test/eks.privateClientGroups.runner: is not a security group, got "runner"; allowed: such as sg-0123456789abcdef0',
    ],
    [
      "a principal twice",
      { readers: ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:root"] },
      'test/eks.readers: is there twice, got "arn:aws:iam::123456789012:root"; allowed: each value once',
    ],
    [
      "a namespace that is none",
      { deployNamespaces: ["Debt"] },
      'test/eks.deployNamespaces[0]: is not a namespace, got "Debt"; allowed: 1 to 63 lower-case letters, digits and hyphens',
    ],
    [
      "a namespace twice",
      { deployNamespaces: ["a", "a"] },
      'test/eks.deployNamespaces: is there twice, got "a"; allowed: each value once',
    ],
    [
      "a version of an add-on without build",
      { addonVersions: { coredns: "1.12" } },
      'test/eks.addonVersions.coredns: is not an add-on version, got "1.12"; allowed: such as v1.20.4-eksbuild.2',
    ],
    [
      "an AMI release of another minor",
      { nodeRelease: "1.34.9-20260714" },
      'test/eks.nodeRelease: is no AMI release of Kubernetes 1.35, got "1.34.9-20260714"; allowed: such as 1.35.6-20260714',
    ],
    [
      "a tag of AWS",
      { tags: { "aws:x": "y" } },
      'test/eks.tags.aws:x: is not a tag key, got "aws:x"; allowed: 1 to 128 characters, no = and comma, no aws: first',
    ],
    [
      "a tag that the EBS driver would read as two",
      { tags: { Team: "a,b=c" } },
      'test/eks.tags.Team: is not a tag value, got "a,b=c"; allowed: at most 256 characters, no comma',
    ],
    [
      "no node group",
      { nodeGroups: {} },
      `test/eks.nodeGroups: leave no place for add-ons such as coredns, got []; allowed: ${placeAllowed}`,
    ],
    [
      "groups without a node at the start",
      { nodeGroups: { spot: { ...nodes, nodes: { min: 0, desired: 0, max: 3 } } } },
      `test/eks.nodeGroups: leave no place for add-ons such as coredns, got ["spot"]; allowed: ${placeAllowed}`,
    ],
    [
      "groups that keep pods away",
      {
        nodeGroups: {
          a: { ...nodes, taints: [{ key: "a", effect: "NO_EXECUTE" }] },
          b: { ...nodes, taints: [{ key: "b", effect: "NO_SCHEDULE" }] },
        },
      },
      `test/eks.nodeGroups: leave no place for add-ons such as coredns, got ["a","b"]; allowed: ${placeAllowed}`,
    ],
  ])("refuses %s", (_, overrides, message) => {
    expect(() => synthCluster(overrides)).toThrow(message);
  });

  it.each<[string, string[]]>([
    ["one subnet", ["a"]],
    ["no subnet", []],
  ])("refuses %s", (_, zones) => {
    const given = JSON.stringify(zones.map((zone) => `us-east-1${zone}`));
    expect(() => synthCluster((stack) => ({ subnets: subnetsIn(stack, ...zones) }))).toThrow(
      `test/eks.subnets: lie in too few zones, got ${given}; allowed: subnets in two zones or more`,
    );
  });

  it("refuses two subnets of one zone", () => {
    const twice = () =>
      synthCluster((stack) => {
        const [subnet] = subnetsIn(stack, "a");
        return { subnets: subnet ? [subnet, subnet] : [] };
      });
    expect(twice).toThrow('test/eks.subnets: lie in too few zones, got ["us-east-1a","us-east-1a"]');
  });

  it("refuses one subnet also when only Terraform knows its zone", () => {
    const one = () => synthCluster((stack) => ({ subnets: [new Subnet(stack, "private", { vpcId: "vpc-1" })] }));
    expect(one).toThrow("test/eks.subnets: lie in too few zones, got [null]; allowed: subnets in two zones or more");
  });

  it("leaves to Terraform what only Terraform knows", () => {
    const later = Token.asString({ resolve: () => "LATER", creationStack: [], toString: () => "" });
    const json = synthCluster((stack) => {
      const subnets = subnetsIn(stack, "a", "b");
      for (const subnet of subnets) {
        subnet.availabilityZone = later;
      }
      return { version: later, publicCidrs: [later], subnets };
    });
    expect(onlyResource(json, "aws_eks_cluster")).toMatchObject({
      version: "LATER",
      vpc_config: { public_access_cidrs: ["LATER"] },
    });
  });
});
