import { z } from "zod";
import { firstAddress } from "../../lib/cidr";
import { domainName } from "../../lib/domain-name";
import { logRetentionDays as retentions } from "../../lib/log-retention";
import { checked, reason, text } from "../../lib/schema";
import { timeZoneRefusal } from "../../lib/time-zone";
import { dailyForm, weeklyForm } from "../../lib/windows";

/**
 * A protection that is on unless an environment says why not: `{ enabled: false, reason: "staging is rebuilt weekly" }`.
 * `settings` belong to the protection and have defaults of their own.
 */
export function protection<Settings extends z.ZodRawShape>(settings: Settings) {
  return z.discriminatedUnion("enabled", [
    z.strictObject({
      /** On, as it is without being said. */
      enabled: z.literal(true),
      ...settings,
    }),
    z.strictObject({
      /** Off, with a reason. */
      enabled: z.literal(false),
      /** Why it is off: reviews list it. */
      reason,
    }),
  ]);
}

/** A protection without settings, on by default. */
export const protectedByDefault = protection({}).default({ enabled: true });

/** Something risky that is off unless an environment says why: `{ enabled: true, reason: "..." }`. */
export const exception = z
  .discriminatedUnion("enabled", [
    z.strictObject({
      /** Off, as it is without being said. */
      enabled: z.literal(false),
    }),
    z.strictObject({
      /** On, with a reason. */
      enabled: z.literal(true),
      /** Why it is on: reviews list it. */
      reason,
    }),
  ])
  .default({ enabled: false });

export const cidr = checked("an address and a prefix, such as 10.0.0.0/16", (value) => {
  if (!/^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)\/(\d|[12]\d|3[0-2])$/.test(value)) {
    return { problem: "is not an IPv4 CIDR block", allowed: "an address and a prefix, such as 10.0.0.0/16" };
  }
  const first = firstAddress(value);
  return first === value
    ? undefined
    : { problem: "has bits set behind its prefix", allowed: `the first address of the block: ${first}` };
});

/** An availability zone, such as `us-east-1a`. That it lies in the environment's region is checked there. */
export const zone = text(
  /^[a-z]{2}(-[a-z]+)+-\d[a-f]$/,
  "is not an availability zone",
  "a region and a letter, such as us-east-1a",
);

export const arn = text(
  /^arn:aws[\w-]*:[\w-]+:[\w-]*:\d{0,12}:.+$/,
  "is not an ARN",
  "arn:aws:<service>:<region>:<account>:<resource>",
);

export const domain = text(domainName.form, "is not a domain name", domainName.allowed);

export const email = text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "is not an e-mail address", "name@example.com");

export const timeZone = checked("an IANA name, such as Europe/Berlin", timeZoneRefusal);

/** Daily window in UTC of at least 30 minutes, such as `03:00-04:00`. */
export const dailyWindow = text(dailyForm, "is not a daily window", "hh:mm-hh:mm in UTC, such as 03:00-04:00");

/** Weekly window in UTC. Lower case, as AWS returns it: any other case shows a change in every plan. */
export const weeklyWindow = text(
  weeklyForm,
  "is not a weekly window",
  "ddd:hh:mm-ddd:hh:mm in UTC and lower case, such as mon:04:00-mon:05:00",
);

/** Days that CloudWatch Logs can keep a log. */
export const logRetentionDays = z.literal([...retentions]);

/** CPU of a pod, such as `250m` or `2`. */
export const cpu = text(/^(\d+m|\d+(\.\d{1,3})?)$/, "is not an amount of CPU", "millicores or cores, such as 250m or 2");

/** Memory of a pod, such as `256Mi`. */
export const memory = text(/^\d+(Mi|Gi)$/, "is not an amount of memory", "mebibytes or gibibytes, such as 256Mi or 1Gi");
