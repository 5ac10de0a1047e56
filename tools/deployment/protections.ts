import type { StateResource } from "./state";

/** What keeps a resource, or something of it, when the environment is destroyed. */
export interface Protection {
  readonly address: string;
  /** As a clause: `leaves a final snapshot`. */
  readonly how: string;
  /** Whether a destruction would fail on it in the middle. */
  readonly blocks: boolean;
  /** It blocks only as long as something is in it, which only AWS knows. */
  readonly content?: Content;
}

/** What a resource must not hold to go. */
export interface Content {
  readonly of: "bucket" | "repository";
  readonly name: string;
  /** Setting of the environment that has it emptied. */
  readonly setting: string;
  /** It may hold what a list does not show. */
  readonly isVersioned: boolean;
}

type Rule = (attributes: StateResource["attributes"]) => Omit<Protection, "address"> | undefined;

const refuses = (how: string): Omit<Protection, "address"> => ({ how, blocks: true });
const leaves = (how: string): Omit<Protection, "address"> => ({ how, blocks: false });

/** Source: hashicorp/terraform-provider-aws#4467 (RepositoryNotEmptyException) and cloudposse/terraform-aws-s3-website#21 (BucketNotEmpty). */
const holds = (how: string, name: unknown, content: Omit<Content, "name">): Omit<Protection, "address"> => ({
  how,
  blocks: false,
  ...(typeof name === "string" && { content: { name, ...content } }),
});

/** As the provider repeats it at the bucket. */
const isVersioned = (versioning: unknown): boolean => {
  const [first] = Array.isArray(versioning) ? (versioning as readonly { readonly enabled?: boolean }[]) : [];
  return first?.enabled === true;
};

const guardedBy =
  (flag: string): Rule =>
  (attributes) =>
    attributes[flag] === true ? refuses("has deletion protection") : undefined;
const finalSnapshot: Rule = ({ skip_final_snapshot: isSkipped, final_snapshot_identifier: name }) =>
  isSkipped === false ? leaves(`leaves a final snapshot${typeof name === "string" && name ? ` ${name}` : ""}`) : undefined;

/** By type, as the state of an applied resource says it. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  aws_db_instance: [guardedBy("deletion_protection"), finalSnapshot],
  aws_lb: [guardedBy("enable_deletion_protection")],
  aws_eks_cluster: [guardedBy("deletion_protection")],
  aws_dynamodb_table: [guardedBy("deletion_protection_enabled")],
  aws_elasticache_replication_group: [
    ({ final_snapshot_identifier: name }) =>
      typeof name === "string" && name !== "" ? leaves(`leaves a final snapshot ${name}`) : undefined,
  ],
  aws_s3_bucket: [
    ({ force_destroy: isForced, bucket, versioning }) =>
      isForced === true
        ? undefined
        : holds("goes only when it is empty", bucket, {
            of: "bucket",
            setting: "forceDestroy",
            isVersioned: isVersioned(versioning),
          }),
  ],
  aws_ecr_repository: [
    ({ force_delete: isForced, name }) =>
      isForced === true
        ? undefined
        : holds("goes only without images", name, { of: "repository", setting: "registry.forceDelete", isVersioned: false }),
  ],
  aws_secretsmanager_secret: [
    ({ recovery_window_in_days: days }) =>
      typeof days === "number" && days > 0 ? leaves(`can be recovered for ${days} days, and keeps its name so long`) : undefined,
  ],
  aws_kms_key: [
    ({ deletion_window_in_days: days }) =>
      leaves(`can be recovered for ${typeof days === "number" && days > 0 ? days : 30} days`),
  ],
};

/** Everything in these resources that outlives a destruction or stops it; what stops it comes first. */
export function protectionsOf(resources: readonly StateResource[]): Protection[] {
  const found = resources.flatMap(({ address, type, attributes }) =>
    (rules[type] ?? []).flatMap((rule) => {
      const protection = rule(attributes);
      return protection ? [{ address, ...protection }] : [];
    }),
  );
  return found.toSorted((one, other) => Number(other.blocks) - Number(one.blocks));
}
