type Body = Readonly<Record<string, unknown>>;

interface Place {
  readonly region: string;
  readonly account: string;
}

type Attribute = (body: Body, place: Place, name: string) => string;

const issuer = ({ region }: Place) => `oidc.eks.${region}.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE`;
const arn = (service: string, resource: (body: Body, name: string) => string): Attribute => {
  return (body, { region, account }, name) => `arn:aws:${service}:${region}:${account}:${resource(body, name)}`;
};
const globalArn = (service: string, resource: (body: Body) => string): Attribute => {
  return (body, { account }) => `arn:aws:${service}::${account}:${resource(body)}`;
};
/** An identifier that AWS makes up, of its length, and another one for every resource. */
const made =
  (prefix: string): Attribute =>
  (_, __, name) =>
    `${prefix}-${Buffer.from(name).toString("hex").padStart(17, "0").slice(-17)}`;

/** What AWS gives, in its form and of its length, by type and attribute. */
const attributes: Readonly<Record<string, Attribute>> = {
  "aws_acm_certificate_validation.certificate_arn": arn("acm", () => "certificate/12345678-1234-1234-1234-123456789012"),
  "aws_cloudwatch_event_rule.arn": arn("events", ({ name }) => `rule/${name}`),
  "aws_cloudwatch_log_group.arn": arn("logs", ({ name }) => `log-group:${name}`),
  "aws_db_instance.address": ({ identifier }, { region }) => `${identifier}.c1a2b3c4d5e6.${region}.rds.amazonaws.com`,
  "aws_db_instance.master_user_secret": arn("secretsmanager", () => "secret:rds!db-12345678-1234-1234-1234-123456789012-AbCdEf"),
  "aws_ecr_repository.arn": arn("ecr", ({ name }) => `repository/${name}`),
  "aws_ecr_repository.repository_url": ({ name }, { region, account }) => `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
  "aws_eks_cluster.arn": arn("eks", ({ name }) => `cluster/${name}`),
  "aws_eks_cluster.certificate_authority": () => "A".repeat(1500),
  "aws_eks_cluster.endpoint": (_, { region }) => `https://ABCDEF0123456789ABCDEF0123456789.gr7.${region}.eks.amazonaws.com`,
  "aws_eks_cluster.identity": (_, place) => `https://${issuer(place)}`,
  "aws_eks_cluster.name": ({ name }) => String(name),
  "aws_eks_cluster.vpc_config": made("sg"),
  "aws_elasticache_replication_group.arn": arn("elasticache", (body) => `replicationgroup:${body.replication_group_id}`),
  "aws_elasticache_replication_group.primary_endpoint_address": ({ replication_group_id: id }) =>
    `master.${id}.abcdef.use1.cache.amazonaws.com`,
  "aws_elasticache_user.arn": arn("elasticache", ({ user_id }) => `user:${user_id}`),
  "aws_iam_openid_connect_provider.arn": (body, place) =>
    `arn:aws:iam::${place.account}:oidc-provider/${String(body.url).includes("github") ? "token.actions.githubusercontent.com" : issuer(place)}`,
  "aws_iam_role.arn": globalArn("iam", ({ path = "/", name }) => `role${path}${name}`),
  "aws_iam_role.name": ({ name }) => String(name),
  "aws_kms_key.arn": arn("kms", (_, name) => `key/${Buffer.from(name).toString("hex").slice(0, 36)}`),
  "aws_route53_zone.arn": () => "arn:aws:route53:::hostedzone/Z0123456789NEW",
  "aws_route53_zone.zone_id": () => "Z0123456789NEW",
  "data.aws_route53_zone.arn": () => "arn:aws:route53:::hostedzone/Z0123456789EXISTING",
  "data.aws_route53_zone.zone_id": () => "Z0123456789EXISTING",
  "aws_s3_bucket.arn": ({ bucket }) => `arn:aws:s3:::${bucket}`,
  "aws_secretsmanager_secret.arn": arn("secretsmanager", ({ name }) => `secret:${name}-AbCdEf`),
  "aws_sns_topic.arn": arn("sns", ({ name }) => String(name)),
  "aws_sqs_queue.arn": arn("sqs", ({ name }) => String(name)),
  "aws_subnet.id": made("subnet"),
  "aws_vpc.id": made("vpc"),
  "aws_vpc.owner_id": (_, { account }) => account,
};

const reference = /\b(data\.)?([a-z0-9]+_\w+)\.([A-Za-z_][\w-]*)\.(\w+)((\[\d+\]|\.\w+)*)/g;

/**
 * Text of a synthesized stack with every reference replaced by what AWS could give there; fails the test on a type or attribute
 * that it knows nothing plausible for.
 */
export function resolved(json: string, text: unknown): string {
  return String(text).replaceAll(/\$\{([^{}]*)\}/g, (_, expression: string) => {
    const value = withValues(json, expression, (one) => one);
    return value.replace(/^trimprefix\(https:\/\/(.*), \\?"https:\/\/\\?"\)$/, "$1");
  });
}

/** A section of the contract between stacks as its reader gets it: `jsonencode(...)` worked out. */
export function resolvedSection(json: string, value: unknown): string {
  const [, table] = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(value)) ?? [];
  if (table === undefined) {
    throw new Error(`expected a section in jsonencode(...), got ${String(value)}`);
  }
  return JSON.stringify(JSON.parse(withValues(json, table, JSON.stringify).replaceAll(/(?<=") = /g, ":")));
}

function withValues(json: string, expression: string, written: (value: string) => string): string {
  const stack = JSON.parse(json);
  const [{ region, allowed_account_ids: accounts }] = stack.provider.aws;
  return expression.replaceAll(reference, (whole, data: string | undefined, type: string, name: string, attribute: string) => {
    const body = (data ? stack.data : stack.resource)?.[type]?.[name];
    const plausible = attributes[`${data ?? ""}${type}.${attribute}`];
    if (body === undefined || plausible === undefined) {
      throw new Error(body === undefined ? `no ${whole} in the stack` : `nothing plausible for ${type}.${attribute}`);
    }
    return written(plausible(body, { region, account: accounts[0] }, name));
  });
}
