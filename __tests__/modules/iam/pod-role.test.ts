import { policyDocument } from "../../../lib/policy";
import { Construct } from "../../../lib/terraform";
import { type PodIdentity, PodRole, type PodRoleProps } from "../../../modules/iam";
import { decide } from "../../support/iam-evaluator";
import { trustOf } from "../../support/iam-roles";
import { addressesOf, exclusive, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const issuer = "oidc.eks.us-east-1.amazonaws.com/id/ABC";
const providerArn = `arn:aws:iam::123456789012:oidc-provider/${issuer}`;
const irsa: PodIdentity = { type: "irsa", provider: { arn: providerArn, issuer } };
const podIdentity: PodIdentity = { type: "pod-identity", clusterName: "debtflow-staging" };

const read = policyDocument([{ sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::files/*"] }]);

const synthRole = (overrides: Partial<PodRoleProps> = {}): string =>
  synthModule((stack) => {
    new PodRole(new Construct(stack, "iam"), "worker", {
      name: "debtflow-staging-worker",
      serviceAccount: { namespace: "debtflow", name: "debtflow-worker" },
      identities: [irsa],
      policies: { s3: read },
      ...overrides,
    });
  });

const role = "aws_iam_role.iam_worker_role";

describe("The role of a service account", () => {
  it("has no policy of anybody else's: one that somebody adds is in the next plan", () => {
    const json = synthRole();
    const roleName = `\${${role}.name}`;
    expect(resourceAt(json, "aws_iam_role_policies_exclusive.iam_worker_role-policies")).toEqual({
      role_name: roleName,
      policy_names: [`\${${"aws_iam_role_policy.iam_worker_s3"}.name}`],
    });
    expect(resourceAt(json, "aws_iam_role_policy_attachments_exclusive.iam_worker_role-attachments")).toEqual({
      role_name: roleName,
      policy_arns: [],
    });
  });

  it("has its name, its policies named after it, and nothing else", () => {
    const json = synthRole();
    expect(addressesOf(json)).toEqual([role, "aws_iam_role_policy.iam_worker_s3", ...exclusive("iam_worker_role")].sort());
    expect(resourceAt(json, role)).toMatchObject({ name: "debtflow-staging-worker" });
    expect(resourceAt(json, "aws_iam_role_policy.iam_worker_s3")).toEqual({
      name: "debtflow-staging-worker-s3",
      role: `\${${role}.name}`,
      policy: read,
    });
  });

  describe("with IRSA", () => {
    const token = { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: "system:serviceaccount:debtflow:debtflow-worker" };
    const assumes = (context: Readonly<Record<string, string>>, Federated = providerArn) =>
      decide([trustOf(synthRole(), role)], { action: "sts:AssumeRoleWithWebIdentity", principal: { Federated }, context });

    it("trusts its service account", () => {
      expect(assumes(token)).toBe("allowed");
    });

    it.each([
      ["another service account", { [`${issuer}:sub`]: "system:serviceaccount:debtflow:debtflow-api" }],
      ["another namespace", { [`${issuer}:sub`]: "system:serviceaccount:default:debtflow-worker" }],
      ["a longer name", { [`${issuer}:sub`]: "system:serviceaccount:debtflow:debtflow-worker-2" }],
      ["a token made for somebody else", { [`${issuer}:aud`]: "sigstore" }],
    ])("refuses %s", (_, change) => {
      expect(assumes({ ...token, ...change })).toBe("not allowed");
    });

    it("refuses a token without audience or subject, and one of another cluster", () => {
      const { [`${issuer}:aud`]: aud, ...withoutAudience } = token;
      expect(aud).toBeDefined();
      expect(assumes(withoutAudience)).toBe("not allowed");
      expect(assumes({ [`${issuer}:aud`]: "sts.amazonaws.com" })).toBe("not allowed");
      expect(assumes(token, "arn:aws:iam::123456789012:oidc-provider/other")).toBe("not allowed");
    });

    it("refuses whoever comes by another way than a token", () => {
      const request = { action: "sts:AssumeRole", principal: { Federated: providerArn }, context: token };
      expect(decide([trustOf(synthRole(), role)], request)).toBe("not allowed");
    });
  });

  describe("with Pod Identity", () => {
    const tags = {
      "aws:RequestTag/eks-cluster-name": "debtflow-staging",
      "aws:RequestTag/kubernetes-namespace": "debtflow",
      "aws:RequestTag/kubernetes-service-account": "debtflow-worker",
    };
    const json = synthRole({ identities: [podIdentity] });
    const assumes = (context: Readonly<Record<string, string>>, Service = "pods.eks.amazonaws.com") =>
      ["sts:AssumeRole", "sts:TagSession"].map((action) =>
        decide([trustOf(json, role)], { action, principal: { Service }, context }),
      );

    it("is associated with its service account", () => {
      expect(addressesOf(json)).toContain("aws_eks_pod_identity_association.iam_worker_association");
      expect(resourceAt(json, "aws_eks_pod_identity_association.iam_worker_association")).toEqual({
        cluster_name: "debtflow-staging",
        namespace: "debtflow",
        service_account: "debtflow-worker",
        role_arn: `\${${role}.arn}`,
      });
    });

    it("trusts the sessions of its service account", () => {
      expect(assumes(tags)).toEqual(["allowed", "allowed"]);
    });

    it.each([
      ["another cluster", { "aws:RequestTag/eks-cluster-name": "debtflow-production" }],
      ["another namespace", { "aws:RequestTag/kubernetes-namespace": "default" }],
      ["another service account", { "aws:RequestTag/kubernetes-service-account": "debtflow-api" }],
    ])("refuses %s", (_, change) => {
      expect(assumes({ ...tags, ...change })).toEqual(["not allowed", "not allowed"]);
    });

    it("refuses sessions without tags, and other services", () => {
      expect(assumes({})).toEqual(["not allowed", "not allowed"]);
      expect(assumes(tags, "ec2.amazonaws.com")).toEqual(["not allowed", "not allowed"]);
    });
  });

  it("takes both ways while pods move from one to the other", () => {
    const json = synthRole({ identities: [irsa, podIdentity] });
    const { Statement } = trustOf(json, role);
    expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(2);
    const token = { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: "system:serviceaccount:debtflow:debtflow-worker" };
    const tags = {
      "aws:RequestTag/eks-cluster-name": "debtflow-staging",
      "aws:RequestTag/kubernetes-namespace": "debtflow",
      "aws:RequestTag/kubernetes-service-account": "debtflow-worker",
    };
    const ask = (action: string, principal: Readonly<Record<string, string>>, context: Readonly<Record<string, string>>) =>
      decide([trustOf(json, role)], { action, principal, context });
    expect(ask("sts:AssumeRoleWithWebIdentity", { Federated: providerArn }, token)).toBe("allowed");
    expect(ask("sts:AssumeRole", { Service: "pods.eks.amazonaws.com" }, tags)).toBe("allowed");
    expect(ask("sts:AssumeRoleWithWebIdentity", { Federated: providerArn }, tags)).toBe("not allowed");
    expect(ask("sts:AssumeRole", { Service: "pods.eks.amazonaws.com" }, token)).toBe("not allowed");
    expect(addressesOf(json)).toContain("aws_eks_pod_identity_association.iam_worker_association");
  });

  const path = "test/iam/worker";
  it.each<[string, Partial<PodRoleProps>, string]>([
    [
      "a name beyond 64 characters",
      { name: "a".repeat(65) },
      `${path}.name: is not a role name, got "${"a".repeat(65)}"; allowed: at most 64 letters, digits and _ + = , . @ -`,
    ],
    [
      "a namespace that is a pattern",
      { serviceAccount: { namespace: "*", name: "debtflow-worker" } },
      `${path}.serviceAccount.namespace: is not a namespace, got "*"; allowed: at most 63 lower-case letters, digits and hyphens`,
    ],
    [
      "a service account that is a pattern",
      { serviceAccount: { namespace: "debtflow", name: "debtflow-*" } },
      `${path}.serviceAccount.name: is not a service account, got "debtflow-*"; allowed: at most 253 lower-case letters, digits, hyphens and dots`,
    ],
    [
      "policies beyond 10,240 characters together",
      { policies: { s3: "a".repeat(10_000), kms: "b".repeat(241) } },
      `${path}.policies: the role's policies are too long together, got 10241; allowed: at most 10240 characters, as IAM counts them`,
    ],
    [
      "a trust policy beyond 2,048 characters",
      { identities: [{ type: "irsa", provider: { arn: "a".repeat(2048), issuer } }] },
      `${path}.serviceAccount: the trust policy is too long, got`,
    ],
  ])("refuses %s", (_, overrides, message) => {
    expect(() => synthRole(overrides)).toThrow(message);
  });

  it("takes policies of 10,240 characters, white space not counted", () => {
    expect(() => synthRole({ policies: { s3: `${"a".repeat(10_240)}   \n` } })).not.toThrow();
  });
});
