import { z } from "zod";
import type { Refusal } from "./refusal";
import { fieldsRefusal, scheduleRefusal } from "./schedule";

/** Text of one form. `problem` completes "<path>: ..."; `allowed` says what to write instead. */
export function text(form: RegExp, problem: string, allowed: string) {
  return z
    .string()
    .refine((value) => form.test(value), { error: problem, params: { allowed }, abort: true })
    .meta({ allowed });
}

/** Text that a check finds nothing wrong with. `allowed` says in general what to write; a refusal says it of the value at hand. */
export function checked(allowed: string, refusal: (value: string) => Refusal | undefined) {
  return z
    .string()
    .superRefine((value, context) => {
      const found = refusal(value);
      if (found !== undefined) {
        context.addIssue({ code: "custom", message: found.problem, params: { allowed: found.allowed }, continue: false });
      }
    })
    .meta({ allowed });
}

/**
 * A Kubernetes name: an RFC 1123 label that starts with a letter, of at most 40 characters so that names built on it fit.
 * Constructs cannot be called `constructor`, which every object has already.
 */
export const label = text(
  /^(?!constructor$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/,
  "is not a name",
  "lower-case letters, digits and hyphens, at most 40, starting with a letter and not ending with a hyphen; not constructor",
);

/** An absolute path of a URL or of a file system. */
export const path = text(/^\/[^\s?#]*$/, "is not a path", "a path that starts with /");

/**
 * Path that requests begin with: what a rule of an ALB takes, in 128 characters with the `/*` that its controller adds. One path that it
 * refuses keeps every host behind the load balancer from its next change. Source: Elastic Load Balancing, Application Load Balancers:
 * Listener rules, Path conditions.
 */
export const routePath = text(
  /^(?=.{1,126}$)\/([\w.$~"'@:+&-]+\/)*([\w.$~"'@:+&-]+)?$/,
  "is not a path that a load balancer takes",
  "a path such as /api: at most 126 letters, digits and _ - . $ ~ \" ' @ : + &, without * and %",
);

/** A schedule of Kubernetes or Velero: five cron fields, or a word such as `@daily`. */
export const schedule = checked("five cron fields, or a word such as @daily", scheduleRefusal);

/** A schedule of KEDA: five cron fields. */
export const fiveFields = checked("five cron fields", (value) => fieldsRefusal(value));

/** Why a default is weakened, or a check does not apply: reviews list it. */
export const reason = text(/\S.{9,}/, "is too short for a reason", "at least 10 characters by which a reviewer can judge");

/** A TCP port. */
export const port = z.int().min(1).max(65535);
