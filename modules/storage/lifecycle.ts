import type { S3BucketLifecycleConfigurationRule } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { checkInteger, checkUnique } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";
import { Token } from "../../lib/terraform";

/** Storage classes, in the one order in which objects may pass through them. */
export const storageClasses = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
] as const;

export type StorageClass = (typeof storageClasses)[number];

/** The two that charge for at least 30 days, and that S3 lets objects neither reach nor leave earlier. */
const infrequentAccess: readonly StorageClass[] = ["STANDARD_IA", "ONEZONE_IA"];

export interface Transition {
  /** Days after the object was made: 0 or more; 30 or more for STANDARD_IA and ONEZONE_IA. */
  readonly days: number;
  readonly storageClass: StorageClass;
}

/** What becomes of objects as they age. */
export interface LifecycleRule {
  /** Unique within the bucket, such as `archive-old-files`. */
  readonly id: string;
  /** Start of the keys that it is for, such as `exports/`. @default - all objects */
  readonly prefix?: string | undefined;
  /** Earliest first. @default - none: objects stay in STANDARD */
  readonly transitions?: readonly Transition[];
  /** Days after which objects are deleted; on a versioned bucket they become noncurrent. @default - never */
  readonly expirationDays?: number | undefined;
}

/** How long what no one sees any more stays. */
export interface Housekeeping {
  readonly noncurrentVersionDays: number;
  readonly newerVersionsKept: number;
  readonly abortUploadDays: number;
}

const housekeepingId = "housekeeping";

/** @throws ConfigurationError when S3 would refuse the rules */
export function checkLifecycle(path: string, rules: readonly LifecycleRule[]): void {
  checkUnique(
    `${path}.id`,
    rules.map(({ id }) => id),
  );
  for (const rule of rules) {
    checkRule(`${path}.${rule.id}`, rule);
  }
}

function checkRule(path: string, { id, transitions = [], expirationDays }: LifecycleRule): void {
  if (id === "" || id.length > 255 || id === housekeepingId) {
    throw new ConfigurationError(path, "is not a rule id", id, `1 to 255 characters, other than "${housekeepingId}"`);
  }
  if (transitions.length === 0 && expirationDays === undefined) {
    throw new ConfigurationError(path, "does nothing", undefined, "transitions, expirationDays or both");
  }
  transitions.forEach((transition, index) => {
    checkTransition(`${path}.transitions[${index}]`, transition, transitions[index - 1]);
  });
  if (expirationDays !== undefined) {
    checkInteger(`${path}.expirationDays`, expirationDays, 1);
    const last = transitions.at(-1);
    if (last && known(last.days, expirationDays) && expirationDays <= last.days) {
      throw new ConfigurationError(
        `${path}.expirationDays`,
        `comes before the transition to ${last.storageClass}`,
        expirationDays,
        `${last.days + 1} or more`,
      );
    }
  }
}

function checkTransition(path: string, { days, storageClass }: Transition, previous: Transition | undefined): void {
  checkInteger(`${path}.days`, days, infrequentAccess.includes(storageClass) ? 30 : 0);
  if (previous === undefined) {
    return;
  }
  const colder = storageClasses.slice(storageClasses.indexOf(previous.storageClass) + 1);
  if (!colder.includes(storageClass)) {
    const allowed = colder.join(", ") || "no further transition";
    throw new ConfigurationError(`${path}.storageClass`, `cannot follow ${previous.storageClass}`, storageClass, allowed);
  }
  const earliest = previous.days + (infrequentAccess.includes(previous.storageClass) ? 30 : 1);
  if (known(days, previous.days) && days < earliest) {
    throw new ConfigurationError(`${path}.days`, `comes too early after ${previous.storageClass}`, days, `${earliest} or more`);
  }
}

const known = (...values: readonly number[]) => !values.some((value) => Token.isUnresolved(value));

/** The caller's rules, and one that clears away old versions, lone delete markers and uploads that nobody finished. */
export function lifecycleRules(
  rules: readonly LifecycleRule[],
  housekeeping: Housekeeping,
): S3BucketLifecycleConfigurationRule[] {
  const { noncurrentVersionDays, newerVersionsKept, abortUploadDays } = housekeeping;
  return [
    ...rules.map(({ id, prefix, transitions = [], expirationDays }) => ({
      id,
      status: "Enabled",
      filter: [prefix ? { prefix } : {}],
      ...(transitions.length > 0 && { transition: transitions.map(({ days, storageClass }) => ({ days, storageClass })) }),
      ...(expirationDays !== undefined && { expiration: [{ days: expirationDays }] }),
    })),
    {
      id: housekeepingId,
      status: "Enabled",
      filter: [{}],
      expiration: [{ expiredObjectDeleteMarker: true }],
      noncurrentVersionExpiration: [
        { noncurrentDays: noncurrentVersionDays, ...(newerVersionsKept > 0 && { newerNoncurrentVersions: newerVersionsKept }) },
      ],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortUploadDays }],
    },
  ];
}
