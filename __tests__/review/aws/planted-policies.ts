import { add, type Json, one, type Plant, rewrite } from "./planting";

const worker = (platform: Json) => one(platform, "aws_iam_role_policy", "iam_worker");
const trust = (platform: Json, word: string) => one(platform, "aws_iam_role", word);

/** Rule on policies -> a fault of its kind. */
export const plantedInPolicies: Readonly<Record<string, Plant>> = {
  "actions exist": {
    plant: (platform) =>
      rewrite(one(platform, "aws_iam_role_policy", "iam_worker_secretsmanager"), "policy", (statement) => {
        statement.Action = [...statement.Action, "secretsmanager:ReadSecretValue"];
      }),
  },
  "resources fit actions": {
    plant: (platform) =>
      add(
        platform,
        "aws_iam_role_policy",
        policyOf({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: ["arn:aws:s3:::debtflow/*"] }),
      ),
  },
  "actions fit resources": {
    plant: (platform) =>
      add(
        platform,
        "aws_iam_role_policy",
        policyOf({
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::debtflow/*", "arn:aws:sqs:us-east-1:123456789012:debtflow"],
        }),
      ),
  },
  "condition keys exist": {
    plant: (platform) =>
      add(
        platform,
        "aws_iam_role_policy",
        policyOf({
          Action: ["s3:GetObject"],
          Resource: ["*"],
          Condition: { StringEquals: { "aws:SourceAcount": "123456789012" } },
        }),
      ),
  },
  "principals of a trust": {
    plant: (platform) =>
      rewrite(trust(platform, "database_monitoring"), "assume_role_policy", (statement) => {
        statement.Principal = { Service: "monitoring.rds" };
      }),
  },
  "actions of a trust": {
    plant: (platform) =>
      rewrite(trust(platform, "iam_worker"), "assume_role_policy", (statement) => {
        statement.Action = ["sts:AssumeRole"];
      }),
  },
  "tokens for whom": {
    plant: (platform) =>
      rewrite(trust(platform, "iam_worker"), "assume_role_policy", (statement) => {
        statement.Condition = { StringEquals: { "oidc.example.com:aud": ["sts.amazonaws.com"] } };
      }),
  },
  "no MFA of roles": {
    plant: (platform) =>
      add(platform, "aws_iam_role", {
        name: "debtflow-production-admin",
        assume_role_policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: ["arn:aws:iam::123456789012:role/platform-engineer"] },
              Action: "sts:AssumeRole",
              Condition: { Bool: { "aws:MultiFactorAuthPresent": ["true"] } },
            },
          ],
        }),
      }),
  },
  "GitHub's subjects": {
    plant: (platform) =>
      rewrite(trust(platform, "pipeline_deploy"), "assume_role_policy", ({ Condition: { StringEquals: exact } }) => {
        const key = "token.actions.githubusercontent.com:sub";
        exact[key] = exact[key].filter((subject: string) => !subject.includes("@"));
      }),
  },
  "inline policies": {
    plant: (platform) =>
      rewrite(worker(platform), "policy", (statement) => {
        statement.Sid = "a".repeat(10_300);
      }),
  },
  "trust policies": {
    plant: (platform) =>
      rewrite(trust(platform, "iam_worker"), "assume_role_policy", (statement) => {
        statement.Sid = "a".repeat(2000);
      }),
  },
  "managed policies": {
    plant: (platform) => {
      for (let at = 0; at < 11; at++) {
        const attachment = { role: `\${aws_iam_role.iam_worker_role.name}`, policy_arn: `arn:aws:iam::aws:policy/Planted${at}` };
        add(platform, "aws_iam_role_policy_attachment", attachment, `planted-${at}`);
      }
    },
  },
  "shape of a policy": {
    plant: (platform) =>
      rewrite(worker(platform), "policy", (statement) => {
        statement.Principal = "*";
      }),
  },
};

function policyOf(statement: object): object {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
  return { name: "planted", role: "planted", policy };
}
