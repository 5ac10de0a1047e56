import { compareEntries, compareGrants, compareLists, type Difference } from "./grants";
import { grantsToHold, type HeldGrants } from "./held-grants";
import { actionOf, changesIn, dependentsOn, hasUnknown, type PlanJson, type ResourceChange } from "./plan";

/** A change that takes something away which the application may still use. */
export interface Removal {
  readonly address: string;
  /** As a clause: `is destroyed`. */
  readonly why: string;
}

/** How a platform's plan goes together with an application that runs on it. */
export interface Phases {
  /** What has to wait until the application has left it. Empty: the plan can be applied as a whole. */
  readonly removals: readonly Removal[];
  /** Addresses of all other changes: what the application may need, and so comes first. */
  readonly first: readonly string[];
  /** Grants that policies among the first keep besides, until the application has left them: some of the removals. */
  readonly held: readonly HeldGrants[];
  /** Changes among the first that take away, too: pods of the old version lack that until the new ones run. */
  readonly mixed: readonly Removal[];
}

/**
 * What a load balancer holds until it takes the next one: AWS deletes none in use. Source: hashicorp/terraform-provider-aws#4712, and
 * kubernetes-sigs/aws-load-balancer-controller#3635.
 */
const heldByLoadBalancers: readonly string[] = ["aws_acm_certificate"];

/**
 * Tells apart what gives and what takes. A resource that is replaced counts as given: the application cannot leave the old one
 * before the new one is there. Where a load balancer holds the old one, that goes last.
 */
export function phasesOf(plan: PlanJson): Phases {
  const removals: Removal[] = [];
  const first = new Set<string>();
  const held: HeldGrants[] = [];
  const mixed: Removal[] = [];
  const changes = changesIn(plan);
  for (const change of changes) {
    const { address } = change;
    const { loses, gains, isRead } = effectOf(change, changes);
    if (loses !== undefined && !gains) {
      removals.push({ address, why: loses });
      continue;
    }
    first.add(address);
    const grants = actionOf(change) === "change" ? grantsToHold(change) : undefined;
    if (grants) {
      held.push(grants);
    } else if (loses !== undefined && !isRead) {
      mixed.push({ address, why: loses });
    }
  }
  const outlived = changes.filter((change) => isOutlived(change, plan, first)).map(({ address }) => address);
  for (const address of outlived) {
    // Those that take the next one bring it along; Terraform keeps the old one as long as its own address is no target.
    first.delete(address);
  }
  return {
    removals: [
      // The destruction of a deposed object has the address of the one that takes its place.
      ...removals.filter(({ address }) => !first.has(address)),
      ...outlived.map((address) => ({ address, why: "is replaced: the old one is destroyed" })),
      ...held.map(({ address }) => ({ address, why: lossOf(address, changes) })),
    ],
    first: [...first],
    held,
    mixed,
  };
}

/** Whether its old object has to stay while the next one is there, and comes with what is applied first. */
function isOutlived({ address, type, change: { actions } }: ResourceChange, plan: PlanJson, first: ReadonlySet<string>): boolean {
  const others = new Set([...first].filter((one) => one !== address).map((one) => one.replace(/\[.*\]$/, "")));
  return (
    heldByLoadBalancers.includes(type) &&
    actions.join() === "create,delete" &&
    dependentsOn(plan, address).some((dependent) => others.has(dependent))
  );
}

function lossOf(address: string, changes: readonly ResourceChange[]): string {
  const change = changes.find((one) => one.address === address);
  return (change && effectOf(change, changes).loses) ?? "may lose something: what it will be is not known yet";
}

interface Effect {
  /** What goes, as a clause; undefined when nothing does. */
  readonly loses?: string | undefined;
  /** Whether something comes, or may come. */
  readonly gains: boolean;
  /** Whether it is only read, when a later stack is planned: what goes from it is missed by nobody. */
  readonly isRead?: boolean;
}

function effectOf(change: ResourceChange, changes: readonly ResourceChange[]): Effect {
  switch (actionOf(change)) {
    case "destroy":
      return { loses: "is destroyed", gains: false };
    case "change":
      return effectOfUpdate(change);
    case "create":
      return endsPolicies(change, changes)
        ? { loses: "takes policies away that the role has until then", gains: false }
        : { gains: true };
    default:
      return { gains: true };
  }
}

const policyTypes: readonly string[] = ["aws_iam_role_policy", "aws_iam_role_policy_attachment"];

/**
 * Whether a role's first exclusive list would take away at once what the plan destroys: at its creation, the provider removes all that it does
 * not name. Source: Terraform AWS provider, aws_iam_role_policies_exclusive.
 */
function endsPolicies({ type, change: { after } }: ResourceChange, changes: readonly ResourceChange[]): boolean {
  return (
    type.endsWith("_exclusive") &&
    changes.some(
      (one) => policyTypes.includes(one.type) && actionOf(one) === "destroy" && one.change.before?.role === after?.role_name,
    )
  );
}

/** What a later stack reads of the platform. */
const parameterType = "aws_ssm_parameter";

/** Attributes of which a part can go, and how to find that out. */
const comparisons: Readonly<Record<string, (before: unknown, after: unknown, type: string) => Difference | undefined>> = {
  policy: documents(compareGrants),
  assume_role_policy: documents(compareGrants),
  ingress: lists,
  egress: lists,
  // A role's exclusive list of policies.
  policy_names: lists,
  policy_arns: lists,
  value: parameters,
  insecure_value: parameters,
};

function effectOfUpdate({ type, change: { before, after, after_unknown: unknown = {} } }: ResourceChange): Effect {
  const differences: Difference[] = [];
  let mayGain = false;
  for (const [name, compare] of Object.entries(comparisons)) {
    const difference = compare(before?.[name], after?.[name], type);
    if (hasUnknown(unknown[name])) {
      mayGain = true;
    } else if (difference !== undefined) {
      differences.push(difference);
    }
  }
  const loses = [...new Set(differences.flatMap((difference) => difference.loses))];
  return {
    loses: loses.length > 0 ? `loses ${listed(loses)}` : undefined,
    // An exclusive list gives nothing: its policies come by themselves, and what it no longer names it takes away.
    gains: loses.length === 0 || (!type.endsWith("_exclusive") && (mayGain || differences.some(({ gains }) => gains.length > 0))),
    isRead: type === parameterType,
  };
}

function documents(compare: (before: string, after: string) => Difference | undefined) {
  return (before: unknown, after: unknown): Difference | undefined =>
    typeof before === "string" && typeof after === "string" ? compare(before, after) : undefined;
}

function lists(before: unknown, after: unknown): Difference | undefined {
  return Array.isArray(before) && Array.isArray(after) ? compareLists(before, after) : undefined;
}

function parameters(before: unknown, after: unknown, type: string): Difference | undefined {
  return type === parameterType ? documents(compareEntries)(before, after) : undefined;
}

const shown = 3;

function listed(items: readonly string[]): string {
  const rest = items.length - shown;
  return `${items.slice(0, shown).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
