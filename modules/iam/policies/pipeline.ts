import type { PolicyStatement, Statement } from "../../../lib/policy";

/** The state of one environment's stacks. */
export interface StateAccess {
  readonly bucket: string;
  /** DynamoDB table that locks it, in the same account and region; undefined where only an object beside the state does. */
  readonly lockTable: string | undefined;
  /** Start of the environment's state keys, such as `debtflow/staging`. */
  readonly keyPrefix: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
}

/** What a deployment touches besides what Terraform manages. */
export interface DeployTargets {
  /** Repositories of the images that it pushes. @default - none */
  readonly repositoryArns?: readonly string[];
  /** Cluster that it deploys into; what it may do there is the business of an access entry. @default - none */
  readonly clusterArn?: string;
  /** Parameters of the contract between stacks, such as `arn:aws:ssm:<region>:<account>:parameter/slipway/debtflow/staging/*`. @default - none */
  readonly parameterArns?: readonly string[];
  /** @default - state that is not in S3 */
  readonly state?: StateAccess;
}

/** What a deployment of images and releases may do. */
export function deployStatements({
  repositoryArns = [],
  clusterArn,
  parameterArns = [],
  state,
}: DeployTargets): PolicyStatement[] {
  return [
    ...(repositoryArns.length > 0 ? pushImages(repositoryArns) : []),
    ...(clusterArn === undefined ? [] : [{ sid: "FindCluster", actions: ["eks:DescribeCluster"], resources: [clusterArn] }]),
    ...(parameterArns.length > 0
      ? [{ sid: "ReadContract", actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: parameterArns }]
      : []),
    ...(state === undefined ? [] : useState(state)),
  ];
}

/** What no plan may see, although it may look at everything: secrets, objects, rows, messages and log lines. */
export function hiddenFromPlans(state: StateAccess | undefined, secretArns: readonly string[]): Statement[] {
  return [
    denyExcept("HideSecrets", ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"], secretArns),
    denyExcept(
      "HideData",
      ["s3:GetObject*", "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"],
      state === undefined ? [] : [stateObjects(state), ...lockTableArns(state)],
    ),
    denyExcept(
      "HideTraffic",
      [
        "logs:GetLogEvents",
        "logs:GetLogRecord",
        "logs:FilterLogEvents",
        "logs:StartQuery",
        "logs:StartLiveTail",
        "rds:DownloadDBLogFilePortion",
        "rds:DownloadCompleteDBLogFile",
        "sqs:ReceiveMessage",
        "ec2:GetConsoleOutput",
        "ec2:GetConsoleScreenshot",
      ],
      [],
    ),
  ];
}

/**
 * What a plan reads besides what describes resources: the values of these secrets, and new passwords, which it makes and drops (an ephemeral
 * value is opened when a plan is made).
 */
export function readSecrets(secretArns: readonly string[], keyArns: readonly string[]): PolicyStatement[] {
  return secretArns.length === 0
    ? []
    : [
        { sid: "ReadSecrets", actions: ["secretsmanager:GetSecretValue"], resources: secretArns },
        { sid: "MakePasswords", actions: ["secretsmanager:GetRandomPassword"], resources: ["*"] },
        ...(keyArns.length > 0 ? [{ sid: "DecryptSecrets", actions: ["kms:Decrypt"], resources: keyArns }] : []),
      ];
}

function denyExcept(sid: string, actions: readonly string[], but: readonly string[]): Statement {
  return { sid, effect: "Deny", actions, ...(but.length > 0 ? { otherThanResources: but } : { resources: ["*"] }) };
}

/** Source: Amazon ECR, IAM permissions for pushing an image. */
function pushImages(repositoryArns: readonly string[]): PolicyStatement[] {
  return [
    { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "PushImages",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:DescribeRepositories",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      resources: repositoryArns,
    },
  ];
}

/** This environment's state and locks, and no other's in the same bucket and table. Source: Terraform, S3 backend permissions. */
function useState(state: StateAccess): PolicyStatement[] {
  const tables = lockTableArns(state);
  return [
    { sid: "ListStates", actions: ["s3:ListBucket"], resources: [`arn:aws:s3:::${state.bucket}`] },
    { sid: "ReadAndWriteState", actions: ["s3:GetObject", "s3:PutObject"], resources: [stateObjects(state)] },
    // The provider asks for an object's tags as well where `slipway status` looks when a state was written.
    { sid: "ReadTagsOfState", actions: ["s3:GetObjectTagging"], resources: [stateObjects(state)] },
    { sid: "RemoveLockFile", actions: ["s3:DeleteObject"], resources: [`${stateObjects(state)}.tflock`] },
    ...(tables.length === 0 ? [] : useLockTable(state, tables)),
  ];
}

const stateObjects = ({ bucket, keyPrefix }: StateAccess) => `arn:aws:s3:::${bucket}/${keyPrefix}/*`;
const lockTableArns = ({ region, account, lockTable }: StateAccess): string[] =>
  lockTable === undefined ? [] : [`arn:aws:dynamodb:${region}:${account}:table/${lockTable}`];

const useLockTable = ({ bucket, keyPrefix }: StateAccess, resources: readonly string[]): PolicyStatement[] => [
  { sid: "FindLockTable", actions: ["dynamodb:DescribeTable"], resources },
  {
    sid: "LockState",
    actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    resources,
    conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [`${bucket}/${keyPrefix}/*`] } },
  },
];
