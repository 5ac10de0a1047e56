import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { TerraformOutput } from "../../../lib/terraform";
import { type AccessLevel, accessGroups, type ClusterProps } from "../../../modules/eks";
import type { Context } from "../../support/iam-conditions";
import { decide } from "../../support/iam-evaluator";
import { trustOf } from "../../support/iam-roles";
import { addressesOf, resourceAt, resourcesOf } from "../../support/resources";
import { parsed, ref, synthCluster } from "./support";

const ann = "arn:aws:iam::123456789012:user/ann";
const ci = "arn:aws:iam::123456789012:role/ci";
const bob = "arn:aws:iam::123456789012:user/bob";
const eve = "arn:aws:iam::123456789012:user/eve";
const everybody: Partial<ClusterProps> = { admins: [ann], deployers: [bob], readers: [eve], deployNamespaces: ["debtflow"] };
const accessIn = (json: string) => addressesOf(json).filter((address) => address.includes(".eks_access_"));
const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;

describe("Access", () => {
  it("is nobody's where there are no principals", () => {
    expect(accessIn(synthCluster({ deployNamespaces: ["debtflow"] }))).toEqual([]);
  });

  it("is an entry of its own for a role, by which it applies a stack with one login", () => {
    expect(accessIn(synthCluster({ readers: [ci] }))).toEqual([
      "aws_eks_access_entry.eks_access_read-ci_entry",
      "aws_eks_access_policy_association.eks_access_read-ci_policy",
    ]);
  });

  it("tells a role of another account apart", () => {
    const elsewhere = "arn:aws:iam::210987654321:role/teams/ci";
    const json = synthCluster({ readers: [ci, elsewhere] });
    expect(resourceAt(json, "aws_eks_access_entry.eks_access_read-ci_entry").principal_arn).toBe(ci);
    expect(resourceAt(json, "aws_eks_access_entry.eks_access_read-210987654321-ci_entry").principal_arn).toBe(elsewhere);
  });

  it("takes the roles of Identity Center, whose ARNs have a path", () => {
    const sso = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/us-east-1/AWSReservedSSO_Admin_0a1b2c3d4e5f";
    const json = synthCluster({ admins: [sso] });
    expect(resourceAt(json, "aws_eks_access_entry.eks_access_admin-AWSReservedSSO_Admin_0a1b2c3d4e5f_entry").principal_arn).toBe(
      sso,
    );
  });

  it("is a role with an entry for the users of each level, and for no other", () => {
    expect(accessIn(synthCluster({ readers: [ann] })).filter((address) => !/_exclusive\./.test(address))).toEqual([
      "aws_eks_access_entry.eks_access_read_entry",
      "aws_eks_access_policy_association.eks_access_read_policy",
      "aws_iam_role.eks_access_read-role",
      "aws_iam_role_policy.eks_access_read-role-find",
    ]);
  });

  it.each<[AccessLevel, string, string]>([
    ["admin", "debtflow-staging-admin", ann],
    ["deploy", "debtflow-staging-deploy", bob],
    ["read", "debtflow-staging-read", eve],
  ])("as %s is by the role %s for users, who show a second factor", (level, name, user) => {
    const json = synthCluster(everybody);
    const role = `aws_iam_role.eks_access_${level}-role`;
    expect(resourceAt(json, role).name).toBe(name);
    const assumes = (AWS: string, context: Context) =>
      decide([trustOf(json, role)], { action: "sts:AssumeRole", principal: { AWS }, context });
    expect(assumes(user, { "aws:MultiFactorAuthPresent": "true" })).toBe("allowed");
    expect(assumes(user, { "aws:MultiFactorAuthPresent": "false" })).toBe("not allowed");
    expect(assumes(user, {})).toBe("not allowed");
  });

  it("asks no role for a second factor, which its session could not show", () => {
    const json = synthCluster({ admins: [ci] });
    expect(json).not.toContain("MultiFactorAuthPresent");
    expect(Object.keys(resourcesOf(json).aws_iam_role ?? {}).filter((name) => name.includes("access"))).toEqual([]);
  });

  it.each<[AccessLevel, string, object, object]>([
    ["admin", "AmazonEKSClusterAdminPolicy", { type: "cluster" }, {}],
    [
      "deploy",
      "AmazonEKSEditPolicy",
      { type: "namespace", namespaces: ["debtflow"] },
      { kubernetes_groups: ["slipway:deployers"] },
    ],
    // Not AmazonEKSAdminViewPolicy, which shows secrets.
    ["read", "AmazonEKSViewPolicy", { type: "cluster" }, { kubernetes_groups: ["slipway:readers"] }],
  ])("as %s has %s and no more, by a role's own entry or the users' role", (level, name, scope, groups) => {
    const roles = { admin: { admins: [ci] }, deploy: { deployers: [ci] }, read: { readers: [ci] } }[level];
    const own = [synthCluster({ ...roles, deployNamespaces: ["debtflow"] }), `${level}-ci`, ci] as const;
    const shared = [synthCluster(everybody), level, ref(`aws_iam_role.eks_access_${level}-role.arn`)] as const;
    for (const [json, id, principal] of [own, shared]) {
      expect(resourceAt(json, `aws_eks_access_entry.eks_access_${id}_entry`)).toEqual({
        cluster_name: ref("aws_eks_cluster.eks_cluster.name"),
        principal_arn: principal,
        ...groups,
      });
      expect(resourceAt(json, `aws_eks_access_policy_association.eks_access_${id}_policy`)).toEqual({
        cluster_name: ref("aws_eks_cluster.eks_cluster.name"),
        principal_arn: ref(`aws_eks_access_entry.eks_access_${id}_entry.principal_arn`),
        policy_arn: policy(name),
        access_scope: scope,
      });
    }
  });

  it("lets each role find the cluster in AWS, and nothing else there", () => {
    const json = synthCluster(everybody);
    for (const level of ["admin", "deploy", "read"]) {
      const { role, policy: document } = resourceAt(json, `aws_iam_role_policy.eks_access_${level}-role-find`);
      expect(role).toBe(ref(`aws_iam_role.eks_access_${level}-role.name`));
      expect(parsed(document).Statement).toEqual([
        { Sid: "FindCluster", Effect: "Allow", Action: "eks:DescribeCluster", Resource: ref("aws_eks_cluster.eks_cluster.arn") },
      ]);
    }
  });

  it("hands out the roles that it made", () => {
    const { output } = JSON.parse(
      synthCluster({ admins: [ann] }, ({ accessRoles }, stack) => {
        const arns = Object.entries(accessRoles).map(([level, role]) => [level, role.arn]);
        new TerraformOutput(stack, "roles", { value: arns });
      }),
    );
    expect(output.roles.value).toEqual([["admin", ref("aws_iam_role.eks_access_admin-role.arn")]]);
  });

  it("is given to a role that was made elsewhere, and makes no other", () => {
    const json = synthCluster({ deployNamespaces: ["debtflow"] }, (cluster, stack) => {
      cluster.grantAccess("pipeline", new IamRole(stack, "pipeline", { assumeRolePolicy: "{}" }), "deploy");
    });
    expect(accessIn(json)).toEqual([
      "aws_eks_access_entry.eks_access_pipeline_entry",
      "aws_eks_access_policy_association.eks_access_pipeline_policy",
    ]);
    expect(resourceAt(json, "aws_eks_access_entry.eks_access_pipeline_entry")).toMatchObject({
      principal_arn: ref("aws_iam_role.pipeline.arn"),
      kubernetes_groups: [accessGroups.deploy],
    });
    expect(resourceAt(json, "aws_eks_access_policy_association.eks_access_pipeline_policy")).toMatchObject({
      policy_arn: policy("AmazonEKSEditPolicy"),
      access_scope: { type: "namespace", namespaces: ["debtflow"] },
    });
  });

  it("uses no group name that EKS keeps for itself", () => {
    for (const group of Object.values(accessGroups)) {
      expect(group).not.toMatch(/^(system|eks|aws|amazon|iam):/);
    }
  });

  const grant = (overrides: Partial<ClusterProps>, id: string, level: AccessLevel) => () =>
    synthCluster(overrides, (cluster, stack) => {
      cluster.grantAccess(id, new IamRole(stack, "pipeline", { assumeRolePolicy: "{}" }), level);
    });

  it("refuses an id that is taken", () => {
    expect(grant({ admins: [ann] }, "admin", "admin")).toThrow(
      'test/eks/access.admin: is taken by another grant, got "admin"; allowed: an id of its own',
    );
  });

  it.each([
    ["a role made elsewhere", grant({}, "pipeline", "deploy"), "test/eks/access.pipeline"],
    ["a role of its principals", () => synthCluster({ deployers: [ci] }), "test/eks/access.deploy-ci"],
  ])("refuses to let %s deploy nowhere", (_, build, path) => {
    expect(build).toThrow(`${path}: deploys nowhere, got []; allowed: deployNamespaces with one or more namespaces`);
  });

  it.each([
    ["a role made elsewhere", grant({ authenticationMode: "CONFIG_MAP" }, "pipeline", "read"), "test/eks/access.pipeline"],
    [
      "a role of its principals",
      () => synthCluster({ authenticationMode: "CONFIG_MAP", readers: [ci] }),
      "test/eks/access.read-ci",
    ],
  ])("refuses %s where the ConfigMap alone decides", (_, build, path) => {
    expect(build).toThrow(
      `${path}: needs access entries, got "CONFIG_MAP"; allowed: authenticationMode API or API_AND_CONFIG_MAP`,
    );
  });
});
