import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { TerraformOutput, Token } from "../../../lib/terraform";
import type { DatabaseProps } from "../../../modules/database";
import { addressesOf, onlyResource, resourceAt } from "../../support/resources";
import { instanceOf, reference, synthDatabase } from "./support";

describe("Database", () => {
  it("is exactly these resources", () => {
    expect(addressesOf(synthDatabase()).filter((address) => address.includes(".database_"))).toEqual([
      "aws_cloudwatch_log_group.database_log-postgresql",
      "aws_cloudwatch_log_group.database_log-upgrade",
      "aws_db_instance.database_instance",
      "aws_db_parameter_group.database_parameters",
      "aws_db_subnet_group.database_subnets",
      "aws_iam_role.database_monitoring",
      "aws_iam_role_policies_exclusive.database_monitoring-role-policies",
      "aws_iam_role_policy_attachment.database_monitoring-policy",
      "aws_iam_role_policy_attachments_exclusive.database_monitoring-role-attachments",
      "aws_secretsmanager_secret.database_credentials_secret",
      "aws_secretsmanager_secret_version.database_credentials_value",
    ]);
  });

  it("is DebtFlow's production instance, argument by argument", () => {
    expect(instanceOf(synthDatabase())).toEqual({
      identifier: "debtflow-production",
      engine: "postgres",
      engine_version: "16",
      allow_major_version_upgrade: false,
      engine_lifecycle_support: "open-source-rds-extended-support-disabled",
      auto_minor_version_upgrade: true,
      instance_class: "db.t3.medium",
      allocated_storage: 20,
      max_allocated_storage: 80,
      storage_type: "gp3",
      storage_encrypted: true,
      db_name: "debtflow",
      username: "debtflow",
      password_wo: reference(
        "jsondecode(ephemeral.aws_secretsmanager_secret_version.database_credentials_current.secret_string).password",
      ),
      password_wo_version: reference(
        "parseint(substr(sha256(aws_secretsmanager_secret_version.database_credentials_value.version_id), 0, 7), 16)",
      ),
      port: 5432,
      db_subnet_group_name: reference("aws_db_subnet_group.database_subnets.name"),
      vpc_security_group_ids: [reference("aws_security_group.database-group.id")],
      parameter_group_name: reference("aws_db_parameter_group.database_parameters.name"),
      publicly_accessible: false,
      multi_az: true,
      iam_database_authentication_enabled: false,
      backup_retention_period: 7,
      backup_window: "03:00-04:00",
      maintenance_window: "mon:04:00-mon:05:00",
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      monitoring_interval: 60,
      monitoring_role_arn: reference("aws_iam_role.database_monitoring.arn"),
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      copy_tags_to_snapshot: true,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: `debtflow-production-final-${reference('formatdate("YYYYMMDDhhmmss", timestamp())')}`,
      lifecycle: { ignore_changes: ["final_snapshot_identifier", "engine_lifecycle_support"] },
      depends_on: [
        "aws_cloudwatch_log_group.database_log-postgresql",
        "aws_cloudwatch_log_group.database_log-upgrade",
        "aws_iam_role_policy_attachment.database_monitoring-policy",
      ],
    });
  });

  it("lies in the subnets that it is given", () => {
    expect(onlyResource(synthDatabase(), "aws_db_subnet_group")).toEqual({
      name: "debtflow-production",
      description: "Subnets of debtflow-production",
      subnet_ids: [reference("aws_subnet.private-a.id"), reference("aws_subnet.private-b.id")],
    });
  });

  it.each<[keyof DatabaseProps, DatabaseProps[keyof DatabaseProps], string, unknown]>([
    ["multiAz", false, "multi_az", false],
    ["deletionProtection", false, "deletion_protection", false],
    ["finalSnapshot", false, "skip_final_snapshot", true],
    ["autoMinorUpgrade", false, "auto_minor_version_upgrade", false],
    ["performanceInsightsRetentionDays", 0, "performance_insights_enabled", false],
    ["monitoringSeconds", 0, "monitoring_interval", 0],
    ["logExports", [], "enabled_cloudwatch_logs_exports", []],
    ["iamAuthentication", true, "iam_database_authentication_enabled", true],
    ["allowMajorUpgrade", true, "allow_major_version_upgrade", true],
    ["applyImmediately", true, "apply_immediately", true],
    ["support", "EXTENDED", "engine_lifecycle_support", "open-source-rds-extended-support"],
    ["backupRetentionDays", 35, "backup_retention_period", 35],
    ["backupWindow", "23:30-00:30", "backup_window", "23:30-00:30"],
    ["maintenanceWindow", "sun:05:00-sun:06:00", "maintenance_window", "sun:05:00-sun:06:00"],
    ["certificateAuthority", "rds-ca-rsa2048-g1", "ca_cert_identifier", "rds-ca-rsa2048-g1"],
    ["performanceInsightsRetentionDays", 731, "performance_insights_retention_period", 731],
    ["performanceInsightsRetentionDays", 93, "performance_insights_retention_period", 93],
    ["maxStorageGib", 500, "max_allocated_storage", 500],
    ["engineVersion", "15.4", "engine_version", "15.4"],
  ])("with %s %j has %s %j", (prop, value, argument, expected) => {
    expect(instanceOf(synthDatabase({ [prop]: value }))[argument]).toEqual(expected);
  });

  it("keeps a name for a final snapshot even where none is taken, so that the protection can come later", () => {
    expect(instanceOf(synthDatabase({ finalSnapshot: false })).final_snapshot_identifier).toMatch(/^debtflow-production-final-/);
  });

  it("grows no further than RDS goes, and not at all where it is told so", () => {
    expect(instanceOf(synthDatabase({ storageGib: 20000 })).max_allocated_storage).toBe(65536);
    expect(instanceOf(synthDatabase({ storageGib: 60000 }))).not.toHaveProperty("max_allocated_storage");
    expect(instanceOf(synthDatabase({ maxStorageGib: 20 }))).not.toHaveProperty("max_allocated_storage");
  });

  it("encrypts storage and Performance Insights with a customer managed key", () => {
    const json = synthDatabase((stack) => ({ encryptionKey: new KmsKey(stack, "key") }));
    expect(instanceOf(json)).toMatchObject({
      kms_key_id: reference("aws_kms_key.key.arn"),
      performance_insights_kms_key_id: reference("aws_kms_key.key.arn"),
    });
  });

  it("hands out where it is and who may enter, and no secret value", () => {
    const json = synthDatabase({}, ({ address, port, name, credentials }, stack) => {
      new TerraformOutput(stack, "all", { value: [address, port, name, credentials.arn, ...credentials.keys] });
    });
    expect(JSON.parse(json).output.all.value).toEqual([
      reference("aws_db_instance.database_instance.address"),
      5432,
      reference("aws_db_instance.database_instance.db_name"),
      reference("aws_secretsmanager_secret.database_credentials_secret.arn"),
      "username",
      "password",
    ]);
  });

  it("has read replicas that share its settings but neither its backups nor its password", () => {
    const json = synthDatabase({ replicas: ["reporting"] });
    const replica = resourceAt(json, "aws_db_instance.database_replica-reporting");
    expect(replica).toMatchObject({
      identifier: "debtflow-production-reporting",
      replicate_source_db: reference("aws_db_instance.database_instance.identifier"),
      instance_class: "db.t3.medium",
      storage_encrypted: true,
      publicly_accessible: false,
      parameter_group_name: reference("aws_db_parameter_group.database_parameters.name"),
      deletion_protection: true,
      skip_final_snapshot: true,
    });
    for (const argument of [
      "password_wo",
      "username",
      "db_name",
      "db_subnet_group_name",
      "backup_retention_period",
      "kms_key_id",
    ]) {
      expect(replica).not.toHaveProperty(argument);
    }
    expect(resourceAt(json, "aws_cloudwatch_log_group.database_log-reporting-postgresql").name).toBe(
      "/aws/rds/instance/debtflow-production-reporting/postgresql",
    );
  });

  it("leaves to Terraform what only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "LATER", creationStack: [], toString: () => "" });
    expect(instanceOf(synthDatabase({ name })).db_name).toBe("LATER");
  });
});
