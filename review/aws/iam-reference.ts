import data from "./data/iam.json";

/** What a service says of its actions. */
export interface ServiceReference {
  /** Type of resource -> form of its ARN. */
  readonly resources: Readonly<Record<string, string>>;
  /** Sets of condition keys, which actions name by their place. */
  readonly keys: readonly (readonly string[])[];
  /** Action -> types of resources that it can be limited to (none: only `*`), and the place of its condition keys. */
  readonly actions: Readonly<Record<string, readonly [types: readonly string[], keys: number]>>;
}

interface IamReference {
  readonly source: string;
  readonly date: string;
  readonly services: Readonly<Record<string, ServiceReference>>;
}

/** AWS' Service Authorization Reference, as an extract. */
export const iamReference = data as unknown as IamReference;

/** The services whose actions our policies name. */
export const services = [
  ..."acm autoscaling budgets cloudwatch cognito-idp dynamodb ec2 ecr eks elasticache elasticloadbalancing events iam kms".split(
    " ",
  ),
  ..."logs pricing rds rds-db route53 s3 secretsmanager shield sns sqs ssm sts tag waf-regional wafv2".split(" "),
];
