import { type Context, conditionsHold, like } from "./iam-conditions";

type Values = string | readonly string[];
type Principal = "*" | Readonly<Record<string, Values>>;

interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principal;
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** A policy of IAM's, as parsed JSON. */
export interface Policy {
  readonly Statement: readonly PolicyStatement[];
}

export interface Request {
  readonly action: string;
  /** ARN. Only requests to trust policies have none. */
  readonly resource?: string;
  /** Who asks, such as `{ Service: "pods.eks.amazonaws.com" }`. Only trust and resource policies name one. */
  readonly principal?: Readonly<Record<string, string>>;
  /** Condition keys of the request, tags of the resource among them. */
  readonly context?: Context;
}

/** `denied` is said by a statement; `not allowed` is what nobody said anything about. */
export type Decision = "allowed" | "denied" | "not allowed";

/** The policy in a text that Terraform has yet to fill in: quotes inside its `${...}` do not end a string. */
export function parsePolicy(text: unknown): Policy {
  const whole = String(text).replaceAll(/\$\{[^}]*\}/g, (reference) => reference.replaceAll('"', '\\"'));
  return JSON.parse(whole);
}

/** What AWS answers when all of these policies apply: a deny wins, and nothing is allowed that no statement allows. */
export function decide(policies: readonly Policy[], request: Request): Decision {
  const effects = policies.flatMap(({ Statement }) =>
    Statement.filter((statement) => concerns(statement, request)).map(({ Effect }) => Effect),
  );
  if (effects.includes("Deny")) {
    return "denied";
  }
  return effects.includes("Allow") ? "allowed" : "not allowed";
}

function concerns(statement: PolicyStatement, request: Request): boolean {
  return (
    concernsPrincipal(statement.Principal, request.principal) &&
    concernsAction(statement, request.action) &&
    concernsResource(statement, request.resource) &&
    conditionsHold(statement.Condition ?? {}, request.context ?? {})
  );
}

function concernsPrincipal(named: Principal | undefined, asking: Request["principal"]): boolean {
  if (named === undefined || named === "*") {
    return true;
  }
  if (asking === undefined) {
    throw new Error("a policy that names principals takes a request with one");
  }
  return Object.entries(asking).some(([type, name]) => list(named[type]).some((one) => one === name || one === "*"));
}

function concernsAction({ Action, NotAction }: PolicyStatement, action: string): boolean {
  const matching = (patterns: Values | undefined) =>
    list(patterns).some((pattern) => like(pattern.toLowerCase(), action.toLowerCase()));
  return NotAction === undefined ? matching(Action) : !matching(NotAction);
}

function concernsResource({ Resource, NotResource }: PolicyStatement, resource: string | undefined): boolean {
  if (Resource === undefined && NotResource === undefined) {
    return true;
  }
  if (resource === undefined) {
    throw new Error("a policy that names resources takes a request with one");
  }
  const matching = (patterns: Values | undefined) => list(patterns).some((pattern) => like(pattern, resource));
  return NotResource === undefined ? matching(Resource) : !matching(NotResource);
}

const list = (values: Values | undefined): readonly string[] =>
  values === undefined ? [] : typeof values === "string" ? [values] : values;
