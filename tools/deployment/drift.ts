import { type Action, actionOf, attributesIn, type PlanJson, type ResourceChange } from "./plan";

/** What somebody else changed since the last apply. */
export interface Drift {
  readonly address: string;
  /** As a clause: `was deleted`, or `was changed (ingress)`. */
  readonly how: string;
  /** Whether the plan takes it back. What it does not, an apply writes down as if it were meant. */
  readonly isMended: boolean;
}

/**
 * Attributes in which a resource repeats what others of its stack made, or what AWS counts by itself: those others drift on their own.
 * Source: Terraform AWS provider, aws_s3_bucket ("Use the ... resource instead") and aws_iam_role (managed_policy_arns, inline_policy).
 */
const repeated: Readonly<Record<string, readonly string[]>> = {
  aws_s3_bucket: [
    ...[
      "acl",
      "cors_rule",
      "grant",
      "lifecycle_rule",
      "logging",
      "object_lock_configuration",
      "policy",
      "replication_configuration",
    ],
    ...["request_payer", "server_side_encryption_configuration", "versioning", "website"],
  ],
  aws_iam_role: ["inline_policy", "managed_policy_arns"],
  aws_route_table: ["route"],
  // What its NAT gateway did to it.
  aws_eip: ["association_id", "instance", "network_interface", "private_dns", "private_ip", "public_dns"],
  aws_network_acl: ["subnet_ids"],
  aws_secretsmanager_secret: ["policy"],
  aws_sns_topic: ["policy"],
  // Whoever gets its mails has confirmed it.
  aws_sns_topic_subscription: ["confirmation_was_authenticated", "pending_confirmation"],
  aws_sqs_queue: ["policy"],
  aws_vpc: ["default_network_acl_id", "default_route_table_id", "default_security_group_id", "main_route_table_id"],
  aws_vpc_endpoint: ["network_interface_ids", "route_table_ids", "subnet_configuration"],
  // The autoscaler's.
  aws_eks_node_group: ["resources", "scaling_config", "status"],
  aws_eks_cluster: ["platform_version", "status"],
  // Storage grows by itself up to its limit, and AWS raises minor versions.
  aws_db_instance: ["allocated_storage", "engine_version_actual", "latest_restorable_time", "replicas", "status"],
  aws_elasticache_replication_group: ["engine_version", "engine_version_actual", "member_clusters"],
  // ACM renews it.
  aws_acm_certificate: ["not_after", "not_before", "pending_renewal", "renewal_eligibility", "renewal_summary", "status"],
  aws_eks_addon: ["modified_at"],
  aws_secretsmanager_secret_version: ["version_stages"],
};

/** What was changed outside of Terraform, as far as a person did it and not what follows from the last apply. */
export function driftOf(plan: PlanJson): Drift[] {
  return (plan.resource_drift ?? []).flatMap((change) => {
    const action = actionOf(change);
    if (change.mode === "data" || action === "keep" || action === "create") {
      return [];
    }
    if (action === "destroy") {
      return [{ address: change.address, how: "was deleted", isMended: plannedFor(plan, change.address) !== "keep" }];
    }
    const all = attributesIn(change);
    const attributes = all.filter((name) => isForeign(plan, change, name));
    if (attributes.length === 0 && all.length > 0) {
      return [];
    }
    const how = attributes.length > 0 ? `was changed (${attributes.join(", ")})` : "was changed";
    return [{ address: change.address, how, isMended: isMended(plan, change, attributes) }];
  });
}

/** Lines for a reader: what happened, and what becomes of it. No value of an attribute is in it. */
export function driftText(drift: readonly Drift[]): string[] {
  return drift.map(
    ({ address, how, isMended }) =>
      `  !  ${address} ${how}: ${isMended ? "the plan takes it back" : "the plan leaves it as it is now"}`,
  );
}

function plannedFor(plan: PlanJson, address: string): Action {
  const planned = plan.resource_changes?.find((one) => one.address === address);
  return planned === undefined ? "keep" : actionOf(planned);
}

/** Whether the resource is as before once the plan is applied: Terraform gives it back each of these, or makes it anew. */
function isMended(plan: PlanJson, drifted: ResourceChange, attributes: readonly string[]): boolean {
  const planned = plan.resource_changes?.find(({ address }) => address === drifted.address);
  const action = planned && actionOf(planned);
  return (
    action === "replace" ||
    action === "destroy" ||
    (action === "change" && planned !== undefined && attributes.every((name) => attributesIn(planned).includes(name)))
  );
}

function isForeign(plan: PlanJson, change: ResourceChange, attribute: string): boolean {
  if (repeated[change.type]?.includes(attribute)) {
    return false;
  }
  const listed = listedBy[change.type];
  if (listed !== undefined && attribute === listed.attribute) {
    return hasForeignPolicies(plan, change, listed);
  }
  // Read before its rules were there.
  if (change.type === "aws_network_acl" && (attribute === "ingress" || attribute === "egress")) {
    const before = change.change.before?.[attribute];
    return Array.isArray(before) && before.length > 0;
  }
  if (change.type === "aws_security_group" && (attribute === "ingress" || attribute === "egress")) {
    return hasForeignRules(plan, change, attribute);
  }
  return true;
}

interface Listed {
  /** Names what a role has. */
  readonly attribute: string;
  /** Resource that gives it one, and where that says which. */
  readonly by: string;
  readonly name: string;
}

/** What the exclusive lists of a role read of it. */
const listedBy: Readonly<Record<string, Listed>> = {
  aws_iam_role_policies_exclusive: { attribute: "policy_names", by: "aws_iam_role_policy", name: "name" },
  aws_iam_role_policy_attachments_exclusive: {
    attribute: "policy_arns",
    by: "aws_iam_role_policy_attachment",
    name: "policy_arn",
  },
};

/** Whether a role got a policy that none of the stack's resources gave it: a list that waits reads what was made meanwhile. */
function hasForeignPolicies(
  plan: PlanJson,
  { change: { before, after } }: ResourceChange,
  { attribute, by, name }: Listed,
): boolean {
  const [old, now] = [before, after].map((body) => (Array.isArray(body?.[attribute]) ? (body[attribute] as unknown[]) : []));
  const own = (plan.prior_state?.values?.root_module?.resources ?? [])
    .filter(({ type, values }) => type === by && values.role === after?.role_name)
    .map(({ values }) => values[name]);
  return now?.some((policy) => !old?.includes(policy) && !own.includes(policy)) === true;
}

interface Rule {
  readonly protocol?: string;
  readonly from_port?: number;
  readonly to_port?: number;
  readonly cidr_blocks?: readonly string[];
  readonly ipv6_cidr_blocks?: readonly string[];
  readonly prefix_list_ids?: readonly string[];
  readonly security_groups?: readonly string[];
  readonly self?: boolean;
}

/** Whether a group has rules, or lacks some, that are neither as before nor as a rule resource of the stack has them. */
function hasForeignRules(plan: PlanJson, { address, change: { before, after } }: ResourceChange, direction: string): boolean {
  const parts = (body: typeof before): string[] => {
    const rules = body?.[direction];
    return Array.isArray(rules) ? (rules as Rule[]).flatMap(partsOfRule) : [];
  };
  const [old, now] = [parts(before), parts(after)];
  const own = new Set(
    (plan.prior_state?.values?.root_module?.resources ?? [])
      .filter(({ type, address: of }) => of !== address && type === `aws_vpc_security_group_${direction}_rule`)
      .filter(({ values }) => values.security_group_id === after?.id)
      .map(({ values }) => partOf(values.ip_protocol, values.from_port, values.to_port, peerOf(values))),
  );
  return now.some((part) => !old.includes(part) && !own.has(part)) || old.some((part) => !now.includes(part) && own.has(part));
}

const partOf = (protocol: unknown, from: unknown, to: unknown, peer: unknown): string =>
  // The group itself writes 0 where a rule of any protocol has no ports.
  [protocol, ...(String(protocol) === "-1" ? [] : [from, to]), peer].join(" ");

function partsOfRule({ protocol, from_port: from, to_port: to, self: isSelf, ...peers }: Rule): string[] {
  const { cidr_blocks: ipv4, ipv6_cidr_blocks: ipv6, prefix_list_ids: lists, security_groups: groups } = peers;
  const named = [ipv4, ipv6, lists, groups].flatMap((some) => some ?? []);
  return [...named, ...(isSelf ? ["self"] : [])].map((peer) => partOf(protocol, from, to, peer));
}

function peerOf(values: Readonly<Record<string, unknown>>): unknown {
  const { referenced_security_group_id: group, security_group_id: own } = values;
  return (group === own && group ? "self" : group) || values.cidr_ipv4 || values.cidr_ipv6 || values.prefix_list_id;
}
