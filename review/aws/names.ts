import { logRetentionDays } from "../../lib/log-retention";
import type { Problem, Rule } from "./rule";
import { isUnknown, numberOf, resourcesOf } from "./stack";

/** What AWS' pages say of an argument that its models say nothing of. */
interface Form {
  readonly type: string;
  readonly argument: string;
  readonly fits: RegExp | ((value: number) => boolean);
  readonly allowed: string;
  readonly source: string;
}

const between = (min: number, max: number) => (value: number) => value >= min && value <= max;
const oneOf = (values: readonly number[]) => (value: number) => values.includes(value);

const identifier = (longest: number) => new RegExp(`^[A-Za-z](?!.*--)(?:[A-Za-z0-9-]{0,${longest - 2}}[A-Za-z0-9])?$`);
const identifierWords = (longest: number) =>
  `up to ${longest} letters, digits and hyphens; first a letter, no hyphen at the end, no two in a row`;
const groupText = /^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const groupWords = "up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*";

const forms: readonly Form[] = [
  {
    type: "aws_db_instance",
    argument: "identifier",
    fits: identifier(63),
    allowed: identifierWords(63),
    source: "Amazon RDS API Reference, CreateDBInstance",
  },
  {
    type: "aws_db_instance",
    argument: "db_name",
    fits: /^[A-Za-z_][A-Za-z0-9_]{0,62}$/,
    allowed: "up to 63 letters, digits and underscores; first no digit",
    source: "Amazon RDS API Reference, CreateDBInstance (RDS for PostgreSQL)",
  },
  {
    type: "aws_db_instance",
    argument: "username",
    fits: /^(?!(?:rdsadmin|rdsrepladmin|admin|postgres_fdw|public|user)$)[A-Za-z][A-Za-z0-9_]{0,62}$/i,
    allowed: "up to 63 letters, digits and underscores; first a letter; no reserved word, such as admin or user",
    source: "Amazon RDS API Reference, CreateDBInstance (RDS for PostgreSQL)",
  },
  {
    type: "aws_db_instance",
    argument: "backup_retention_period",
    fits: between(0, 35),
    allowed: "0 to 35 days",
    source: "Amazon RDS API Reference, CreateDBInstance",
  },
  {
    type: "aws_db_instance",
    argument: "monitoring_interval",
    fits: oneOf([0, 1, 5, 10, 15, 30, 60]),
    allowed: "0, 1, 5, 10, 15, 30 or 60 seconds",
    source: "Amazon RDS API Reference, CreateDBInstance",
  },
  {
    type: "aws_db_instance",
    argument: "performance_insights_retention_period",
    fits: (days) => days === 7 || days === 731 || (days % 31 === 0 && between(31, 713)(days)),
    allowed: "7, 731, or a multiple of 31 from 31 to 713 days",
    source: "Amazon RDS API Reference, CreateDBInstance",
  },
  {
    type: "aws_db_instance",
    argument: "port",
    fits: between(1150, 65_535),
    allowed: "1150 to 65535",
    source: "Amazon RDS API Reference, CreateDBInstance",
  },
  ...["aws_db_parameter_group", "aws_elasticache_parameter_group"].map((type) => ({
    type,
    argument: "name",
    fits: identifier(255),
    allowed: identifierWords(255),
    source: "Amazon RDS API Reference, CreateDBParameterGroup; Amazon ElastiCache API Reference, CreateCacheParameterGroup",
  })),
  {
    type: "aws_db_subnet_group",
    argument: "name",
    fits: /^(?!default$)[A-Za-z0-9 ._-]{1,255}$/i,
    allowed: "up to 255 letters, digits, spaces and ._-, but not default",
    source: "Amazon RDS API Reference, CreateDBSubnetGroup",
  },
  {
    type: "aws_elasticache_subnet_group",
    argument: "name",
    fits: /^(?!default$)[A-Za-z0-9-]{1,255}$/i,
    allowed: "up to 255 letters, digits and hyphens, but not default",
    source: "Amazon ElastiCache API Reference, CreateCacheSubnetGroup",
  },
  ...[
    "aws_elasticache_replication_group.replication_group_id",
    "aws_elasticache_user.user_id",
    "aws_elasticache_user_group.user_group_id",
  ].map((place) => {
    const [type = "", argument = ""] = place.split(".");
    return {
      type,
      argument,
      fits: identifier(40),
      allowed: identifierWords(40),
      source: "Amazon ElastiCache API Reference, CreateReplicationGroup, CreateUser and CreateUserGroup",
    };
  }),
  {
    type: "aws_elasticache_replication_group",
    argument: "snapshot_retention_limit",
    fits: between(0, 35),
    allowed: "0 to 35 days",
    source: "Amazon ElastiCache User Guide, Scheduling automatic backups",
  },
  {
    type: "aws_s3_bucket",
    argument: "bucket",
    fits: /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    allowed:
      "3 to 63 small letters, digits, dots and hyphens; begins and ends with a letter or digit; no reserved beginning or end, no address",
    source: "Amazon S3 User Guide, General purpose bucket naming rules",
  },
  {
    type: "aws_security_group",
    argument: "name",
    fits: new RegExp(`(?!^sg-)${groupText.source}`),
    allowed: `${groupWords}; not sg- at the beginning`,
    source: "Amazon EC2 API Reference, CreateSecurityGroup",
  },
  {
    type: "aws_security_group",
    argument: "description",
    fits: groupText,
    allowed: groupWords,
    source: "Amazon EC2 API Reference, CreateSecurityGroup",
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    argument: "description",
    fits: groupText,
    allowed: groupWords,
    source: "Amazon EC2 API Reference, IpRange",
  },
  {
    type: "aws_secretsmanager_secret",
    argument: "name",
    fits: /^[A-Za-z0-9/_+=.@-]{1,512}$/,
    allowed: "up to 512 letters, digits and /_+=.@-",
    source: "AWS Secrets Manager API Reference, CreateSecret",
  },
  {
    type: "aws_secretsmanager_secret",
    argument: "recovery_window_in_days",
    fits: (days) => days === 0 || between(7, 30)(days),
    allowed: "7 to 30 days, or 0",
    source: "AWS Secrets Manager API Reference, DeleteSecret",
  },
  {
    type: "aws_kms_key",
    argument: "deletion_window_in_days",
    fits: between(7, 30),
    allowed: "7 to 30 days",
    source: "AWS KMS API Reference, ScheduleKeyDeletion",
  },
  {
    type: "aws_sns_topic",
    argument: "name",
    fits: /^[A-Za-z0-9_-]{1,256}$/,
    allowed: "up to 256 letters, digits, - and _",
    source: "Amazon SNS API Reference, CreateTopic",
  },
  {
    type: "aws_sqs_queue",
    argument: "name",
    fits: /^(?=.{1,80}$)[A-Za-z0-9_-]+(\.fifo)?$/,
    allowed: "up to 80 letters, digits, - and _; .fifo at the end of a FIFO queue's",
    source: "Amazon SQS API Reference, CreateQueue",
  },
  {
    type: "aws_ssm_parameter",
    argument: "name",
    fits: /^(?!\/?(aws|ssm)(\/|$))(?!(?:[^/]*\/){16})[A-Za-z0-9_.\-/]{1,1011}$/i,
    allowed: "up to 1011 letters, digits and _.-/ in at most 15 levels; not aws or ssm at the beginning",
    source: "AWS Systems Manager API Reference, PutParameter",
  },
  {
    type: "aws_dynamodb_table",
    argument: "name",
    fits: /^[A-Za-z0-9_.-]{3,255}$/,
    allowed: "3 to 255 letters, digits and _.-",
    source: "Amazon DynamoDB Developer Guide, Supported data types and naming rules",
  },
  {
    type: "aws_launch_template",
    argument: "name",
    fits: /^[A-Za-z0-9().\-/_]{3,128}$/,
    allowed: "3 to 128 letters, digits and ().-/_",
    source: "Amazon EC2 API Reference, CreateLaunchTemplate",
  },
  {
    type: "aws_eks_node_group",
    argument: "node_group_name",
    fits: /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/,
    allowed: "up to 63 letters, digits, - and _; first a letter or digit",
    source: "Amazon EKS User Guide, Create a managed node group for your cluster",
  },
  {
    type: "aws_cloudwatch_log_group",
    argument: "retention_in_days",
    fits: oneOf([0, ...logRetentionDays]),
    allowed: `0 (for ever), ${logRetentionDays.join(", ")}`,
    source: "Amazon CloudWatch Logs API Reference, PutRetentionPolicy",
  },
  ...["aws_vpc", "aws_subnet"].map((type) => ({
    type,
    argument: "cidr_block",
    fits: /\/(1[6-9]|2[0-8])$/,
    allowed: "a block from /16 to /28",
    source: "Amazon VPC User Guide, VPC CIDR blocks and Subnet CIDR blocks",
  })),
];

export const formRules: readonly Rule[] = forms.map(({ type, argument, fits, allowed, source }) => ({
  id: `form of ${type}.${argument}`,
  what: `${argument} is something else than ${allowed}`,
  source,
  find: (stack) =>
    resourcesOf(stack, type).flatMap(({ address, body }): Problem[] => {
      const value = body[argument];
      if (value === undefined || isUnknown(value) || isFitting(value, fits)) {
        return [];
      }
      return [{ address: `${address}.${argument}`, given: value, allowed }];
    }),
}));

function isFitting(value: unknown, fits: Form["fits"]): boolean {
  if (fits instanceof RegExp) {
    return fits.test(String(value));
  }
  const number = numberOf(value);
  return number !== undefined && fits(number);
}
