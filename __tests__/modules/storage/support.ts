import { Construct } from "../../../lib/terraform";
import { Bucket, type BucketProps } from "../../../modules/storage";
import type { BaseStack } from "../../../stacks/base";
import { resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

type Overrides = Partial<BucketProps> | ((stack: BaseStack) => Partial<BucketProps>);

/** A stack with the bucket `files` of DebtFlow's staging, below `storage` as in the platform. */
export function synthBucket(overrides: Overrides = {}, use: (bucket: Bucket) => void = () => {}): string {
  return synthModule((stack) => {
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    use(new Bucket(new Construct(stack, "storage"), "files", { name: "debtflow-files-staging", ...given }));
  });
}

/** The part of the bucket `files` that has this type and role. */
export const part = (json: string, type: string, role: string) => resourceAt(json, `${type}.storage_files_${role}`);

export interface Rule {
  readonly id: string;
  readonly status: string;
  readonly filter: readonly unknown[];
  readonly transition?: unknown;
  readonly expiration?: unknown;
  readonly noncurrent_version_expiration?: unknown;
  readonly abort_incomplete_multipart_upload?: unknown;
}

/** The bucket's lifecycle rule of this id; fails the test when there is none, or more than one. */
export function ruleOf(json: string, id: string): Rule {
  const rules = part(json, "aws_s3_bucket_lifecycle_configuration", "lifecycle").rule as readonly Rule[];
  const [rule, ...others] = rules.filter((candidate) => candidate.id === id);
  if (rule === undefined || others.length > 0) {
    throw new Error(`expected one rule ${id} among: ${rules.map((candidate) => candidate.id).join(", ")}`);
  }
  return rule;
}

/** The statements of the bucket policy at an address. */
export function statementsOf(json: string, address: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(String(resourceAt(json, address).policy)).Statement;
}
