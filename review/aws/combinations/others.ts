import { parsePolicy, statementsOf, valuesOf } from "../policy";
import type { Problem, Rule } from "../rule";
import { type Body, blocksOf, refersTo, regionOf, resourcesOf, type Stack, textsOf } from "../stack";

/** Names of a certificate that an account may ask for until AWS raises it. */
const certificateNames = 10;
/** Rules of a security group in one direction, until AWS raises it. */
const groupRules = 60;
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const otherRules: readonly Rule[] = [
  {
    id: "names of a certificate",
    what: "a certificate has more names than an account may have",
    source: "AWS Certificate Manager User Guide, Quotas",
    find: (stack) =>
      resourcesOf(stack, "aws_acm_certificate").flatMap(({ address, body }): Problem[] => {
        const names = new Set([String(body.domain_name), ...textsOf(body.subject_alternative_names)]);
        return names.size > certificateNames
          ? [{ address, given: `${names.size} names`, allowed: `${certificateNames}, or a raised quota` }]
          : [];
      }),
  },
  {
    id: "rules of a security group",
    what: "a security group has more inbound rules than it may have",
    source: "Amazon VPC User Guide, Amazon VPC quotas",
    find: (stack) => {
      const groups = resourcesOf(stack, "aws_vpc_security_group_ingress_rule").map(({ body }) => String(body.security_group_id));
      return [...new Set(groups)].flatMap((group): Problem[] => {
        const count = groups.filter((one) => one === group).length;
        return count > groupRules ? [{ address: group, given: `${count} rules`, allowed: `${groupRules}` }] : [];
      });
    },
  },
  {
    id: "tags",
    what: "a tag is too long, has other characters, or a reserved beginning",
    source: "AWS General Reference, Tagging AWS resources",
    find: (stack) => [
      ...resourcesOf(stack).flatMap(({ address, type, body }) =>
        type.startsWith("aws_") ? tagsProblems(address, body.tags) : [],
      ),
      ...(stack.json.provider?.aws ?? []).flatMap((provider) =>
        blocksOf(provider, "default_tags").flatMap(({ tags }) => tagsProblems("provider.aws.default_tags", tags)),
      ),
    ],
  },
  {
    id: "key of a log group",
    what: "CloudWatch Logs of the region may not use the key of its log group",
    source: "Amazon CloudWatch Logs User Guide, Encrypt log data in CloudWatch Logs using AWS KMS",
    find: keyUsers("aws_cloudwatch_log_group", "kms_key_id", (stack) => [
      `logs.${regionOf(stack)}.amazonaws.com`,
      "logs.amazonaws.com",
    ]),
  },
  {
    id: "key of a topic",
    what: "nobody who tells the topic something may use its key",
    source: "Amazon SNS Developer Guide, Enable compatibility between event sources from AWS services and encrypted topics",
    find: (stack) =>
      resourcesOf(stack, "aws_sns_topic").flatMap(({ address, body }): Problem[] => {
        const topic = resourcesOf(stack, "aws_sns_topic_policy").find((one) =>
          refersTo(one.body.arn, { address, type: "", body }),
        );
        const tellers = statementsOf(parsePolicy(topic?.body.policy)).flatMap((one) =>
          one.Effect === "Allow" ? servicesOf(one) : [],
        );
        if (body.kms_master_key_id === undefined) {
          return [];
        }
        if (String(body.kms_master_key_id).startsWith("alias/aws/")) {
          return tellers.length > 0 ? [{ address, given: body.kms_master_key_id, allowed: "a key of the account's own" }] : [];
        }
        const admitted = admittedBy(stack, body.kms_master_key_id);
        const missing = tellers.filter((service) => admitted !== undefined && !admitted.includes(service));
        return missing.length > 0 ? [{ address, given: missing, allowed: "a statement for each in the key's policy" }] : [];
      }),
  },
];

function tagsProblems(address: string, tags: unknown): Problem[] {
  const given = Object.entries(typeof tags === "object" && tags !== null ? (tags as Body) : {});
  const wrong = given.filter(
    ([key, value]) =>
      key.length > 128 ||
      String(value).replaceAll(/\$\{[^}]*\}/g, "").length > 256 ||
      /^aws:/i.test(key) ||
      !tagText.test(key) ||
      !(String(value).includes("${") || tagText.test(String(value))),
  );
  return [
    ...wrong.map(([key, value]) => ({
      address: `${address}.${key}`,
      given: `${key} = ${value}`,
      allowed: "a key up to 128 and a value up to 256 letters, digits, spaces and _.:/=+-@; not aws: at the beginning",
    })),
    ...(given.length > 50 ? [{ address, given: `${given.length} tags`, allowed: "50" }] : []),
  ];
}

/** For each resource with a key of the stack's own: whether the key's policy lets one of the services use it. */
function keyUsers(type: string, argument: string, services: (stack: Stack) => readonly string[]): Rule["find"] {
  return (stack) =>
    resourcesOf(stack, type).flatMap(({ address, body }): Problem[] => {
      const admitted = body[argument] === undefined ? undefined : admittedBy(stack, body[argument]);
      return admitted === undefined || services(stack).some((service) => admitted.includes(service))
        ? []
        : [{ address, given: admitted, allowed: `${services(stack)[0]} in the key's policy` }];
    });
}

/** The services that the policy of the key lets use it; nothing known of a key that another stack has. */
function admittedBy(stack: Stack, reference: unknown): string[] | undefined {
  const key = resourcesOf(stack, "aws_kms_key").find((one) => refersTo(reference, one));
  return (
    key &&
    statementsOf(parsePolicy(key.body.policy)).flatMap((statement) =>
      statement.Effect === "Allow" && valuesOf(statement.Action).some((action) => /^kms:(\*|GenerateDataKey)/.test(action))
        ? servicesOf(statement)
        : [],
    )
  );
}

const servicesOf = ({ Principal }: { readonly Principal?: unknown }): string[] =>
  typeof Principal === "object" && Principal !== null ? textsOf((Principal as Body).Service) : [];
