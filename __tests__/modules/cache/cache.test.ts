import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { cacheEngineOf } from "../../../lib/cache-engines";
import { TerraformOutput, Token } from "../../../lib/terraform";
import type { CacheProps } from "../../../modules/cache";
import { addressesOf, onlyResource, resourceAt } from "../../support/resources";
import { groupOf, reference, synthCache, synthSmallest, synthTokenless } from "./support";

describe("Cache", () => {
  it("is DebtFlow's production cache, argument by argument", () => {
    expect(groupOf(synthCache())).toEqual({
      replication_group_id: "debtflow-production",
      description: "DebtFlow Redis cluster (production)",
      engine: "redis",
      engine_version: "7.0",
      auto_minor_version_upgrade: "true",
      node_type: "cache.t3.micro",
      num_cache_clusters: 2,
      port: 6379,
      subnet_group_name: reference("aws_elasticache_subnet_group.cache_subnets.name"),
      parameter_group_name: reference("aws_elasticache_parameter_group.cache_parameters.name"),
      security_group_ids: [reference("aws_security_group.cache-group.id")],
      at_rest_encryption_enabled: "true",
      transit_encryption_enabled: true,
      auth_token: reference("random_password.cache_token.result"),
      auth_token_update_strategy: "SET",
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      snapshot_retention_limit: 7,
      snapshot_window: "03:00-04:00",
      maintenance_window: "mon:04:00-mon:05:00",
      log_delivery_configuration: ["slow-log", "engine-log"].map((log) => ({
        log_type: log,
        log_format: "json",
        destination_type: "cloudwatch-logs",
        destination: reference(`aws_cloudwatch_log_group.cache_${log}.name`),
      })),
      final_snapshot_identifier: `debtflow-production-final-${reference('formatdate("YYYYMMDDhhmmss", timestamp())')}`,
      lifecycle: {
        ignore_changes: ["final_snapshot_identifier", "engine_version"],
        postcondition: [expect.objectContaining({ error_message: expect.stringContaining("states redis 7.0") })],
      },
    });
  });

  it("without authentication is exactly these resources", () => {
    expect(addressesOf(synthTokenless("none")).filter((address) => address.includes(".cache_"))).toEqual([
      "aws_cloudwatch_log_group.cache_engine-log",
      "aws_cloudwatch_log_group.cache_slow-log",
      "aws_elasticache_parameter_group.cache_parameters",
      "aws_elasticache_replication_group.cache_group",
      "aws_elasticache_subnet_group.cache_subnets",
    ]);
  });

  it("lies in the subnets that it is given", () => {
    expect(onlyResource(synthCache(), "aws_elasticache_subnet_group")).toEqual({
      name: "debtflow-production",
      description: "Subnets of debtflow-production",
      subnet_ids: [reference("aws_subnet.private-a.id"), reference("aws_subnet.private-b.id")],
    });
  });

  it.each<[Partial<CacheProps>, boolean]>([
    [{ nodes: 1 }, false],
    [{ nodes: 2 }, true],
    [{ nodes: 2, failover: false }, false],
    [{ nodes: 6, failover: true }, true],
  ])("with %j fails over to another zone: %s", (props, failover) => {
    expect(groupOf(synthCache(props))).toMatchObject({ automatic_failover_enabled: failover, multi_az_enabled: failover });
  });

  it.each<[keyof CacheProps, CacheProps[keyof CacheProps], string, unknown]>([
    ["autoMinorUpgrade", false, "auto_minor_version_upgrade", "false"],
    ["applyImmediately", true, "apply_immediately", true],
    ["finalSnapshot", false, "final_snapshot_identifier", undefined],
    ["snapshotRetentionDays", 0, "snapshot_retention_limit", 0],
    ["snapshotWindow", "01:00-02:00", "snapshot_window", "01:00-02:00"],
    ["maintenanceWindow", "sun:05:00-sun:06:00", "maintenance_window", "sun:05:00-sun:06:00"],
    ["logRetentionDays", 0, "log_delivery_configuration", []],
  ])("with %s %j has %s %j", (prop, value, argument, expected) => {
    expect(groupOf(synthCache({ [prop]: value }))[argument]).toEqual(expected);
  });

  it("encrypts with a customer managed key, and logs with another", () => {
    const json = synthCache((stack) => ({ encryptionKey: new KmsKey(stack, "data"), logKey: new KmsKey(stack, "logs") }));
    expect(groupOf(json).kms_key_id).toBe(reference("aws_kms_key.data.arn"));
    expect(resourceAt(json, "aws_cloudwatch_log_group.cache_slow-log").kms_key_id).toBe(reference("aws_kms_key.logs.arn"));
  });

  it("keeps its logs for a year, or as long as told", () => {
    const logs = "aws_cloudwatch_log_group.cache_engine-log";
    expect(resourceAt(synthCache(), logs)).toEqual({
      name: "/aws/elasticache/debtflow-production/engine-log",
      retention_in_days: 365,
    });
    expect(resourceAt(synthCache({ logRetentionDays: 30 }), logs).retention_in_days).toBe(30);
  });

  it.each<[Partial<CacheProps>, string, string]>([
    [{ engineVersion: "7.0" }, "7.0", "redis7"],
    [{ engine: "valkey", engineVersion: "7.2" }, "7.2", "valkey7"],
    [{ engine: "valkey", engineVersion: "8.0" }, "8.0", "valkey8"],
  ])("with %j is version %s, with the parameters of %s", (props, version, family) => {
    const json = synthCache(props);
    expect(groupOf(json).engine_version).toBe(version);
    expect(onlyResource(json, "aws_elasticache_parameter_group")).toEqual({
      name: `debtflow-production-${family}`,
      family,
      description: "Parameters of debtflow-production",
      parameter: [{ name: "maxmemory-policy", value: "noeviction" }],
      lifecycle: { create_before_destroy: true },
    });
  });

  it.each([
    ["redis", "7.1", "Redis of shop"],
    ["valkey", "8.1", "Valkey of shop"],
  ] as const)("of %s is version %s unless told otherwise", (engine, version, description) => {
    expect(groupOf(synthSmallest(engine))).toMatchObject({ engine, engine_version: version, description });
  });

  it("leaves the version alone that ElastiCache raises by itself: an older one would replace the cache", () => {
    expect(groupOf(synthCache()).lifecycle).toMatchObject({ ignore_changes: expect.arrayContaining(["engine_version"]) });
    const pinned = groupOf(synthCache({ autoMinorUpgrade: false }));
    expect(pinned.lifecycle).toEqual({ ignore_changes: ["final_snapshot_identifier"] });
  });

  it("is upgraded at once, and by nobody else meanwhile", () => {
    expect(groupOf(synthCache({ engine: "valkey", engineVersion: "8.1", upgrade: true }))).toMatchObject({
      engine: "valkey",
      engine_version: "8.1",
      apply_immediately: true,
      auto_minor_version_upgrade: "false",
      lifecycle: { ignore_changes: ["final_snapshot_identifier"] },
    });
  });

  it.each([
    [{}, "valkey", "8.1"],
    [{ engineVersion: "7.1" }, "redis", "7.1"],
    [{ engineVersion: "7.2" }, "valkey", "7.2"],
    [{ engine: "redis" }, "redis", "7.1"],
  ] as const)("of %j is %s %s", (chosen, engine, engineVersion) => {
    expect(cacheEngineOf(chosen)).toEqual({ engine, engineVersion });
  });

  it("hands out where it is", () => {
    const json = synthCache({}, ({ address, port, credentials }, stack) => {
      new TerraformOutput(stack, "all", { value: [address, port, credentials?.arn] });
    });
    expect(JSON.parse(json).output.all.value).toEqual([
      reference("aws_elasticache_replication_group.cache_group.primary_endpoint_address"),
      6379,
      reference("aws_secretsmanager_secret.cache_credentials_secret.arn"),
    ]);
  });

  it("leaves to Terraform what only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "LATER", creationStack: [], toString: () => "" });
    expect(groupOf(synthTokenless("none", { name })).replication_group_id).toBe("LATER");
  });
});
