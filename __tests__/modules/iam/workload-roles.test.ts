import { statementsOf } from "../../../application/permissions";
import { applicationSchema } from "../../../application/schema";
import { workloadsOf } from "../../../application/workloads";
import { WorkloadRoles } from "../../../modules/iam";
import { debtflow } from "../../support/debtflow/application";
import { decide } from "../../support/iam-evaluator";
import { policiesOf, trustOf } from "../../support/iam-roles";
import { addressesOf, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const issuer = "oidc.eks.us-east-1.amazonaws.com/id/ABC";
const secretArn = (name: string) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:debtflow/staging/${name}-AbCdEf`;
const secretNames = ["database", "cache", "django", "stripe", "sftp"] as const;
const files = "arn:aws:s3:::debtflow-files-staging";
const secretsKey = "arn:aws:kms:us-east-1:123456789012:key/secrets";
const filesKey = "arn:aws:kms:us-east-1:123456789012:key/files";

const application = applicationSchema.parse(debtflow);
const targets = {
  bucketArns: { files },
  databaseSecretArns: { debtflow: secretArn("database") },
  cacheSecretArn: secretArn("cache"),
  secretArns: { django: secretArn("django"), stripe: secretArn("stripe"), sftp: secretArn("sftp") },
  keyArns: { [files]: filesKey, ...Object.fromEntries(secretNames.map((name) => [secretArn(name), secretsKey])) },
};

const json = synthModule((stack) => {
  new WorkloadRoles(stack, "iam", {
    prefix: "debtflow-staging",
    namespace: application.namespace,
    identities: [{ type: "irsa", provider: { arn: "arn:provider", issuer } }],
    workloads: Object.fromEntries(
      workloadsOf(application).map(({ name, serviceAccount, uses }) => [
        name,
        { serviceAccount, statements: statementsOf(uses, targets) },
      ]),
    ),
  });
});

const roleOf = (workload: string) => `aws_iam_role.iam_${workload}_role`;
const answer = (workload: string, action: string, resource: string) =>
  decide(policiesOf(json, roleOf(workload)), { action, resource });

/** The secrets that each workload of DebtFlow uses. */
const readers: Readonly<Record<string, readonly string[]>> = {
  api: ["database", "cache", "django", "stripe"],
  worker: ["database", "cache", "django", "stripe", "sftp"],
  beat: ["database", "cache", "django"],
  migrate: ["database", "cache", "django"],
  vacuum: ["database", "cache", "django"],
  audit: ["database", "cache", "django"],
};
const workloads = Object.keys(readers);
const storing = ["api", "worker"];

describe("The roles of DebtFlow's workloads", () => {
  it("are one for each that calls AWS, and none for the frontend", () => {
    const roles = addressesOf(json).filter((address) => address.startsWith("aws_iam_role."));
    expect(roles).toEqual(workloads.map(roleOf).sort());
  });

  it("are named as the document names them, a policy per service", () => {
    expect(resourceAt(json, roleOf("worker"))).toMatchObject({ name: "debtflow-staging-worker" });
    expect(resourceAt(json, "aws_iam_role_policy.iam_worker_s3")).toMatchObject({ name: "debtflow-staging-worker-s3" });
    const policies = addressesOf(json).filter((address) => address.startsWith("aws_iam_role_policy.iam_worker_"));
    expect(policies.map((address) => address.replace(/.*_/, ""))).toEqual(["kms", "s3", "secretsmanager"]);
  });

  it("are nothing but roles, inline policies and that there are no others", () => {
    expect(addressesOf(json).filter((address) => !/^aws_iam_role(_policy|_polic\w+_exclusive)?\./.test(address))).toEqual([]);
  });

  it.each(workloads.flatMap((workload) => secretNames.map((name) => [workload, name] as const)))(
    "let %s read the secret %s if it uses it, and only then",
    (workload, name) => {
      const expected = readers[workload]?.includes(name) ? "allowed" : "not allowed";
      expect(answer(workload, "secretsmanager:GetSecretValue", secretArn(name))).toBe(expected);
    },
  );

  it.each(workloads)("let %s use the files if it uses the bucket, and only then", (workload) => {
    const expected = storing.includes(workload) ? "allowed" : "not allowed";
    for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]) {
      expect([action, answer(workload, action, `${files}/exports/1.csv`)]).toEqual([action, expected]);
    }
    expect(answer(workload, "s3:ListBucket", files)).toBe(expected);
    expect(answer(workload, "kms:GenerateDataKey", filesKey)).toBe(expected);
    expect(answer(workload, "kms:Decrypt", filesKey)).toBe(expected);
    expect(answer(workload, "kms:Decrypt", secretsKey)).toBe("allowed");
  });

  it.each(workloads)("give %s nothing of its neighbours", (workload) => {
    const production = secretArn("django").replace("staging", "production");
    const refused: [string, string][] = [
      ["s3:GetObject", "arn:aws:s3:::debtflow-files-production/exports/1.csv"],
      ["s3:GetObject", "arn:aws:s3:::debtflow-files-staging-logs/exports/1.csv"],
      ["s3:ListBucket", "arn:aws:s3:::debtflow-files-production"],
      ["s3:PutObject", files],
      ["s3:DeleteBucket", files],
      ["s3:PutBucketPolicy", files],
      ["s3:DeleteObjectVersion", `${files}/exports/1.csv`],
      ["s3:ListAllMyBuckets", "*"],
      ["secretsmanager:GetSecretValue", production],
      ["secretsmanager:GetSecretValue", "*"],
      ["secretsmanager:PutSecretValue", secretArn("django")],
      ["secretsmanager:DeleteSecret", secretArn("django")],
      ["secretsmanager:ListSecrets", "*"],
      ["kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/other"],
      ["kms:GenerateDataKey", secretsKey],
      ["kms:ScheduleKeyDeletion", secretsKey],
      ["iam:PassRole", "arn:aws:iam::123456789012:role/debtflow-staging-api"],
      ["sts:AssumeRole", "arn:aws:iam::123456789012:role/debtflow-staging-api"],
      ["ec2:DescribeInstances", "*"],
    ];
    expect(refused.filter(([action, resource]) => answer(workload, action, resource) !== "not allowed")).toEqual([]);
  });

  it.each(workloads)("trust the service account of %s and no other's", (workload) => {
    const assumes = (subject: string) =>
      decide([trustOf(json, roleOf(workload))], {
        action: "sts:AssumeRoleWithWebIdentity",
        principal: { Federated: "arn:provider" },
        context: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: `system:serviceaccount:${subject}` },
      });
    const trusted = [...workloads, "frontend"].filter((other) => assumes(`debtflow:debtflow-${other}`) === "allowed");
    expect(trusted).toEqual([workload]);
    expect(assumes(`default:debtflow-${workload}`)).toBe("not allowed");
    expect(assumes("debtflow:default")).toBe("not allowed");
  });
});
