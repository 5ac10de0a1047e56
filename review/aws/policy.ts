import { blocksOf, type Resource, resourcesOf, type Stack } from "./stack";

type Values = string | readonly string[];

export interface Statement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: "*" | Readonly<Record<string, Values>>;
  readonly NotPrincipal?: unknown;
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

export interface Policy {
  readonly Version?: string;
  readonly Statement?: Statement | readonly Statement[];
}

/** A policy in a resource, and what it is about. */
export interface Placed {
  readonly resource: Resource;
  /** `identity` belongs to a role, `trust` says who may take it, `resource` to what is acted upon. */
  readonly kind: "identity" | "trust" | "resource";
  readonly text: string;
}

const arguments_: Readonly<Record<string, readonly [argument: string, kind: Placed["kind"]]>> = {
  aws_iam_role_policy: ["policy", "identity"],
  aws_iam_policy: ["policy", "identity"],
  aws_iam_role: ["assume_role_policy", "trust"],
  aws_s3_bucket_policy: ["policy", "resource"],
  aws_ecr_repository_policy: ["policy", "resource"],
  aws_kms_key: ["policy", "resource"],
  aws_kms_key_policy: ["policy", "resource"],
  aws_secretsmanager_secret_policy: ["policy", "resource"],
  aws_sns_topic_policy: ["policy", "resource"],
  aws_sqs_queue_policy: ["policy", "resource"],
  aws_vpc_endpoint: ["policy", "resource"],
};

/** Every policy of the stack. */
export function policiesOf(stack: Stack): Placed[] {
  return resourcesOf(stack, ...Object.keys(arguments_)).flatMap((resource) => {
    const [argument, kind] = arguments_[resource.type] ?? ["policy", "identity" as const];
    const own = typeof resource.body[argument] === "string" ? [{ resource, kind, text: String(resource.body[argument]) }] : [];
    const inline = blocksOf(resource.body, "inline_policy").map(({ policy }) => ({
      resource,
      kind: "identity" as const,
      text: String(policy),
    }));
    return [...own, ...(resource.type === "aws_iam_role" ? inline : [])];
  });
}

/** The policy in a text that Terraform has yet to fill in: quotes inside its `${...}` do not end a string. */
export function parsePolicy(text: unknown): Policy | undefined {
  try {
    return JSON.parse(String(text).replaceAll(/\$\{[^}]*\}/g, (reference) => reference.replaceAll('"', '\\"')));
  } catch {
    return undefined;
  }
}

export const statementsOf = (policy: Policy | undefined): readonly Statement[] => [policy?.Statement ?? []].flat() as Statement[];

export const valuesOf = (values: Values | undefined): readonly string[] =>
  values === undefined ? [] : ([values].flat() as string[]);
