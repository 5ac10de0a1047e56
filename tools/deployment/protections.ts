import type { StateResource } from "./state";

/** What keeps a resource, or something of it, when the environment is destroyed. */
export interface Protection {
  readonly address: string;
  /** As a clause: `leaves a final snapshot`. */
  readonly how: string;
  /** Whether a destruction would fail on it in the middle. */
  readonly blocks: boolean;
}

type Rule = (attributes: StateResource["attributes"]) => Omit<Protection, "address"> | undefined;

const refuses = (how: string): Omit<Protection, "address"> => ({ how, blocks: true });
const leaves = (how: string): Omit<Protection, "address"> => ({ how, blocks: false });

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
  aws_s3_bucket: [({ force_destroy: isForced }) => (isForced === true ? undefined : leaves("goes only when it is empty"))],
  aws_ecr_repository: [({ force_delete: isForced }) => (isForced === true ? undefined : leaves("goes only without images"))],
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
