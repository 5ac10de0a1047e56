import type { Problem, Rule } from "../rule";
import { type Body, blockOf, blocksOf, isOn, numberOf, refersTo, resourcesOf, type Stack } from "../stack";

/** Every rule of a lifecycle, tested. */
const each =
  (test: (rule: Body) => Omit<Problem, "address"> | undefined): Rule["find"] =>
  (stack) =>
    resourcesOf(stack, "aws_s3_bucket_lifecycle_configuration").flatMap(({ address, body }) =>
      blocksOf(body, "rule").flatMap((rule) => {
        const problem = test(rule);
        return problem === undefined ? [] : [{ address: `${address}.rule.${rule.id}`, ...problem }];
      }),
    );

const infrequent = ["STANDARD_IA", "ONEZONE_IA"];
/** From the dearest to the cheapest: objects move in this direction only. */
const classes = ["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];

interface Step {
  readonly days: number;
  readonly into: string;
}
const stepsOf = (rule: Body): Step[] =>
  [...blocksOf(rule, "transition"), ...blocksOf(rule, "noncurrent_version_transition")].flatMap((step) => {
    const days = numberOf(step.days ?? step.noncurrent_days);
    return days === undefined ? [] : [{ days, into: String(step.storage_class) }];
  });

export const storageRules: readonly Rule[] = [
  {
    id: "infrequent access after 30 days",
    what: "objects go to STANDARD_IA and ONEZONE_IA after 30 days at the earliest",
    source: "Amazon S3 User Guide, Constraints and considerations for transitions",
    find: each((rule) => {
      const early = stepsOf(rule).find(({ into, days }) => infrequent.includes(into) && days < 30);
      return early && { given: early, allowed: "30 days or more" };
    }),
  },
  {
    id: "order of storage classes",
    what: "objects go from one class to a cheaper one, later, and 30 days after they came to an infrequent one",
    source: "Amazon S3 User Guide, Supported transitions, and Constraints and considerations for transitions",
    find: each((rule) => {
      const steps = stepsOf({ transition: rule.transition }).sort((a, b) => a.days - b.days);
      const wrong = steps.slice(1).find(({ days, into }, at) => {
        const previous = steps[at];
        return (
          previous !== undefined &&
          (classes.indexOf(into) <= classes.indexOf(previous.into) ||
            days - previous.days < (infrequent.includes(previous.into) ? 30 : 1))
        );
      });
      return wrong && { given: steps, allowed: `${classes.join(", ")}, each later than the one before` };
    }),
  },
  {
    id: "expiration after transitions",
    what: "objects expire before they are moved",
    source: "Amazon S3 User Guide, Lifecycle configuration elements",
    find: each((rule) => {
      const end = numberOf(blockOf(rule, "expiration")?.days);
      const last = Math.max(0, ...stepsOf({ transition: rule.transition }).map(({ days }) => days));
      return end !== undefined && end <= last ? { given: end, allowed: `${last + 1} days or more` } : undefined;
    }),
  },
  {
    id: "delete markers alone",
    what: "a rule that expires delete markers has neither days nor tags",
    source: "Amazon S3 API Reference, LifecycleExpiration",
    find: each((rule) => {
      const { expired_object_delete_marker: marker, days, date } = blockOf(rule, "expiration") ?? {};
      const filter = blockOf(rule, "filter");
      const tags = filter?.tag ?? blockOf(filter, "and")?.tags;
      return isOn(marker) && (days !== undefined || date !== undefined || tags !== undefined)
        ? { given: { days, date, tags }, allowed: "none of them" }
        : undefined;
    }),
  },
  {
    id: "uploads have no tags",
    what: "a rule that ends incomplete uploads has no filter by tags or size",
    source: "Amazon S3 API Reference, AbortIncompleteMultipartUpload",
    find: each((rule) => {
      const filter = blockOf(rule, "filter") ?? {};
      const other = Object.keys(filter).filter((name) => name !== "prefix" && filter[name] !== undefined);
      return blockOf(rule, "abort_incomplete_multipart_upload") !== undefined && other.length > 0
        ? { given: other, allowed: "a prefix, or no filter" }
        : undefined;
    }),
  },
  {
    id: "access logs without KMS",
    what: "access logs reach no bucket that encrypts with a KMS key",
    source: "Amazon S3 User Guide, Enabling Amazon S3 server access logging",
    find: (stack) =>
      resourcesOf(stack, "aws_s3_bucket_logging").flatMap(({ address, body }): Problem[] => {
        const algorithm = encryptionOf(stack, body.target_bucket);
        return algorithm?.startsWith("aws:kms")
          ? [{ address, given: algorithm, allowed: "AES256 in the bucket of the logs" }]
          : [];
      }),
  },
];

/** How the bucket that `reference` names encrypts, where the stack says so. */
function encryptionOf(stack: Stack, reference: unknown): string | undefined {
  const target = resourcesOf(stack, "aws_s3_bucket").find((bucket) => refersTo(reference, bucket));
  const encryption =
    target &&
    resourcesOf(stack, "aws_s3_bucket_server_side_encryption_configuration").find(({ body }) => refersTo(body.bucket, target));
  const [algorithm] = blocksOf(encryption?.body, "rule").flatMap((rule) =>
    blocksOf(rule, "apply_server_side_encryption_by_default").map((by) => String(by.sse_algorithm)),
  );
  return algorithm;
}
