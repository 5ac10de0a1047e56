import type { Exception } from "./exceptions";
import { covers } from "./exceptions";
import type { StackJson } from "./plan";

/** A check that a resource of a stack fails. */
export interface Finding {
  readonly stack: string;
  readonly check: string;
  /** Address, such as `aws_db_instance.database_instance`. */
  readonly resource: string;
}

export interface Comparison<F extends Finding> {
  /** Failed, and no exception is for it. */
  readonly unlisted: readonly F[];
  /** Failed, and accepted. */
  readonly listed: readonly F[];
  /** Exceptions for which nothing fails. */
  readonly unused: readonly Exception[];
}

/** Holds what fails in these stacks against what may. */
export function compare<F extends Finding>(
  failed: readonly F[],
  exceptions: readonly Exception[],
  stacks: Readonly<Record<string, StackJson>>,
): Comparison<F> {
  const isFor = (exception: Exception, { stack, check, resource }: Finding) =>
    exception.check === check && covers(exception, resource, stacks[stack] ?? {});
  const isListed = (finding: F) => exceptions.some((exception) => isFor(exception, finding));
  return {
    unlisted: failed.filter((finding) => !isListed(finding)),
    listed: failed.filter(isListed),
    unused: exceptions.filter((exception) => !failed.some((finding) => isFor(exception, finding))),
  };
}
