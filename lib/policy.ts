/** Who a statement is for: everybody, accounts and roles, services of AWS, or those whom an identity provider vouches for. */
export type Principal =
  | "*"
  | { readonly AWS: readonly string[] }
  | { readonly Service: readonly string[] }
  | { readonly Federated: readonly string[] };

/** Operator -> key -> values, such as `{ StringEquals: { "aws:SourceVpc": ["vpc-1"] } }`. All must hold; of the values, one. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** One statement of an IAM policy of any kind. */
export interface Statement {
  /** Unique within its policy; letters and digits. */
  readonly sid: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  /** In policies of resources and of trust only. */
  readonly principal?: Principal;
  readonly actions: readonly string[];
  /** @default - none: the policy belongs to what it is about */
  readonly resources?: readonly string[];
  /** Everything but these, in place of `resources`. */
  readonly otherThanResources?: readonly string[];
  /** @default - none */
  readonly conditions?: Conditions;
}

/** One statement of a role's policy: what may be done, to what, and when. */
export interface PolicyStatement extends Statement {
  readonly resources: readonly string[];
}

/** The policy as AWS takes it. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ sid, effect, principal, actions, resources, otherThanResources, conditions }) => ({
      Sid: sid,
      Effect: effect ?? "Allow",
      ...(principal && { Principal: principal }),
      Action: actions,
      ...(resources && { Resource: resources }),
      ...(otherThanResources && { NotResource: otherThanResources }),
      ...(conditions && { Condition: conditions }),
    })),
  });
}

/** A document per service, by the prefix of the statements' actions: `s3`, `secretsmanager`, `kms`. */
export function policiesByService(statements: readonly PolicyStatement[]): Readonly<Record<string, string>> {
  const services = [...new Set(statements.map(serviceOf))];
  const documents = services.map((service) => policyDocument(statements.filter((one) => serviceOf(one) === service)));
  return Object.fromEntries(services.map((service, at) => [service, documents[at] ?? ""]));
}

const serviceOf = ({ actions }: PolicyStatement): string => actions[0]?.split(":")[0] ?? "";
