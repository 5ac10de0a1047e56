/**
 * What an argument is when it is left out, by the provider's documentation or AWS': to state it changes nothing.
 * By type and path.
 */
export const defaults: Readonly<Record<string, unknown>> = {
  "aws_db_instance.allow_major_version_upgrade": false,
  "aws_db_instance.auto_minor_version_upgrade": true,
  "aws_db_instance.iam_database_authentication_enabled": false,
  "aws_db_instance.port": 5432,
  "aws_db_parameter_group.parameter.log_min_duration_statement.apply_method": "immediate",
  "aws_db_parameter_group.parameter.pg_stat_statements.track.apply_method": "immediate",
  "aws_ecr_repository.force_delete": false,
  "aws_eks_node_group.capacity_type": "ON_DEMAND",
  "aws_eks_node_group.labels": {},
  "aws_eks_node_group.taint": [],
  "aws_eks_node_group.update_config.max_unavailable": 1,
  "aws_elasticache_replication_group.auto_minor_version_upgrade": true,
  "aws_elasticache_replication_group.multi_az_enabled": false,
  "aws_s3_bucket.force_destroy": false,
  "aws_secretsmanager_secret.recovery_window_in_days": 30,
  // An empty list of dependencies is none.
  "aws_eks_addon.depends_on": [],
};
