import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { SecretSettings } from "../secrets";
import type { MasterPasswordSource } from "./master-password";
import type { LogType } from "./observation";
import type { Parameters } from "./parameters";

export interface DatabaseProps {
  /** Instance identifier, such as `debtflow-production`. Changing it replaces the instance and its data. */
  readonly identifier: string;
  /** Private subnets in two zones or more. */
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  /** PostgreSQL major version such as `16`, whose minors follow by themselves, or a minor such as `15.4`. */
  readonly engineVersion: string;
  /**
   * Let a newer `engineVersion` be a newer major: an outage of minutes, at once, and no way back. At once, because the parameter group of
   * the old family goes in the same apply, and RDS lets none go that an instance still uses. Replicas go with it.
   * @default false
   */
  readonly allowMajorUpgrade?: boolean;
  /** Make changes at once that RDS would leave to the maintenance window, such as another class. @default false */
  readonly applyImmediately?: boolean;
  /** Beyond a major's standard support: `EXTENDED` keeps it, for an hourly price; with `STANDARD` RDS upgrades it. RDS takes it at creation only. @default "STANDARD" */
  readonly support?: "STANDARD" | "EXTENDED";
  /** Let RDS apply new minor versions in the maintenance window. @default true */
  readonly autoMinorUpgrade?: boolean;
  /** Such as `db.t3.medium`. */
  readonly instanceClass: string;
  /** General purpose storage (gp3): 20 to 65536. It grows and never shrinks. */
  readonly storageGib: number;
  /** Storage grows by itself up to this; `storageGib` itself turns that off. @default - four times storageGib */
  readonly maxStorageGib?: number;
  /** Customer managed key for storage and Performance Insights. Changing it replaces the instance and its data. @default - the AWS managed key aws/rds */
  readonly encryptionKey?: KmsKey;
  /** First database. Changing it replaces the instance and its data. */
  readonly name: string;
  /** Master user. Changing it replaces the instance and its data; with it goes a new `passwordRotation`. */
  readonly username: string;
  /** Who makes the master password, and keeps it. @default "generated" */
  readonly password?: MasterPasswordSource;
  /** Secret of the credentials: needed unless RDS makes one. */
  readonly secret?: SecretSettings;
  /** A higher number makes a new master password: 1 or more. RDS rotates its own by itself. @default 1 */
  readonly passwordRotation?: number;
  /** Logins by short-lived tokens of IAM, besides passwords. @default false */
  readonly iamAuthentication?: boolean;
  /** A standby in a second zone, for failover. @default true */
  readonly multiAz?: boolean;
  /** Days that automatic backups stay, and a point in time can be restored: 1 to 35. @default 7 */
  readonly backupRetentionDays?: number;
  /** Daily, in UTC, 30 minutes at least. @default "03:00-04:00" */
  readonly backupWindow?: string;
  /** Weekly, in UTC and lower case, 30 minutes at least, apart from the backup window. @default "mon:04:00-mon:05:00" */
  readonly maintenanceWindow?: string;
  /** Engine parameters; static ones wait for the next reboot. @default - PostgreSQL's and RDS' own */
  readonly parameters?: Parameters;
  /** Refuse connections without TLS. @default true */
  readonly forceTls?: boolean;
  /** Certificate authority, such as `rds-ca-rsa2048-g1`. @default - the account's */
  readonly certificateAuthority?: string;
  /** Days that Performance Insights keeps: 7, 731, or a multiple of 31 up to 713; 0 turns it off. @default 7 */
  readonly performanceInsightsRetentionDays?: number;
  /** Seconds between the operating system's metrics: 1, 5, 10, 15, 30 or 60; 0 turns them off. @default 60 */
  readonly monitoringSeconds?: number;
  /** Logs that go to CloudWatch. @default - both */
  readonly logExports?: readonly LogType[];
  /** Days that CloudWatch keeps them: one of its own steps, such as 365. @default 365 */
  readonly logRetentionDays?: number;
  /** Customer managed key of the logs; its policy has to admit CloudWatch Logs. @default - CloudWatch's own */
  readonly logKey?: KmsKey;
  /** Refuse to be deleted. @default true */
  readonly deletionProtection?: boolean;
  /** Take a snapshot before deletion, `<identifier>-final-<time of creation>`. @default true */
  readonly finalSnapshot?: boolean;
  /** Read replicas by name: `reporting` becomes the instance `<identifier>-reporting`. @default - none */
  readonly replicas?: readonly string[];
}
