import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import type { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { type CacheEngine, cacheEngineOf } from "../../lib/cache-engines";
import { dataPorts } from "../../lib/data-ports";
import { Construct, Fn } from "../../lib/terraform";
import type { Secret } from "../secrets";
import { iamUser, token } from "./authentication";
import { checkCache, defaults } from "./checks";
import type { CacheProps } from "./props";
import { runsWhatIsStated } from "./versions";

/**
 * An encrypted Redis or Valkey replication group in private subnets. TLS is always on: there is no plain port.
 *
 * @throws ConfigurationError when ElastiCache would refuse it
 */
export class Cache extends Construct {
  readonly replicationGroup: ElasticacheReplicationGroup;
  /** Host name of the node that takes writes. */
  readonly address: string;
  /** TCP port of Redis and Valkey. */
  static readonly port: number = dataPorts.cache;
  readonly port = Cache.port;
  /** The token, by the key `token`. @default - none: authentication is by IAM or not at all */
  readonly credentials: Secret | undefined;
  /** Who clients are by IAM: they may `elasticache:Connect` to it and to the group. @default - none */
  readonly user: ElasticacheUser | undefined;

  constructor(scope: Construct, id: string, props: CacheProps) {
    super(scope, id);
    checkCache(this.node.path, props);

    const { name, nodes, failover = nodes > 1, upgrade = false } = props;
    const { engine, engineVersion } = cacheEngineOf(props);
    const followsMinors = (props.autoMinorUpgrade ?? true) && !upgrade;
    const access = this.admit(props, engine);

    this.replicationGroup = new ElasticacheReplicationGroup(this, "group", {
      replicationGroupId: name,
      description: props.description ?? `${engine === "redis" ? "Redis" : "Valkey"} of ${name}`,
      engine,
      engineVersion,
      autoMinorVersionUpgrade: String(followsMinors),
      ...((upgrade || props.applyImmediately) && { applyImmediately: true }),
      nodeType: props.nodeType,
      numCacheClusters: nodes,
      port: this.port,
      subnetGroupName: this.subnetGroup(props).name,
      parameterGroupName: this.parameterGroup(props, engine, engineVersion).name,
      securityGroupIds: props.securityGroups.map((group) => group.id),
      atRestEncryptionEnabled: "true",
      ...(props.encryptionKey && { kmsKeyId: props.encryptionKey.arn }),
      transitEncryptionEnabled: true,
      ...access.settings,
      automaticFailoverEnabled: failover,
      multiAzEnabled: failover,
      snapshotRetentionLimit: props.snapshotRetentionDays ?? 7,
      snapshotWindow: props.snapshotWindow ?? defaults.snapshotWindow,
      maintenanceWindow: props.maintenanceWindow ?? defaults.maintenanceWindow,
      logDeliveryConfiguration: this.logs(props),
      // Of the time of creation, as a database's: a cache made anew never meets the snapshot of the one before.
      ...((props.finalSnapshot ?? true) && {
        finalSnapshotIdentifier: `${name}-final-${Fn.formatdate("YYYYMMDDhhmmss", Fn.timestamp())}`,
      }),
      lifecycle: {
        ignoreChanges: [
          ...((props.finalSnapshot ?? true) ? ["final_snapshot_identifier"] : []),
          ...(followsMinors ? ["engine_version"] : []),
        ],
        ...(followsMinors && { postcondition: [runsWhatIsStated(engine, engineVersion)] }),
      },
    });

    this.address = this.replicationGroup.primaryEndpointAddress;
    this.credentials = access.secretOf?.(this.replicationGroup);
    this.user = access.user;
  }

  private admit(
    { name, authentication = "token", secret, tokenRotation = 1, accessString }: CacheProps,
    engine: CacheEngine,
  ): Access {
    if (authentication === "token" && secret !== undefined) {
      return token(this, secret, tokenRotation);
    }
    if (authentication === "iam") {
      const { user, group } = iamUser(this, { name, engine, accessString });
      return { settings: { userGroupIds: [group.userGroupId] }, user };
    }
    return { settings: {} };
  }

  private subnetGroup({ name, subnets }: CacheProps): ElasticacheSubnetGroup {
    return new ElasticacheSubnetGroup(this, "subnets", {
      name,
      description: `Subnets of ${name}`,
      subnetIds: subnets.map((subnet) => subnet.id),
    });
  }

  private parameterGroup({ name, parameters = {} }: CacheProps, engine: CacheEngine, version: string): ElasticacheParameterGroup {
    const family = `${engine}${version.replace(/\..*/, "")}`;
    return new ElasticacheParameterGroup(this, "parameters", {
      name: `${name}-${family}`,
      family,
      description: `Parameters of ${name}`,
      parameter: Object.entries(parameters).map(([parameter, value]) => ({ name: parameter, value })),
      // ElastiCache lets no group go that a cache still uses: a new family's comes first.
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private logs({ name, logRetentionDays = defaults.logRetentionDays, logKey }: CacheProps) {
    if (logRetentionDays === 0) {
      return [];
    }
    return ["slow-log", "engine-log"].map((logType) => {
      const group = new CloudwatchLogGroup(this, logType, {
        name: `/aws/elasticache/${name}/${logType}`,
        retentionInDays: logRetentionDays,
        ...(logKey && { kmsKeyId: logKey.arn }),
      });
      return { logType, destinationType: "cloudwatch-logs", destination: group.name, logFormat: "json" };
    });
  }
}

/** What clients need to be let in. */
interface Access {
  readonly settings: Pick<ElasticacheReplicationGroupConfig, "authToken" | "authTokenUpdateStrategy" | "userGroupIds">;
  readonly secretOf?: (group: ElasticacheReplicationGroup) => Secret;
  readonly user?: ElasticacheUser;
}
