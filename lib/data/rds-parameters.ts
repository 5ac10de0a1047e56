/**
 * Parameters that RDS adds to PostgreSQL, and those of extensions that it can preload: name, type, unit, least, most, choices; `-` where there is none.
 * Sources: Amazon RDS User Guide, "RDS for PostgreSQL DB instance parameter list" and the pages of pgAudit, pg_cron, log_fdw and logical
 * replication; the documentation of pgaudit 16 and pg_cron 1.6. 2026-11-25.
 */
export const rdsParameterTable = `
cron.database_name string - - - -
cron.host string - - - -
cron.launch_active_jobs bool - - - -
cron.log_min_messages enum - - - debug5|debug4|debug3|debug2|debug1|info|notice|warning|error|log|fatal|panic
cron.log_run bool - - - -
cron.log_statement bool - - - -
cron.max_running_jobs integer - 0 10000 -
cron.timezone time-zone - - - -
cron.use_background_workers bool - - - -
pgaudit.log list - - - all|ddl|function|misc|misc_set|none|read|role|write|-all|-ddl|-function|-misc|-misc_set|-read|-role|-write
pgaudit.log_catalog bool - - - -
pgaudit.log_client bool - - - -
pgaudit.log_level enum - - - debug5|debug4|debug3|debug2|debug1|info|notice|warning|log
pgaudit.log_parameter bool - - - -
pgaudit.log_parameter_max_size integer B 0 1073741823 -
pgaudit.log_relation bool - - - -
pgaudit.log_rows bool - - - -
pgaudit.log_statement bool - - - -
pgaudit.log_statement_once bool - - - -
pgaudit.role string - - - -
rds.accepted_password_auth_method enum - - - md5+scram|scram
rds.adaptive_autovacuum bool - - - -
rds.allowed_extensions string - - - -
rds.custom_dns_resolution bool - - - -
rds.delegated_extension_allow_drop_cascade bool - - - -
rds.delegated_extensions string - - - -
rds.force_admin_logging_level enum - - - disabled|debug5|debug4|debug3|debug2|debug1|info|notice|warning|error|log|fatal|panic
rds.force_autovacuum_logging_level enum - - - disabled|debug5|debug4|debug3|debug2|debug1|info|notice|warning|error|log|fatal|panic
rds.force_ssl bool - - - -
rds.log_retention_period integer min 1440 10080 -
rds.logical_replication bool - - - -
rds.pg_stat_ramdisk_size integer MB 0 1024 -
rds.rds_reserved_connections integer - 0 8388607 -
rds.rds_superuser_reserved_connections integer - 0 8388607 -
rds.restrict_password_commands bool - - - -
`;

/**
 * Libraries that RDS can preload. Source: Amazon RDS User Guide, "RDS for PostgreSQL DB instance parameter list" and the pages of the extensions;
 * 2026-11-25.
 */
export const preloadLibraries = [
  "auto_explain",
  "orafce",
  "pg_bigm",
  "pg_cron",
  "pg_hint_plan",
  "pg_prewarm",
  "pg_similarity",
  "pg_stat_statements",
  "pg_tle",
  "pg_transport",
  "pgactive",
  "pgaudit",
  "pglogical",
  "plprofiler",
  "plrust",
] as const;

/**
 * Parameters that RDS sets itself, with what does it instead, if anything. Sources: Amazon RDS User Guide on logical replication and TLS; Amazon
 * Aurora PostgreSQL Reference, "Instance-level parameters", for the host's own files and sockets.
 */
export const setByRds: Readonly<Record<string, string>> = {
  archive_command: "nothing: RDS archives by itself",
  config_file: "nothing: the file is RDS' own",
  data_directory: "nothing: the directory is RDS' own",
  hba_file: "nothing: the file is RDS' own",
  ident_file: "nothing: the file is RDS' own",
  listen_addresses: "nothing: RDS listens in the subnets",
  log_directory: "nothing: the directory is RDS' own",
  port: "nothing: it is 5432",
  ssl_ca_file: "nothing: the file is RDS' own",
  ssl_cert_file: "nothing: the file is RDS' own",
  ssl_key_file: "nothing: the file is RDS' own",
  unix_socket_directories: "nothing: nobody reaches the host's sockets",
  unix_socket_group: "nothing: nobody reaches the host's sockets",
  unix_socket_permissions: "nothing: nobody reaches the host's sockets",
  wal_level: "rds.logical_replication",
};

/** Prefixes of further extensions' parameters, which RDS has and this project does not know one by one. Source: as above, "extension versions". */
export const otherExtensions = [
  "apg_plan_mgmt",
  "decoder_raw",
  "hll",
  "orafce",
  "pg_bigm",
  "pg_hint_plan",
  "pg_similarity",
  "pg_tle",
  "pg_transport",
  "pgactive",
  "pglogical",
  "pgtle",
  "plprofiler",
  "plrust",
  "plv8",
  "postgis",
  "rdkit",
  "wal2json",
] as const;
