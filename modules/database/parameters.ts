import type { DbParameterGroupParameter } from "@cdktf/provider-aws/lib/db-parameter-group";
import { ConfigurationError } from "../../lib/errors";

/** Parameters by name, each in its own unit: `shared_buffers` counts pages of 8 kB, so 256 MB is `32768`. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * Parameters that take a restart of PostgreSQL; RDS refuses to set them immediately. Source: PostgreSQL documentation,
 * pg_settings (context "postmaster"), and Amazon RDS User Guide, RDS for PostgreSQL DB instance parameter list.
 */
const staticParameters: readonly string[] = [
  "autovacuum_freeze_max_age",
  "autovacuum_max_workers",
  "autovacuum_multixact_freeze_max_age",
  "autovacuum_worker_slots",
  "cron.database_name",
  "cron.host",
  "cron.max_running_jobs",
  "huge_pages",
  "io_combine_limit_max",
  "io_max_concurrency",
  "jit_provider",
  "max_connections",
  "max_files_per_process",
  "max_locks_per_transaction",
  "max_logical_replication_workers",
  "max_notify_queue_pages",
  "max_pred_locks_per_transaction",
  "max_prepared_transactions",
  "max_replication_slots",
  "max_wal_senders",
  "max_worker_processes",
  "min_dynamic_shared_memory",
  "old_snapshot_threshold",
  "pg_stat_statements.max",
  "pgaudit.role",
  "rds.custom_dns_resolution",
  // Dynamic since some version, static before; it takes a restart of the clients' connections anyway.
  "rds.force_ssl",
  "rds.logical_replication",
  "rds.rds_superuser_reserved_connections",
  "rds.restrict_password_commands",
  "shared_buffers",
  "shared_preload_libraries",
  "superuser_reserved_connections",
  "track_activity_query_size",
  "track_commit_timestamp",
  "wal_buffers",
  "wal_decode_buffer_size",
];

const forceTls = "rds.force_ssl";
const withUnit = /^\s*\d+\s*([kMGT]?B|us|ms|s|min|h|d)\s*$/i;

/** @throws ConfigurationError on a value that RDS would refuse, and on one that is said elsewhere */
export function checkParameters(path: string, parameters: Parameters): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (name === forceTls) {
      throw new ConfigurationError(`${path}.${name}`, "is set in two places", value, "forceTls alone");
    }
    if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/.test(name)) {
      throw new ConfigurationError(path, "is not a parameter", name, "lower-case letters, digits and _, with one dot at most");
    }
    if (withUnit.test(value)) {
      throw new ConfigurationError(
        `${path}.${name}`,
        "has a unit suffix",
        value,
        "a plain number in the parameter's own unit (shared_buffers: pages of 8 kB)",
      );
    }
  }
}

/** The parameters of a group, each with the method by which RDS can apply it. */
export function groupParameters(parameters: Parameters, tls: boolean): DbParameterGroupParameter[] {
  return Object.entries({ ...parameters, [forceTls]: tls ? "1" : "0" }).map(([name, value]) => ({
    name,
    value,
    applyMethod: staticParameters.includes(name) ? "pending-reboot" : "immediate",
  }));
}
