import { z } from "zod";
import { ConfigurationError } from "../../lib/errors";

/** A check that a resource of a stack fails. */
export interface Finding {
  readonly stack: string;
  readonly check: string;
  /** Address, such as `aws_db_instance.database_instance`. */
  readonly resource: string;
}

/** A failed check that is accepted, for each of the resources that are named, and for no other. */
export interface Exception {
  readonly check: string;
  /** What the check asks for. */
  readonly asks: string;
  /** Why these resources do without. */
  readonly reason: string;
  /** Addresses by stack. No patterns: the list must not cover a resource that is yet to come. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
}

const sentence = z.string().regex(/^\S.{9,}\S$/, { error: "is no sentence" });

const exceptions = z.array(
  z.strictObject({
    check: z.string().regex(/^CKV2?_[A-Z]+_\d+$/, { error: "is no check's id" }),
    asks: sentence,
    reason: sentence,
    resources: z.record(z.string(), z.array(z.string().regex(/^[a-z0-9_]+\.[\w-]+$/, { error: "is no address" })).min(1)),
  }),
);

/**
 * The exceptions in a file's JSON.
 *
 * @throws ConfigurationError when it is no such list, or lists something twice
 */
export function parseExceptions(file: string, json: unknown): Exception[] {
  const { data, error } = exceptions.safeParse(json);
  const [issue] = error?.issues ?? [];
  if (data === undefined) {
    throw new ConfigurationError([file, ...(issue?.path ?? [])].join("."), issue?.message ?? "is no list of exceptions");
  }
  const seen = new Set<string>();
  for (const finding of data.flatMap(findingsOf)) {
    if (seen.has(keyOf(finding))) {
      throw new ConfigurationError(file, "lists something twice", finding);
    }
    seen.add(keyOf(finding));
  }
  return data;
}

export interface Comparison<F extends Finding> {
  /** Failed, and not listed. */
  readonly unlisted: readonly F[];
  /** Failed, and listed. */
  readonly listed: readonly F[];
  /** Listed, and failing no longer: the entry has to go. */
  readonly stale: readonly Finding[];
}

/** Holds what fails against what may. */
export function compare<F extends Finding>(failed: readonly F[], accepted: readonly Exception[]): Comparison<F> {
  const allowed = accepted.flatMap(findingsOf);
  const allowedKeys = new Set(allowed.map(keyOf));
  const failedKeys = new Set(failed.map(keyOf));
  return {
    unlisted: failed.filter((finding) => !allowedKeys.has(keyOf(finding))),
    listed: failed.filter((finding) => allowedKeys.has(keyOf(finding))),
    stale: allowed.filter((finding) => !failedKeys.has(keyOf(finding))),
  };
}

function findingsOf({ check, resources }: Exception): Finding[] {
  return Object.entries(resources).flatMap(([stack, addresses]) => addresses.map((resource) => ({ stack, check, resource })));
}

const keyOf = ({ stack, check, resource }: Finding): string => `${stack} ${check} ${resource}`;
