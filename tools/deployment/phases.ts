import { compareEntries, compareGrants, compareLists, type Difference } from "./grants";
import { actionOf, changesIn, hasUnknown, type PlanJson, type ResourceChange } from "./plan";

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
  /** Changes among the first that take away, too: pods of the old version lack that until the new ones run. */
  readonly mixed: readonly Removal[];
}

/**
 * Tells apart what gives and what takes. A resource that is replaced counts as given: the application cannot leave the old one
 * before the new one is there.
 */
export function phasesOf(plan: PlanJson): Phases {
  const removals: Removal[] = [];
  const first = new Set<string>();
  const mixed: Removal[] = [];
  for (const change of changesIn(plan)) {
    const { address } = change;
    const { loses, gains, isRead } = effectOf(change);
    const removal = { address, why: loses };
    if (loses !== undefined && !gains) {
      removals.push({ ...removal, why: loses });
      continue;
    }
    first.add(address);
    if (loses !== undefined && !isRead) {
      mixed.push({ ...removal, why: loses });
    }
  }
  // The destruction of a deposed object has the address of the one that takes its place.
  return { removals: removals.filter(({ address }) => !first.has(address)), first: [...first], mixed };
}

interface Effect {
  /** What goes, as a clause; undefined when nothing does. */
  readonly loses?: string | undefined;
  /** Whether something comes, or may come. */
  readonly gains: boolean;
  /** Whether it is only read, when a later stack is planned: what goes from it is missed by nobody. */
  readonly isRead?: boolean;
}

function effectOf(change: ResourceChange): Effect {
  switch (actionOf(change)) {
    case "destroy":
      return { loses: "is destroyed", gains: false };
    case "change":
      return effectOfUpdate(change);
    default:
      return { gains: true };
  }
}

/** What a later stack reads of the platform. */
const parameterType = "aws_ssm_parameter";

/** Attributes of which a part can go, and how to find that out. */
const comparisons: Readonly<Record<string, (before: unknown, after: unknown, type: string) => Difference | undefined>> = {
  policy: documents(compareGrants),
  assume_role_policy: documents(compareGrants),
  ingress: lists,
  egress: lists,
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
    gains: mayGain || loses.length === 0 || differences.some(({ gains }) => gains.length > 0),
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
