import { replacementRules } from "./replacements";
import type { ChangeRule, Problem } from "./rule";
import { type Body, blockOf, isOn, isUnknown, numberOf, resourcesOf, type Stack } from "./stack";

/** Tests each resource of a type that is there before and after. */
const each =
  (type: string, test: (old: Body, now: Body) => Omit<Problem, "address"> | undefined): ChangeRule["find"] =>
  (before: Stack, after: Stack) =>
    resourcesOf(before, type).flatMap(({ address, body }) => {
      const now = resourcesOf(after, type).find((one) => one.address === address);
      const problem = now && test(body, now.body);
      return problem === undefined ? [] : [{ address, ...problem }];
    });

const part = (version: unknown, at: number): number => Number(String(version).split(".")[at] ?? 0);
const known = (...versions: readonly unknown[]): boolean => versions.every((one) => one !== undefined && !isUnknown(one));

const ownRules: readonly ChangeRule[] = [
  {
    id: "one Kubernetes version at a time",
    what: "a control plane goes up by one minor version, and never down",
    source: "Amazon EKS User Guide, Update existing cluster to new Kubernetes version",
    find: each("aws_eks_cluster", ({ version: old }, { version: now }) => {
      const step = part(now, 1) - part(old, 1);
      return known(old, now) && (step < 0 || step > 1)
        ? { given: `${old} -> ${now}`, allowed: `${old}, or the next minor version` }
        : undefined;
    }),
  },
  {
    id: "nodes below the new minimum",
    what: "the group's desired number, which Terraform leaves alone, is outside of its new bounds",
    source: "Amazon EKS API Reference, UpdateNodegroupConfig; terraform-aws-modules/terraform-aws-eks#2030",
    find: each("aws_eks_node_group", (old, now) => {
      const bounds = blockOf(now, "scaling_config") ?? {};
      const desired = numberOf(blockOf(old, "scaling_config")?.desired_size) ?? 0;
      const [min, max] = [numberOf(bounds.min_size) ?? 0, numberOf(bounds.max_size) ?? 0];
      return desired < min || desired > max
        ? { given: { desired, min, max }, allowed: "bounds around the number that runs, or that number changed first" }
        : undefined;
    }),
  },
  {
    id: "major versions of a database",
    what: "RDS refuses another major version that was not allowed, and every older one",
    source: "Amazon RDS API Reference, ModifyDBInstance (AllowMajorVersionUpgrade)",
    find: each("aws_db_instance", ({ engine_version: old }, { engine_version: now, allow_major_version_upgrade: allowed }) => {
      const step = part(now, 0) - part(old, 0);
      return known(old, now) && (step < 0 || (step > 0 && !isOn(allowed)))
        ? {
            given: `${old} -> ${now}`,
            allowed: step < 0 ? "the same version, or a later one" : "allow_major_version_upgrade true",
          }
        : undefined;
    }),
  },
  {
    id: "storage never shrinks",
    what: "RDS makes storage larger only, by a tenth or more",
    source: "Amazon RDS User Guide, Increasing DB instance storage capacity",
    find: each("aws_db_instance", ({ allocated_storage: old }, { allocated_storage: now }) => {
      const [was, is] = [numberOf(old), numberOf(now)];
      return was !== undefined && is !== undefined && is !== was && is < Math.ceil(was * 1.1)
        ? { given: `${was} -> ${is}`, allowed: `${was}, or ${Math.ceil(was * 1.1)} GiB or more` }
        : undefined;
    }),
  },
  {
    id: "engines never go back",
    what: "a cache takes no older engine: the group is replaced",
    source: "Terraform AWS Provider, aws_elasticache_replication_group (engine_version: downgrading)",
    find: each("aws_elasticache_replication_group", ({ engine_version: old }, { engine_version: now }) =>
      known(old, now) && part(now, 0) * 100 + part(now, 1) < part(old, 0) * 100 + part(old, 1)
        ? { given: `${old} -> ${now}`, allowed: `${old} or later` }
        : undefined,
    ),
  },
  {
    id: "a cache's first token",
    what: "with ROTATE a cache that had no token goes on admitting clients without one",
    source:
      "Amazon ElastiCache User Guide, Modifying the AUTH token on an existing cluster; hashicorp/terraform-provider-aws#33439",
    find: each(
      "aws_elasticache_replication_group",
      ({ auth_token: old }, { auth_token: now, auth_token_update_strategy: strategy }) =>
        old === undefined && now !== undefined && strategy !== "SET" ? { given: strategy, allowed: "SET" } : undefined,
    ),
  },
  {
    id: "encryption in transit by steps",
    what: "TLS of a cache that is there is required after it was preferred, not at once",
    source: "Amazon ElastiCache User Guide, ElastiCache in-transit encryption (TLS)",
    find: each("aws_elasticache_replication_group", (old, now) =>
      !isOn(old.transit_encryption_enabled) && isOn(now.transit_encryption_enabled) && now.transit_encryption_mode !== "preferred"
        ? { given: now.transit_encryption_mode, allowed: "preferred first, required later" }
        : undefined,
    ),
  },
];

export const changeRules: readonly ChangeRule[] = [...replacementRules, ...ownRules];
