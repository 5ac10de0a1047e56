import { type DocumentResource, ref, type Stage } from "./document";

/** 004:561-624. Class, storage and name of the database are in the comments (004:596-602). */
export const database = (stage: Stage): DocumentResource[] => {
  const isProduction = stage === "production";
  return [
    {
      address: "aws_db_subnet_group.main",
      line: 565,
      ours: "aws_db_subnet_group.database_subnets",
      arguments: {
        name: [566, `debtflow-${stage}`],
        subnet_ids: [567, [ref("aws_subnet.private[0].id"), ref("aws_subnet.private[1].id")]],
      },
    },
    {
      address: "aws_db_parameter_group.main",
      line: 571,
      ours: "aws_db_parameter_group.database_parameters",
      arguments: {
        name: [572, `debtflow-${stage}-pg16`],
        family: [573, "postgres16"],
        "parameter.shared_preload_libraries.name": [576, "shared_preload_libraries"],
        "parameter.shared_preload_libraries.value": [577, "pg_stat_statements"],
        "parameter.pg_stat_statements.track.name": [581, "pg_stat_statements.track"],
        "parameter.pg_stat_statements.track.value": [582, "all"],
        "parameter.log_min_duration_statement.name": [586, "log_min_duration_statement"],
        "parameter.log_min_duration_statement.value": [587, "1000"],
      },
    },
    {
      address: "aws_db_instance.main",
      line: 592,
      ours: "aws_db_instance.database_instance",
      arguments: {
        identifier: [593, `debtflow-${stage}`],
        engine: [594, "postgres"],
        engine_version: [595, "16"],
        instance_class: [596, "db.t3.medium"],
        allocated_storage: [598, 20],
        max_allocated_storage: [599, 80],
        storage_encrypted: [600, true],
        db_name: [602, "debtflow"],
        username: [603, "debtflow"],
        password: [604, ref("random_password.db_password.result")],
        db_subnet_group_name: [606, ref("aws_db_subnet_group.main.name")],
        vpc_security_group_ids: [607, [ref("aws_security_group.db.id")]],
        parameter_group_name: [608, ref("aws_db_parameter_group.main.name")],
        multi_az: [611, isProduction],
        publicly_accessible: [612, false],
        backup_retention_period: [615, 7],
        backup_window: [616, "03:00-04:00"],
        maintenance_window: [617, "Mon:04:00-Mon:05:00"],
        skip_final_snapshot: [620, !isProduction],
        ...(isProduction && { final_snapshot_identifier: [621, "debtflow-final-production"] }),
        deletion_protection: [622, isProduction],
      },
    },
  ];
};

/** 004:636-658. The node type is in the comment; the subnet group is named only. */
export const cache = (stage: Stage): DocumentResource[] => [
  {
    address: "aws_elasticache_replication_group.main",
    line: 639,
    ours: "aws_elasticache_replication_group.cache_group",
    arguments: {
      replication_group_id: [640, `debtflow-${stage}`],
      description: [641, `DebtFlow Redis cluster (${stage})`],
      node_type: [643, "cache.t3.micro"],
      num_cache_clusters: [644, stage === "production" ? 2 : 1],
      engine: [645, "redis"],
      engine_version: [646, "7.0"],
      port: [647, 6379],
      subnet_group_name: [649, ref("aws_elasticache_subnet_group.main.name")],
      security_group_ids: [650, [ref("aws_security_group.cache.id")]],
      at_rest_encryption_enabled: [652, true],
      transit_encryption_enabled: [653, true],
      automatic_failover_enabled: [656, stage === "production"],
    },
  },
  {
    address: "aws_elasticache_subnet_group.main",
    line: 649,
    ours: "aws_elasticache_subnet_group.cache_subnets",
  },
];
