import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { dataPorts } from "../../lib/data-ports";
import { Construct, Fn, type ITerraformDependable } from "../../lib/terraform";
import type { Secret } from "../secrets";
import { checkDatabase, defaultWindows, growsTo } from "./checks";
import { masterPassword } from "./master-password";
import { logGroups, logTypes, monitoringRole } from "./observation";
import { groupParameters } from "./parameters";
import type { DatabaseProps } from "./props";

const lifecycleSupport = {
  STANDARD: "open-source-rds-extended-support-disabled",
  EXTENDED: "open-source-rds-extended-support",
} as const;

/**
 * An encrypted PostgreSQL instance of RDS in private subnets that speaks TLS only, with a standby, backups and logs.
 *
 * @throws ConfigurationError when RDS would refuse it, now or at its first change
 */
export class Database extends Construct {
  readonly instance: DbInstance;
  readonly replicas: readonly DbInstance[];
  /** Host name, without the port. */
  readonly address: string;
  /** TCP port of PostgreSQL. */
  static readonly port: number = dataPorts.database;
  readonly port = Database.port;
  /** First database. */
  readonly name: string;
  /** Credentials of the master user: keys `username` and `password`. Host, port and database are configuration. */
  readonly credentials: Secret;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    checkDatabase(this.node.path, props);

    const { identifier } = props;
    const password = masterPassword(this, {
      source: props.password ?? "generated",
      username: props.username,
      secret: props.secret,
      rotation: props.passwordRotation ?? 1,
      encryptionKey: props.encryptionKey,
    });
    const shared = this.sharedSettings(props);

    this.instance = new DbInstance(this, "instance", {
      ...shared(identifier, "log"),
      identifier,
      engine: "postgres",
      engineVersion: props.engineVersion,
      allowMajorVersionUpgrade: props.allowMajorUpgrade ?? false,
      engineLifecycleSupport: lifecycleSupport[props.support ?? "STANDARD"],
      allocatedStorage: props.storageGib,
      ...(props.encryptionKey && { kmsKeyId: props.encryptionKey.arn }),
      dbName: props.name,
      username: props.username,
      ...password.settings,
      port: this.port,
      dbSubnetGroupName: this.subnetGroup(props).name,
      multiAz: props.multiAz ?? true,
      backupRetentionPeriod: props.backupRetentionDays ?? 7,
      backupWindow: props.backupWindow ?? defaultWindows.backup,
      skipFinalSnapshot: !(props.finalSnapshot ?? true),
      // Of the time of creation and then left alone: an instance made anew never meets the snapshot of the one before.
      finalSnapshotIdentifier: `${identifier}-final-${Fn.formatdate("YYYYMMDDhhmmss", Fn.timestamp())}`,
      // RDS decides about extended support at creation: ModifyDBInstance has no such argument.
      lifecycle: { ignoreChanges: ["final_snapshot_identifier", "engine_lifecycle_support"] },
    });
    this.replicas = (props.replicas ?? []).map(
      (name) =>
        new DbInstance(this, `replica-${name}`, {
          ...shared(`${identifier}-${name}`, `log-${name}`),
          identifier: `${identifier}-${name}`,
          replicateSourceDb: this.instance.identifier,
          // Its data is the first instance's, and so are the snapshots.
          skipFinalSnapshot: true,
        }),
    );

    this.address = this.instance.address;
    this.name = this.instance.dbName;
    this.credentials = password.secretOf(this.instance);
  }

  private subnetGroup({ identifier, subnets }: DatabaseProps): DbSubnetGroup {
    return new DbSubnetGroup(this, "subnets", {
      name: identifier,
      description: `Subnets of ${identifier}`,
      subnetIds: subnets.map((subnet) => subnet.id),
    });
  }

  private parameterGroup({ identifier, engineVersion, parameters = {}, forceTls = true }: DatabaseProps): DbParameterGroup {
    const major = engineVersion.replace(/\..*/, "");
    return new DbParameterGroup(this, "parameters", {
      name: `${identifier}-pg${major}`,
      family: `postgres${major}`,
      // No description: a change of it replaces the group, also one that other code made.
      parameter: groupParameters(parameters, forceTls),
      // RDS lets no group go that an instance still uses: a new major's comes first.
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** What the instance and its replicas have in common, given the identifier of each and the start of its log groups' ids. */
  private sharedSettings(props: DatabaseProps) {
    const { encryptionKey, certificateAuthority, performanceInsightsRetentionDays = 7, monitoringSeconds = 60 } = props;
    const { logExports = logTypes, logRetentionDays = 365, logKey, storageGib } = props;
    const maxStorageGib = growsTo(props);
    const parameterGroup = this.parameterGroup(props);
    const monitoring = monitoringSeconds > 0 ? monitoringRole(this, `${props.identifier}-monitoring`) : undefined;

    return (identifier: string, idPrefix: string) => {
      const groups = logGroups(this, { idPrefix, identifier, types: logExports, retentionDays: logRetentionDays, key: logKey });
      const dependsOn: ITerraformDependable[] = [...groups, ...(monitoring ? [monitoring.attachment] : [])];
      return {
        instanceClass: props.instanceClass,
        storageType: "gp3",
        ...(maxStorageGib > storageGib && { maxAllocatedStorage: maxStorageGib }),
        storageEncrypted: true,
        vpcSecurityGroupIds: props.securityGroups.map((group) => group.id),
        publiclyAccessible: false,
        parameterGroupName: parameterGroup.name,
        iamDatabaseAuthenticationEnabled: props.iamAuthentication ?? false,
        maintenanceWindow: props.maintenanceWindow ?? defaultWindows.maintenance,
        // The old family's parameter group goes in the same apply, and cannot while a new major waits for the window.
        ...((props.applyImmediately || props.allowMajorUpgrade) && { applyImmediately: true }),
        autoMinorVersionUpgrade: props.autoMinorUpgrade ?? true,
        ...(certificateAuthority !== undefined && { caCertIdentifier: certificateAuthority }),
        performanceInsightsEnabled: performanceInsightsRetentionDays > 0,
        ...(performanceInsightsRetentionDays > 0 && {
          performanceInsightsRetentionPeriod: performanceInsightsRetentionDays,
          ...(encryptionKey && { performanceInsightsKmsKeyId: encryptionKey.arn }),
        }),
        monitoringInterval: monitoringSeconds,
        ...(monitoring && { monitoringRoleArn: monitoring.arn }),
        enabledCloudwatchLogsExports: [...logExports],
        copyTagsToSnapshot: true,
        deletionProtection: props.deletionProtection ?? true,
        dependsOn,
      } satisfies DbInstanceConfig;
    };
  }
}
