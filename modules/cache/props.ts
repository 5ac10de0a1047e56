import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { CacheEngine, CacheVersion } from "../../lib/cache-engines";
import type { SecretSettings } from "../secrets";

/**
 * `token`: one password, in a secret, and in the state as well: ElastiCache takes it in no other way. It needs the random provider.
 * `iam`: a user that logs in by short-lived tokens of IAM; there is no secret.
 * `none`: whoever reaches it may use it.
 */
export type CacheAuthentication = "token" | "iam" | "none";

export interface CacheProps {
  /** Replication group id, such as `debtflow-production`. Changing it replaces the cache and drops its data. */
  readonly name: string;
  /** @default - `Redis of <name>`, or `Valkey of <name>` */
  readonly description?: string;
  /** Private subnets; two zones or more where there is failover. */
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  /** From redis to valkey is an upgrade in place; the way back replaces the cache and drops its data. @default - that of engineVersion; "valkey" without one */
  readonly engine?: CacheEngine;
  /** Redis 7.0 or 7.1; Valkey 7.2, 8.0 or 8.1. An older one replaces the cache and drops its data, unless `autoMinorUpgrade` leaves it alone. @default - the newest of the engine */
  readonly engineVersion?: CacheVersion;
  /**
   * Let ElastiCache apply new minor versions in the maintenance window. Terraform then leaves the version alone, because one that is
   * behind what runs would cost the cache its data; a plan for another major, engine or a newer minor fails.
   * @default true
   */
  readonly autoMinorUpgrade?: boolean;
  /** Bring the cache to a newer engine or version, at once; minors do not move by themselves meanwhile. @default false */
  readonly upgrade?: boolean;
  /** Make changes at once that ElastiCache would leave to the maintenance window, such as another node type. @default false */
  readonly applyImmediately?: boolean;
  /** Such as `cache.t3.micro`. A change resizes online when there is a replica. */
  readonly nodeType: string;
  /** 1 to 6: one that takes writes, and its replicas. */
  readonly nodes: number;
  /** Fail over to a replica, in another zone. @default - from two nodes on */
  readonly failover?: boolean;
  /** Customer managed key for data at rest. Changing it replaces the cache and drops its data. @default - ElastiCache's own key */
  readonly encryptionKey?: KmsKey;
  /** How clients prove who they are. @default "token" */
  readonly authentication?: CacheAuthentication;
  /** Secret of the token: needed with it. */
  readonly secret?: SecretSettings;
  /**
   * A higher number makes a new token; the one before stays valid until the next. The first token of a cache is 1: with it whoever comes without
   * one is locked out. @default 1
   */
  readonly tokenRotation?: number;
  /** Commands, keys and channels of the IAM user, as an ACL of Redis. @default - everything but administration */
  readonly accessString?: string;
  /** Engine parameters by name, such as `{ "maxmemory-policy": "noeviction" }`. @default - those of the engine */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Days that daily snapshots stay: 0 (none) to 35. @default 7 */
  readonly snapshotRetentionDays?: number;
  /** Take a snapshot before deletion, `<name>-final-<time of creation>`; a cache that was made without stays without. @default true */
  readonly finalSnapshot?: boolean;
  /** Daily, in UTC, 60 minutes at least. @default "03:00-04:00" */
  readonly snapshotWindow?: string;
  /** Weekly, in UTC and lower case, 60 minutes at least, apart from the snapshot window. @default "mon:04:00-mon:05:00" */
  readonly maintenanceWindow?: string;
  /** Days that CloudWatch keeps the slow log and the engine log: one of its own steps; 0 sends none. @default 365 */
  readonly logRetentionDays?: number;
  /** Customer managed key of the logs; its policy has to admit CloudWatch Logs. @default - CloudWatch's own */
  readonly logKey?: KmsKey;
}
