import type { PolicyStatement } from "../lib/policy";
import type { BucketAccess, Use } from "./uses";

/** Where the environment keeps what workloads use, by the names that the application gives them. */
export interface GrantTargets {
  readonly bucketArns: Readonly<Record<string, string>>;
  /** Secret of each database (credentials), by the database's name. */
  readonly databaseSecretArns: Readonly<Record<string, string>>;
  /** Secret of the cache. @default - it has none */
  readonly cacheSecretArn?: string;
  readonly secretArns: Readonly<Record<string, string>>;
  /** Logins of each database by tokens of IAM, by the database's name. @default - passwords only */
  readonly databaseLoginArns?: Readonly<Record<string, string>>;
  /** The same of each read replica, by the replica's name: an instance has a number of its own. @default - passwords only */
  readonly replicaLoginArns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What a client connects to whom the cache knows by IAM: the cache and the user. @default - it knows nobody by IAM */
  readonly cacheLoginArns?: readonly string[];
  /** Customer managed keys of buckets and secrets, by the ARN of what they encrypt. @default - AWS managed keys, open to whoever may read */
  readonly keyArns?: Readonly<Record<string, string>>;
}

/** The IAM statements that follow from what a workload uses: these and no others. */
export function statementsOf(uses: readonly Use[], targets: GrantTargets): PolicyStatement[] {
  const secretArns = unique(uses.flatMap((use) => secretArnsOf(use, targets)));
  const buckets = bucketUses(uses).map(([name, access]) => ({ arn: found(targets.bucketArns, name), access }));
  const keysOf = (arns: readonly string[]) => arns.flatMap((arn) => targets.keyArns?.[arn] ?? []);

  return [
    statement(
      "ListBuckets",
      ["s3:ListBucket"],
      buckets.filter(mayRead).map(({ arn }) => arn),
    ),
    statement("ReadObjects", ["s3:GetObject"], buckets.filter(mayRead).map(objects)),
    statement("PutObjects", ["s3:PutObject", "s3:AbortMultipartUpload"], buckets.filter(mayPut).map(objects)),
    statement("DeleteObjects", ["s3:DeleteObject"], buckets.filter(mayDelete).map(objects)),
    readSecrets(secretArns),
    statement(
      "LogInToDatabases",
      ["rds-db:connect"],
      uses.flatMap((use) => (use.kind === "database" ? (loginArnOf(use, targets) ?? []) : [])),
    ),
    statement(
      "LogInToCache",
      ["elasticache:Connect"],
      uses.flatMap((use) => (use.kind === "cache" ? (targets.cacheLoginArns ?? []) : [])),
    ),
    statement("Decrypt", ["kms:Decrypt"], keysOf([...secretArns, ...buckets.map(({ arn }) => arn)])),
    statement("EncryptObjects", ["kms:GenerateDataKey"], keysOf(buckets.filter(mayPut).map(({ arn }) => arn))),
  ].filter(({ resources }) => resources.length > 0);
}

/** What of that takes reading its secrets: for whoever reads them in the workload's name. */
export function secretStatementsOf(uses: readonly Use[], targets: GrantTargets): PolicyStatement[] {
  const secretArns = unique(uses.flatMap((use) => secretArnsOf(use, targets)));
  const keyArns = secretArns.flatMap((arn) => targets.keyArns?.[arn] ?? []);
  return [readSecrets(secretArns), statement("Decrypt", ["kms:Decrypt"], keyArns)].filter(
    ({ resources }) => resources.length > 0,
  );
}

/** Whether AWS APIs are called in the workload's name, and so a role is needed. */
export function callsAws(uses: readonly Use[]): boolean {
  return callsAwsItself(uses) || uses.some(({ kind }) => kind === "pull-secret");
}

/** Whether its pods call AWS APIs, and so need a way to STS and to the services; a pull secret is fetched for them. */
export function callsAwsItself(uses: readonly Use[]): boolean {
  return uses.some(({ kind }) => kind === "bucket" || kind === "secret" || kind === "database" || kind === "cache");
}

function loginArnOf({ database, replica }: Extract<Use, { kind: "database" }>, targets: GrantTargets): string | undefined {
  const { databaseLoginArns, replicaLoginArns } = targets;
  return (replica === undefined ? databaseLoginArns : replicaLoginArns?.[replica])?.[database];
}

interface BucketGrant {
  readonly arn: string;
  readonly access: BucketAccess;
}

const mayRead = ({ access }: BucketGrant) => access !== "write";
const mayPut = ({ access }: BucketGrant) => access !== "read";
const mayDelete = ({ access }: BucketGrant) => access === "read-write";
const objects = ({ arn }: BucketGrant) => `${arn}/*`;

/** Several uses of one bucket add up: read and write together are read-write without the right to delete. */
function bucketUses(uses: readonly Use[]): [string, BucketAccess][] {
  const pairs = uses.flatMap((use): [string, BucketAccess][] => (use.kind === "bucket" ? [[use.bucket, use.access]] : []));
  return pairs.filter(([name, access], at) => pairs.findIndex((other) => other[0] === name && other[1] === access) === at);
}

function secretArnsOf(use: Use, targets: GrantTargets): string[] {
  switch (use.kind) {
    case "database":
      return [found(targets.databaseSecretArns, use.database)];
    case "cache":
      return targets.cacheSecretArn === undefined ? [] : [targets.cacheSecretArn];
    case "secret":
    case "pull-secret":
      return [found(targets.secretArns, use.secret)];
    default:
      return [];
  }
}

/** The actions that External Secrets' documentation asks for. */
const readSecrets = (secretArns: readonly string[]) =>
  statement(
    "ReadSecrets",
    [
      "secretsmanager:GetSecretValue",
      "secretsmanager:DescribeSecret",
      "secretsmanager:GetResourcePolicy",
      "secretsmanager:ListSecretVersionIds",
    ],
    secretArns,
  );

function statement(sid: string, actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return { sid, actions, resources: unique(resources) };
}

const unique = (values: readonly string[]) => [...new Set(values)];

function found(arns: Readonly<Record<string, string>>, name: string): string {
  const arn = arns[name];
  if (arn === undefined) {
    throw new Error(`no target named ${name}: environments are checked against their application before this`);
  }
  return arn;
}
