import type { S3BucketCorsConfigurationCorsRule } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { checkInteger } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";

const methods = ["GET", "PUT", "POST", "DELETE", "HEAD"] as const;

/** What browsers may do from pages of other origins. */
export interface CorsRule {
  /** Such as `https://app.example.com`; each with one `*` at most. */
  readonly origins: readonly string[];
  readonly methods: readonly (typeof methods)[number][];
  /** Request headers; each with one `*` at most. @default - those that browsers send unasked */
  readonly headers?: readonly string[];
  /** Response headers that scripts may read, such as `ETag`. @default - the simple ones */
  readonly exposedHeaders?: readonly string[];
  /** Seconds that a browser remembers the answer. @default 3000 */
  readonly maxAgeSeconds?: number;
}

/** @throws ConfigurationError when S3 would refuse the rules */
export function checkCors(path: string, rules: readonly CorsRule[]): void {
  if (rules.length > 100) {
    throw new ConfigurationError(path, "has too many rules", rules.length, "100 at most");
  }
  rules.forEach((rule, index) => {
    checkRule(`${path}[${index}]`, rule);
  });
}

function checkRule(path: string, rule: CorsRule): void {
  for (const [name, values] of [["origins", rule.origins] as const, ["methods", rule.methods] as const]) {
    if (values.length === 0) {
      throw new ConfigurationError(`${path}.${name}`, "is empty", undefined, "one or more");
    }
  }
  for (const method of rule.methods) {
    if (!methods.includes(method)) {
      throw new ConfigurationError(`${path}.methods`, "is not a method that S3 shares", method, methods.join(", "));
    }
  }
  for (const [name, values] of [["origins", rule.origins] as const, ["headers", rule.headers ?? []] as const]) {
    const wild = values.find((value) => value.split("*").length > 2);
    if (wild !== undefined) {
      throw new ConfigurationError(`${path}.${name}`, "has more than one wildcard", wild, "one * at most");
    }
  }
  checkInteger(`${path}.maxAgeSeconds`, rule.maxAgeSeconds ?? 3000, 0);
}

export function corsRules(rules: readonly CorsRule[]): S3BucketCorsConfigurationCorsRule[] {
  return rules.map(({ origins, methods, headers = [], exposedHeaders = [], maxAgeSeconds }) => ({
    allowedOrigins: [...origins],
    allowedMethods: [...methods],
    ...(headers.length > 0 && { allowedHeaders: [...headers] }),
    ...(exposedHeaders.length > 0 && { exposeHeaders: [...exposedHeaders] }),
    maxAgeSeconds: maxAgeSeconds ?? 3000,
  }));
}
