import type { Use } from "../../application/uses";
import { type Workload, workloadsOf } from "../../application/workloads";
import { addStacks } from "../../stacks";
import { environmentWith } from "../support/environments";
import { decide, type Policy } from "../support/iam-evaluator";
import { resolved } from "../support/references";
import { addressesOf, resourceAt, resourcesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";

const environment = environmentWith({});
const { stacks } = synthStacks((app) => addStacks(app, [environment]));
const json = stacks["debtflow-production-platform"] ?? "";
const workloads = workloadsOf(environment.application);

const account = "123456789012";
const issuer = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
const provider = `arn:aws:iam::${account}:oidc-provider/${issuer}`;
const secretArn = (name: string) => `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}-AbCdEf`;
const ownSecret = (name: string) => secretArn(`debtflow/production/${name}`);
const files = "arn:aws:s3:::debtflow-files-production";

type Ask = readonly [action: string, resource: string];

const reading = ["GetSecretValue", "DescribeSecret", "GetResourcePolicy", "ListSecretVersionIds"];
const readsSecret = (name: string): Ask[] => reading.map((action) => [`secretsmanager:${action}`, ownSecret(name)]);

/** What one use grants, said once more and by other means than the code says it. */
function granted(use: Use): Ask[] {
  switch (use.kind) {
    case "database":
      return readsSecret("database");
    case "cache":
      return readsSecret("redis");
    case "secret":
      return readsSecret(use.secret);
    case "bucket":
      expect(use).toEqual({ kind: "bucket", bucket: "files", access: "read-write" });
      return [
        ["s3:ListBucket", files],
        ...["GetObject", "PutObject", "AbortMultipartUpload", "DeleteObject"].map(
          (action): Ask => [`s3:${action}`, `${files}/a/b.csv`],
        ),
      ];
    default:
      return [];
  }
}

const buckets = [
  files,
  "arn:aws:s3:::debtflow-files-staging",
  "arn:aws:s3:::debtflow-files-production-2",
  "arn:aws:s3:::debtflow-logs-production",
  "arn:aws:s3:::debtflow-terraform-state",
];
const secrets = [
  ...["database", "redis", "django", "stripe", "sftp", "stripe2", "database-other"].map(ownSecret),
  ...["database", "redis", "django", "stripe", "sftp"].map((name) => secretArn(`debtflow/staging/${name}`)),
  secretArn("other/production/django"),
  "*",
];
const bucketActions = [
  ..."ListBucket ListBucketVersions ListAllMyBuckets CreateBucket DeleteBucket GetBucketPolicy PutBucketPolicy".split(" "),
  ..."GetObject GetObjectVersion PutObject PutObjectAcl AbortMultipartUpload DeleteObject DeleteObjectVersion".split(" "),
  ..."RestoreObject BypassGovernanceRetention *".split(" "),
].map((action) => `s3:${action}`);
const secretActions = [
  ...[...reading, "BatchGetSecretValue", "PutSecretValue", "UpdateSecret", "DeleteSecret", "RestoreSecret", "RotateSecret"],
  ...["PutResourcePolicy", "DeleteResourcePolicy", "CreateSecret", "ListSecrets", "ReplicateSecretToRegions", "*"],
].map((action) => `secretsmanager:${action}`);

const own = `arn:aws:iam::${account}:role/debtflow-production-api`;
const elsewhere: readonly Ask[] = [
  ["*", "*"],
  ["iam:*", "*"],
  ["iam:PassRole", own],
  ["iam:PutRolePolicy", own],
  ["iam:CreateAccessKey", `arn:aws:iam::${account}:user/admin`],
  ["sts:AssumeRole", `arn:aws:iam::${account}:role/debtflow-production-admin`],
  ["sts:AssumeRole", own],
  ["kms:Decrypt", `arn:aws:kms:us-east-1:${account}:key/1`],
  ["kms:GenerateDataKey", `arn:aws:kms:us-east-1:${account}:key/1`],
  ["kms:CreateGrant", `arn:aws:kms:us-east-1:${account}:key/1`],
  ["rds:DeleteDBInstance", `arn:aws:rds:us-east-1:${account}:db:debtflow-production`],
  ["rds-db:connect", `arn:aws:rds-db:us-east-1:${account}:dbuser:db-1/debtflow`],
  ["elasticache:Connect", `arn:aws:elasticache:us-east-1:${account}:replicationgroup:debtflow-production`],
  ["ec2:RunInstances", "*"],
  ["ec2:DescribeInstances", "*"],
  ["eks:DescribeCluster", `arn:aws:eks:us-east-1:${account}:cluster/debtflow-production`],
  ["ecr:GetAuthorizationToken", "*"],
  ["ssm:GetParameter", `arn:aws:ssm:us-east-1:${account}:parameter/slipway/debtflow/production/data`],
  ["dynamodb:PutItem", `arn:aws:dynamodb:us-east-1:${account}:table/debtflow-terraform-lock`],
  ["logs:PutLogEvents", `arn:aws:logs:us-east-1:${account}:log-group:/aws/eks/debtflow-production/cluster:log-stream:a`],
  ["sqs:SendMessage", `arn:aws:sqs:us-east-1:${account}:debtflow-production-interruptions`],
  ["route53:ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/Z0123456789EXISTING"],
  ["lambda:InvokeFunction", `arn:aws:lambda:us-east-1:${account}:function:debtflow`],
];

/** Everything that is asked of every role: what is granted to some, and all of its neighbours. */
const asked: readonly Ask[] = [
  ...buckets.flatMap((bucket) =>
    [bucket, `${bucket}/a/b.csv`, "*"].flatMap((at) => bucketActions.map((action): Ask => [action, at])),
  ),
  ...secrets.flatMap((secret) => secretActions.map((action): Ask => [action, secret])),
  ...elsewhere,
];

const roleOf = ({ name }: Workload) => `aws_iam_role.iam_${name}_role`;
const parsed = (text: unknown): Policy => JSON.parse(resolved(json, text));
const policiesOf = (workload: Workload): Policy[] =>
  Object.values(resourcesOf(json).aws_iam_role_policy ?? {})
    .filter(({ role }) => role === `\${${roleOf(workload)}.name}`)
    .map(({ policy }) => parsed(policy));

const text = ([action, resource]: Ask) => `${action} ${resource}`;
const withRole = workloads.filter(({ uses }) => uses.flatMap(granted).length > 0);

describe("the roles of debtflow-production", () => {
  it("are one for every workload but the frontend, which uses nothing of AWS", () => {
    expect(workloads.map(({ name }) => name)).toEqual(["api", "worker", "beat", "frontend", "migrate", "vacuum", "audit"]);
    expect(withRole.map(({ name }) => name)).toEqual(["api", "worker", "beat", "migrate", "vacuum", "audit"]);
    const roles = addressesOf(json).filter((address) => /^aws_iam_role\.iam_/.test(address));
    expect(roles).toEqual(withRole.map(roleOf).sort());
    expect(json).not.toContain("system:serviceaccount:debtflow:debtflow-frontend");
  });

  it("have no managed policy", () => {
    const attached = Object.values(resourcesOf(json).aws_iam_role_policy_attachment ?? {}).map(({ role }) => role);
    expect(attached.filter((role) => String(role).includes("aws_iam_role.iam_"))).toEqual([]);
  });

  it.each(withRole.map((workload) => [workload.name, workload] as const))(
    "allow %s what it uses, and nothing else",
    (_, workload) => {
      const policies = policiesOf(workload);
      const allowed = asked.filter(([action, resource]) => decide(policies, { action, resource }) === "allowed");
      expect([...new Set(allowed.map(text))].sort()).toEqual([...new Set(workload.uses.flatMap(granted).map(text))].sort());
    },
  );

  it.each(withRole.map((workload) => [workload.name, workload] as const))(
    "name every action and resource of %s in full",
    (_, workload) => {
      for (const { Action, Resource, Effect, NotAction, NotResource } of policiesOf(workload).flatMap(
        ({ Statement }) => Statement,
      )) {
        expect([Effect, NotAction, NotResource]).toEqual(["Allow", undefined, undefined]);
        expect([Action ?? []].flat().join(" ")).not.toMatch(/[*?]/);
        for (const resource of [Resource ?? []].flat()) {
          expect(resource).toMatch(/^arn:aws:(s3:::[a-z0-9-]+(\/\*)?|secretsmanager:us-east-1:123456789012:secret:[\w/-]+)$/);
        }
      }
    },
  );
});

describe.each(withRole.map((workload) => [workload.name, workload] as const))("the trust of %s", (_, workload) => {
  const trust = parsed(resourceAt(json, roleOf(workload)).assume_role_policy);
  const subject = `system:serviceaccount:debtflow:debtflow-${workload.name}`;
  const token = { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: subject };
  const assume = (context: Readonly<Record<string, string>>, federated = provider) =>
    decide([trust], { action: "sts:AssumeRoleWithWebIdentity", principal: { Federated: federated }, context });
  const of = (sub: string) => ({ ...token, [`${issuer}:sub`]: sub });

  it("admits its own service account", () => {
    expect(assume(token)).toBe("allowed");
  });

  it("refuses another namespace", () => {
    for (const namespace of ["default", "kube-system", "debtflow-staging", "*"]) {
      expect(assume(of(`system:serviceaccount:${namespace}:debtflow-${workload.name}`))).toBe("not allowed");
    }
  });

  it("refuses every other service account", () => {
    const others = workloads.filter(({ name }) => name !== workload.name).map(({ serviceAccount }) => serviceAccount);
    for (const account of [...others, "default", workload.name, `debtflow-${workload.name}2`, "*"]) {
      expect(assume(of(`system:serviceaccount:debtflow:${account}`))).toBe("not allowed");
    }
  });

  it("refuses another audience, and a token without one", () => {
    expect(assume({ ...token, [`${issuer}:aud`]: "kubernetes.default.svc" })).toBe("not allowed");
    expect(assume({ [`${issuer}:sub`]: subject })).toBe("not allowed");
    expect(assume({ [`${issuer}:aud`]: "sts.amazonaws.com" })).toBe("not allowed");
  });

  it("refuses another cluster, and whoever brings no token", () => {
    expect(assume(token, provider.replace("EXAMPLED", "EXAMPLEE"))).toBe("not allowed");
    for (const principal of [{ Service: "ec2.amazonaws.com" }, { Service: "pods.eks.amazonaws.com" }, { AWS: own }]) {
      expect(decide([trust], { action: "sts:AssumeRole", principal, context: token })).toBe("not allowed");
    }
  });
});
