import { policyDocument } from "../../../lib/policy";
import { Construct } from "../../../lib/terraform";
import { SecretReader, type SecretReaderProps } from "../../../modules/iam";
import { decide } from "../../support/iam-evaluator";
import { trustOf } from "../../support/iam-roles";
import { addressesOf, exclusive, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const operatorRoleArn = "arn:aws:iam::123456789012:role/debtflow-staging-addon-external-secrets";
const clusterArn = "arn:aws:eks:us-east-1:123456789012:cluster/debtflow-staging";
const read = policyDocument([
  { sid: "Read", actions: ["secretsmanager:GetSecretValue"], resources: ["arn:aws:secretsmanager:::secret:a"] },
]);

const synthReader = (overrides: Partial<SecretReaderProps> = {}): string =>
  synthModule((stack) => {
    new SecretReader(new Construct(stack, "reader"), "worker", {
      name: "debtflow-staging-worker.secrets",
      path: "/debtflow-staging/secrets/debtflow/",
      operatorRoleArn,
      clusterArn,
      policy: read,
      ...overrides,
    });
  });

const role = "aws_iam_role.reader_worker_role";
const json = synthReader();

it("is a role and its policy, and nothing else", () => {
  expect(addressesOf(json)).toEqual(
    [role, "aws_iam_role_policy.reader_worker_policy", ...exclusive("reader_worker_role")].sort(),
  );
  expect(resourceAt(json, role)).toMatchObject({
    name: "debtflow-staging-worker.secrets",
    path: "/debtflow-staging/secrets/debtflow/",
  });
  expect(resourceAt(json, "aws_iam_role_policy.reader_worker_policy").policy).toBe(read);
});

describe("is assumed", () => {
  const tag = "aws:PrincipalTag/eks-cluster-arn";
  const assumes = (principal: Readonly<Record<string, string>>, context: Readonly<Record<string, string>> = {}) =>
    ["sts:AssumeRole", "sts:TagSession"].map((action) => decide([trustOf(json, role)], { action, principal, context }));

  // IAM User Guide, Chaining roles with session tags: Pod Identity's tags are transitive, which takes sts:TagSession (aws/eks-pod-identity-agent#80).
  it("by the operator's session of its cluster, tags included", () => {
    expect(assumes({ AWS: operatorRoleArn }, { [tag]: clusterArn })).toEqual(["allowed", "allowed"]);
  });

  it("by the operator's session of a token, which has no tags: its pods started before", () => {
    expect(assumes({ AWS: operatorRoleArn })).toEqual(["allowed", "allowed"]);
  });

  it.each([
    ["the operator's role in another cluster", { AWS: operatorRoleArn }, { [tag]: `${clusterArn}-2` }],
    ["another role", { AWS: operatorRoleArn.replace("external-secrets", "velero") }, { [tag]: clusterArn }],
    ["the whole account", { AWS: "arn:aws:iam::123456789012:root" }, { [tag]: clusterArn }],
    ["a pod by Pod Identity", { Service: "pods.eks.amazonaws.com" }, { [tag]: clusterArn }],
    ["whoever has a token", { Federated: "arn:aws:iam::123456789012:oidc-provider/x" }, {}],
  ])("not by %s", (_, principal, context) => {
    expect(assumes(principal, context)).toEqual(["not allowed", "not allowed"]);
  });

  it("not by a token", () => {
    const request = { action: "sts:AssumeRoleWithWebIdentity", principal: { AWS: operatorRoleArn }, context: {} };
    expect(decide([trustOf(json, role)], request)).toBe("not allowed");
  });
});

it.each<[string, Partial<SecretReaderProps>, string]>([
  ["a name beyond 64 characters", { name: "a".repeat(65) }, "test/reader/worker.name: is not a role name"],
  [
    "a policy beyond 10,240 characters",
    { policy: "a".repeat(10_241) },
    "test/reader/worker.policy: the role's policies are too long",
  ],
])("refuses %s", (_, overrides, message) => {
  expect(() => synthReader(overrides)).toThrow(message);
});
