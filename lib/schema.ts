import { z } from "zod";

/** Text of one form. `problem` completes "<path>: ..."; `allowed` says what to write instead. */
export function text(form: RegExp, problem: string, allowed: string) {
  return z
    .string()
    .refine((value) => form.test(value), { error: problem, params: { allowed }, abort: true })
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

/** A schedule of Kubernetes, in its five fields. */
export const schedule = text(/^[\d*/,-]+( [\dA-Z*/,-]+){4}$/, "is not a schedule", "five cron fields, such as 0 3 * * 0");

/** A TCP port. */
export const port = z.int().min(1).max(65535);
