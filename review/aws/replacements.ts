import type { ChangeRule, Problem } from "./rule";
import { type Body, isOn, type Resource, resourcesOf, type Stack, textsOf } from "./stack";

/** Arguments whose change the provider answers by a new resource, of types that hold what cannot be made again. */
interface Keeper {
  readonly type: string;
  readonly holds: string;
  readonly replacedBy: readonly string[];
  /** File of hashicorp/terraform-provider-aws that says ForceNew, below internal/service. */
  readonly file: string;
}

const keepers: readonly Keeper[] = [
  {
    type: "aws_db_instance",
    holds: "the database",
    replacedBy: [
      ..."identifier identifier_prefix engine db_name username storage_encrypted kms_key_id availability_zone character_set_name".split(
        " ",
      ),
      ..."custom_iam_instance_profile nchar_character_set_name snapshot_identifier restore_to_point_in_time timezone".split(" "),
    ],
    file: "rds/instance.go",
  },
  {
    type: "aws_elasticache_replication_group",
    holds: "the cache",
    replacedBy: [
      ..."replication_group_id port subnet_group_name at_rest_encryption_enabled kms_key_id network_type data_tiering_enabled".split(
        " ",
      ),
      ..."snapshot_arns snapshot_name security_group_names global_replication_group_id".split(" "),
    ],
    file: "elasticache/replication_group.go",
  },
  {
    type: "aws_s3_bucket",
    holds: "objects",
    replacedBy: ["bucket", "bucket_prefix", "object_lock_enabled"],
    file: "s3/bucket.go",
  },
  {
    type: "aws_eks_cluster",
    holds: "the cluster and all that runs on it",
    replacedBy: [
      ..."name role_arn bootstrap_self_managed_addons kubernetes_network_config.ip_family kubernetes_network_config.service_ipv4_cidr".split(
        " ",
      ),
      ..."access_config.bootstrap_cluster_creator_admin_permissions remote_network_config outpost_config".split(" "),
    ],
    file: "eks/cluster.go",
  },
  {
    type: "aws_eks_node_group",
    holds: "the nodes that pods run on",
    replacedBy: [
      ..."cluster_name node_group_name node_role_arn subnet_ids instance_types capacity_type ami_type disk_size remote_access".split(
        " ",
      ),
      ..."launch_template.id launch_template.name".split(" "),
    ],
    file: "eks/node_group.go",
  },
  {
    type: "aws_kms_key",
    holds: "what everything encrypted with it is read by",
    replacedBy: ["customer_master_key_spec", "key_usage", "multi_region", "custom_key_store_id", "xks_key_id"],
    file: "kms/key.go",
  },
  {
    type: "aws_secretsmanager_secret",
    holds: "a secret's value",
    replacedBy: ["name", "name_prefix"],
    file: "secretsmanager/secret.go",
  },
  { type: "aws_ecr_repository", holds: "images", replacedBy: ["name", "encryption_configuration"], file: "ecr/repository.go" },
  {
    type: "aws_dynamodb_table",
    holds: "the table's items",
    replacedBy: ["name", "hash_key", "range_key", "local_secondary_index", "restore_source_name"],
    file: "dynamodb/table.go",
  },
  {
    type: "aws_cloudwatch_log_group",
    holds: "logs",
    replacedBy: ["name", "name_prefix", "log_group_class"],
    file: "logs/group.go",
  },
];

/** Types that hold something that cannot be made again. */
export const keeperTypes: readonly string[] = keepers.map(({ type }) => type);

export const replacementRules: readonly ChangeRule[] = keepers.map(({ type, holds, replacedBy, file }) => ({
  id: `replacement of ${type}`,
  what: `the change replaces ${holds}, or takes it away`,
  source: `Terraform AWS Provider, internal/service/${file} (ForceNew)`,
  find: (before, after) =>
    resourcesOf(before, type).flatMap((old): Problem[] => {
      const now = successorOf(old, after);
      if (now === undefined) {
        return [{ address: old.address, given: "gone", allowed: `the same address, or a moved block${protection(old.body)}` }];
      }
      return replacedBy
        .filter((argument) => !isIgnored(now.body, argument) && written(old.body, argument) !== written(now.body, argument))
        .map((argument) => ({
          address: `${now.address}.${argument}`,
          given: `${written(old.body, argument) ?? "nothing"} -> ${written(now.body, argument) ?? "nothing"}`,
          allowed: `the value as it is${protection(old.body)}`,
        }));
    }),
}));

/** The resource at the old address, or at the one that a moved block gave it. */
function successorOf({ address }: Resource, after: Stack): Resource | undefined {
  const to = after.json.moved?.find(({ from }) => from === address)?.to ?? address;
  return resourcesOf(after).find((one) => one.address === to);
}

const isIgnored = ({ lifecycle }: Body, argument: string): boolean =>
  textsOf((lifecycle as Body | undefined)?.ignore_changes).some(
    (one) => one === "all" || one === argument || argument.startsWith(`${one}.`),
  );

/** What keeps the data, and makes the run fail halfway instead. */
function protection({ lifecycle, deletion_protection: own, deletion_protection_enabled: enabled }: Body): string {
  return isOn((lifecycle as Body | undefined)?.prevent_destroy) || isOn(own) || isOn(enabled)
    ? "; it is protected, so the run fails"
    : "";
}

/** The argument at a path such as `access_config.authentication_mode`, as text. Lists that stand for sets have no order. */
function written(body: Body, path: string): string | undefined {
  const value = path.split(".").reduce<unknown>((outer, key) => {
    const one = Array.isArray(outer) ? outer[0] : outer;
    return typeof one === "object" && one !== null ? (one as Body)[key] : undefined;
  }, body);
  return Array.isArray(value)
    ? JSON.stringify(value.map((one) => JSON.stringify(one)).sort())
    : value === undefined
      ? undefined
      : String(JSON.stringify(value));
}
