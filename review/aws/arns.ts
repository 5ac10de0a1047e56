import { type Body, regionOf, type Stack } from "./stack";

const account = "123456789012";

/** Type of a resource -> the form of its ARN, with {argument} for what the resource says itself and {} for what AWS makes up. */
const forms: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_rule: "events:{region}:{account}:rule/{name}",
  aws_cloudwatch_log_group: "logs:{region}:{account}:log-group:{name}",
  aws_db_instance: "rds:{region}:{account}:db:{identifier}",
  aws_dynamodb_table: "dynamodb:{region}:{account}:table/{name}",
  aws_ecr_repository: "ecr:{region}:{account}:repository/{name}",
  aws_eks_cluster: "eks:{region}:{account}:cluster/{name}",
  aws_elasticache_replication_group: "elasticache:{region}:{account}:replicationgroup:{replication_group_id}",
  aws_elasticache_user: "elasticache:{region}:{account}:user:{user_id}",
  aws_iam_openid_connect_provider:
    "iam::{account}:oidc-provider/oidc.eks.{region}.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE",
  aws_iam_role: "iam::{account}:role/{name}",
  aws_kms_key: "kms:{region}:{account}:key/12345678-1234-1234-1234-123456789012",
  aws_route53_zone: "route53:::hostedzone/Z0123456789",
  aws_s3_bucket: "s3:::{bucket}",
  aws_secretsmanager_secret: "secretsmanager:{region}:{account}:secret:{name}-AbCdEf",
  aws_sns_topic: "sns:{region}:{account}:{name}",
  aws_sqs_queue: "sqs:{region}:{account}:{name}",
  aws_ssm_parameter: "ssm:{region}:{account}:parameter{name}",
};

const reference = /\$\{(data\.)?(\w+)\.([\w-]+)\.(\w+)\}/g;

/** The text with each ARN that the stack names by a reference written out. What else Terraform knows stays as it is. */
export function withArns(text: string, stack: Stack): string {
  return text.replaceAll(reference, (whole, data: string | undefined, type: string, name: string, attribute: string) => {
    const body = stack.json.resource?.[type]?.[name];
    if (attribute === "owner_id") {
      return account;
    }
    const form = forms[type];
    return attribute !== "arn" || data !== undefined || body === undefined || form === undefined
      ? whole
      : written(form, body, stack);
  });
}

function written(form: string, body: Body, stack: Stack): string {
  const known: Body = { ...body, region: regionOf(stack), account };
  return `arn:aws:${form.replaceAll(/\{(\w+)\}/g, (_, argument: string) => String(known[argument]))}`;
}
