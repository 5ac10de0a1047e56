import { cacheParameterRefusal } from "../../lib/cache-parameters";
import { postgresParameterRefusal } from "../../lib/postgres-parameters";

describe("parameters of PostgreSQL on RDS", () => {
  it.each([
    ["max_connections", "200"],
    ["max_connections", "LEAST({DBInstanceClassMemory/9531392},5000)"],
    ["shared_buffers", "{DBInstanceClassMemory/32768}"],
    ["log_min_duration_statement", "-1"],
    ["random_page_cost", "1.1"],
    ["synchronous_commit", "remote_apply"],
    ["pg_stat_statements.track", "ALL"],
    ["ssl_max_protocol_version", ""],
    ["log_connections", "1"],
    ["timezone", "Europe/Berlin"],
    ["timezone", "utc"],
    ["log_timezone", "GMT"],
    ["cron.timezone", "America/New_York"],
    ["default_transaction_isolation", "read committed"],
    ["transaction_isolation", "Repeatable Read"],
    ["shared_preload_libraries", "pg_stat_statements, auto_explain"],
    ["auto_explain.log_min_duration", "1000"],
    ["pgaudit.log", "ddl,-role"],
    ["rds.logical_replication", "1"],
    ["pg_hint_plan.enable_hint", "1"],
  ])("may set %s to %j", (name, value) => {
    expect(postgresParameterRefusal("16", name, value)).toBeUndefined();
  });

  it.each([
    ["max_conections", "200", "is no parameter of PostgreSQL 16", /^max_connections/],
    ["rds.force_sll", "1", "is no parameter of PostgreSQL 16", /^rds\.force_ssl/],
    ["server_version", "16", "is no parameter of PostgreSQL 16", /./],
    ["constructor", "1", "is no parameter of PostgreSQL 16", /./],
    ["max_connections", "four hundred", "is not a number", /^a whole number, 1 to 262143$/],
    ["max_connections", "0", "is out of range", /^1 to 262143$/],
    ["max_connections", "1.5", "is not a number", /^a whole number/],
    ["statement_timeout", "30s", "has a unit suffix", /^a plain number .* in units of ms$/],
    ["statement_timeout", "1 min", "has a unit suffix", /in units of ms$/],
    ["shared_buffers", "256MB", "has a unit suffix", /in units of 8kB$/],
    ["checkpoint_completion_target", "2", "is out of range", /^0 to 1$/],
    ["synchronous_commit", "sometimes", "is none of its values", /^local, remote_write, remote_apply, on, off$/],
    ["log_connections", "on", "is not what RDS keeps of it, which shows a change in every plan", /^1 for on, 0 for off$/],
    ["shared_preload_libraries", "pg_stat_statments", "names pg_stat_statments", /^some of auto_explain, .*pg_stat_statements/],
    [
      "default_transaction_isolation",
      "read_committed",
      "is none of its values",
      /^serializable, repeatable read, read committed, read uncommitted$/,
    ],
    ["timezone", "Europe/Berln", "is not a time zone", /Europe\/Berlin$/],
    ["log_timezone", "+05:00", "is not a time zone", /^an IANA name/],
    ["cron.timezone", "CEST", "is not a time zone", /^an IANA name/],
    ["wal_level", "logical", "is set by RDS", /^rds\.logical_replication$/],
    ["data_directory", "/", "is set by RDS", /^nothing/],
  ])("may not set %s to %j", (name, value, problem, allowed) => {
    expect(postgresParameterRefusal("16", name, value)).toEqual({ problem, allowed: expect.stringMatching(allowed) as string });
  });

  it.each([
    ["old_snapshot_threshold", "16", "17"],
    ["stats_temp_directory", "14", "15"],
    ["io_method", "18", "17"],
    ["transaction_timeout", "17", "16"],
  ])("knows %s in %s, and not in %s", (name, known, unknown) => {
    expect(postgresParameterRefusal(known, name, "-")?.problem).not.toBe(`is no parameter of PostgreSQL ${known}`);
    expect(postgresParameterRefusal(unknown, name, "-")?.problem).toBe(`is no parameter of PostgreSQL ${unknown}`);
  });
});

describe("parameters of a cache on ElastiCache", () => {
  it.each([
    ["maxmemory-policy", "noeviction"],
    ["timeout", "60"],
    ["activedefrag", "yes"],
    ["slowlog-log-slower-than", "-1"],
    ["notify-keyspace-events", "AKE"],
    ["notify-keyspace-events", "KEg$lshzxetdmn"],
    ["notify-keyspace-events", ""],
  ])("may set %s to %j", (name, value) => {
    expect(cacheParameterRefusal("7.1", name, value)).toBeUndefined();
  });

  it.each([
    ["maxmemory-policy", "no-eviction", "is none of its values", /noeviction$/],
    ["maxmemory-polcy", "noeviction", "is no parameter that ElastiCache lets one set in 7.1", /^maxmemory-policy/],
    ["maxmemory", "1gb", "is no parameter that ElastiCache lets one set in 7.1", /./],
    ["appendonly", "yes", "is no parameter that ElastiCache lets one set in 7.1", /./],
    ["client-query-buffer-limit", "1gb", "has a unit suffix", /1048576 to 1073741824/],
    ["client-query-buffer-limit", "plenty", "is not a number", /^a whole number, 1048576 to 1073741824$/],
    ["active-expire-effort", "11", "is out of range", /^1 to 10$/],
    ["notify-keyspace-events", "KEq", "has the letter q", /^some of K E g \$ l s h z x e t d m n A$/],
    ["activedefrag", "1", "is none of its values", /^yes, no$/],
  ])("may not set %s to %j", (name, value, problem, allowed) => {
    expect(cacheParameterRefusal("7.1", name, value)).toEqual({ problem, allowed: expect.stringMatching(allowed) as string });
  });

  it("knows what an engine version brought and took away", () => {
    expect(cacheParameterRefusal("8.1", "commandlog-reply-larger-than", "1")).toBeUndefined();
    expect(cacheParameterRefusal("8.0", "commandlog-reply-larger-than", "1")?.problem).toMatch(/^is no parameter/);
    expect(cacheParameterRefusal("7.2", "lazyfree-lazy-expire", "yes")).toBeUndefined();
    expect(cacheParameterRefusal("8.0", "lazyfree-lazy-expire", "yes")?.problem).toMatch(/^is no parameter/);
  });
});
