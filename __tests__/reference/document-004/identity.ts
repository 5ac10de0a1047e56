import { type DocumentResource, type Mentioned, ref, type Stage } from "./document";

/** `local.oidc_provider` (004:803): the issuer without its scheme. */
const issuer = ref('trimprefix(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://")');

/** 004:798-851. The namespace is the variable's default (004:249); the API's role is named in 004:1344. */
export const iam = (stage: Stage): DocumentResource[] => [
  {
    address: "aws_iam_role.worker",
    line: 807,
    ours: "aws_iam_role.iam_worker_role",
    arguments: { name: [808, `debtflow-${stage}-worker`], assume_role_policy: [811, trustOf("debtflow-worker")] },
  },
  {
    address: "aws_iam_role.api",
    line: 853,
    ours: "aws_iam_role.iam_api_role",
    arguments: { name: [1344, `debtflow-${stage}-api`], assume_role_policy: [853, trustOf("debtflow-api")] },
  },
  {
    address: "aws_iam_role_policy.worker_s3",
    line: 830,
    ours: "aws_iam_role_policy.iam_worker_s3",
    arguments: {
      name: [831, `debtflow-${stage}-worker-s3`],
      role: [832, ref("aws_iam_role.worker.id")],
      policy: [
        834,
        {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"],
              Resource: [ref("aws_s3_bucket.main.arn"), `${ref("aws_s3_bucket.main.arn")}/*`],
            },
          ],
        },
      ],
    },
  },
];

function trustOf(serviceAccount: string) {
  const condition = {
    [`${issuer}:aud`]: "sts.amazonaws.com",
    [`${issuer}:sub`]: `system:serviceaccount:debtflow:${serviceAccount}`,
  };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: ref("aws_iam_openid_connect_provider.cluster.arn") },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: condition },
      },
    ],
  };
}

/** "The same logic applies to API and ALB Controller", without the listings of their permissions. */
export const elidedRoles: Mentioned = {
  line: 853,
  ours: [
    "aws_iam_role_policy.iam_api_*",
    "aws_iam_role.addon_load-balancer-controller_role",
    "aws_iam_role_policy.addon_load-balancer-controller_policy",
  ],
};

/** 004:873-920. Of Stripe's secret the listing has the version only. */
export const secrets = (stage: Stage): DocumentResource[] => [
  {
    address: "random_password.db_password",
    line: 877,
    arguments: { length: [878, 32], special: [879, false] },
  },
  {
    address: "random_password.django_secret_key",
    line: 883,
    arguments: { length: [884, 50], special: [885, true] },
  },
  {
    address: "aws_secretsmanager_secret.database",
    line: 889,
    ours: "aws_secretsmanager_secret.database_credentials_secret",
    arguments: {
      name: [890, `debtflow/${stage}/database`],
      description: [891, `DebtFlow database credentials (${stage})`],
    },
  },
  {
    address: "aws_secretsmanager_secret_version.database",
    line: 894,
    ours: "aws_secretsmanager_secret_version.database_credentials_value",
    arguments: {
      secret_id: [895, ref("aws_secretsmanager_secret.database.id")],
      secret_string: [
        896,
        {
          username: "debtflow",
          password: ref("random_password.db_password.result"),
          host: ref("aws_db_instance.main.endpoint"),
          port: 5432,
          dbname: "debtflow",
        },
      ],
    },
  },
  {
    address: "aws_secretsmanager_secret_version.stripe",
    line: 909,
    ours: "aws_secretsmanager_secret_version.secrets_stripe_value",
    arguments: {
      secret_id: [910, ref("aws_secretsmanager_secret.stripe.id")],
      secret_string: [911, { api_key: "sk_test_changeme", webhook_secret: "whsec_changeme" }],
      "lifecycle.ignore_changes": [917, ["secret_string"]],
    },
  },
  {
    address: "aws_secretsmanager_secret.stripe",
    line: 910,
    ours: "aws_secretsmanager_secret.secrets_stripe_secret",
  },
];

/** "Stripe API key, SFTP password", and a home for Django's key, without their listings. */
export const elidedSecrets: Mentioned = { line: 906, ours: ["aws_secretsmanager_secret*.secrets_sftp_*"] };
export const elidedDjango: Mentioned = { line: 882, ours: ["aws_secretsmanager_secret*.secrets_django_*"] };
