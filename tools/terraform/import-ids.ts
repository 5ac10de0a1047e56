import type { StackJson } from "./stack-files";

// Import ids that are not the resource's id (AWS provider: "Import" section of each resource). `{x}` is the attribute in the
// stack's JSON, which may refer to another resource.
const templates: Readonly<Record<string, string>> = {
  aws_db_instance: "{identifier}",
  aws_eks_pod_identity_association: "{cluster_name},{id}",
  aws_iam_role_policies_exclusive: "{role_name}",
  aws_iam_role_policy_attachment: "{role}/{policy_arn}",
  aws_iam_role_policy_attachments_exclusive: "{role_name}",
  aws_route: "{route_table_id}_{destination_cidr_block}",
  aws_route_table_association: "{subnet_id}/{route_table_id}",
  aws_vpc_endpoint_route_table_association: "{vpc_endpoint_id}/{route_table_id}",
};

// Names that are ids: with them, what was only being made when the run was killed can be looked for, too.
const names: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: "{name}",
  aws_db_parameter_group: "{name}",
  aws_db_subnet_group: "{name}",
  aws_dynamodb_table: "{name}",
  aws_ecr_repository: "{name}",
  aws_eks_cluster: "{name}",
  aws_elasticache_parameter_group: "{name}",
  aws_elasticache_replication_group: "{replication_group_id}",
  aws_elasticache_subnet_group: "{name}",
  aws_iam_instance_profile: "{name}",
  aws_iam_role: "{name}",
  aws_kms_alias: "{name}",
  aws_s3_bucket: "{bucket}",
  aws_ssm_parameter: "{name}",
};

/**
 * What to import at this address; undefined when the stack has no such resource (any more), or nothing tells its id.
 *
 * @param id the resource's id, where it is known
 */
export function importId(stack: StackJson, address: string, id: string | undefined): string | undefined {
  const [type = "", name = ""] = address.split(".");
  const resource = stack.resource?.[type]?.[name];
  if (resource === undefined) {
    return undefined;
  }
  const template = templates[type] ?? (id === undefined ? names[type] : "{id}");
  if (template === undefined) {
    return undefined;
  }
  let complete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, attribute: string) => {
    const value = attribute === "id" ? id : resource[attribute];
    complete &&= typeof value === "string";
    return String(value);
  });
  return complete ? text : undefined;
}
