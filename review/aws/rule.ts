import type { Stack } from "./stack";

/** Something that AWS will refuse, or that will not work there. */
export interface Finding {
  readonly stack: string;
  readonly address: string;
  /** Id of the rule. */
  readonly rule: string;
  readonly what: string;
  readonly given: string;
  readonly allowed: string;
  readonly source: string;
}

/** What a rule says of one place. */
export interface Problem {
  /** Resource, or resource and argument. */
  readonly address: string;
  readonly given: unknown;
  readonly allowed: string;
}

interface Described {
  readonly id: string;
  /** What is refused, or does not work, as a sentence. */
  readonly what: string;
  /** Where AWS, or the tool that refuses, says so. */
  readonly source: string;
}

/** A rule on one stack as it will be made; `all` are the stacks that are deployed with it, itself among them. */
export interface Rule extends Described {
  readonly find: (stack: Stack, all: readonly Stack[]) => readonly Problem[];
}

/** A rule on what a change does to a stack that is there. */
export interface ChangeRule extends Described {
  readonly find: (before: Stack, after: Stack) => readonly Problem[];
}

export function finding(stack: Stack, { id, what, source }: Described, { address, given, allowed }: Problem): Finding {
  return { stack: stack.id, address, rule: id, what, given: shown(given), allowed, source };
}

const longest = 200;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > longest ? `${text.slice(0, longest)}... (${text.length} characters)` : text;
}
