import type { GrantTargets } from "../../application/permissions";
import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import type { Construct } from "../../lib/terraform";
import { ContractWriter, type PlatformContract } from "../contract";
import { EnvironmentStack } from "../environment";
import { addAddonSecrets } from "./addon-secrets";
import { addAlarmTopics } from "./alarms";
import { addCluster } from "./cluster";
import { addControllers } from "./controllers";
import { addCache, addDatabase, addRandomProvider } from "./data";
import { addDns } from "./dns";
import { Keys } from "./keys";
import { addNetwork } from "./network";
import { addOutputs } from "./outputs";
import { addPipeline } from "./pipeline";
import { addRegistry } from "./registry";
import { addWorkloadRoles, grantTargets } from "./roles";
import { addSecretReaders } from "./secret-readers";
import { addSecrets } from "./secrets";
import { checkSpotRole } from "./spot";
import { addStorage } from "./storage";

/** What AWS runs of an environment: every module, wired as the environment and the application's uses say. */
export class PlatformStack extends EnvironmentStack {
  /** What the workloads' uses are granted. */
  readonly grants: GrantTargets;
  /** What later stacks learn. */
  readonly contract: PlatformContract;

  constructor(scope: Construct, environment: Environment) {
    super(scope, "platform", environment);

    const keys = new Keys(this, "keys", environment);
    const network = addNetwork(this, environment, keys);
    checkSpotRole(this, environment);
    const cluster = addCluster(this, environment, network, keys);
    addRandomProvider(this, environment);
    const databases = addDatabase(this, environment, { network, cluster, keys });
    const cache = addCache(this, environment, { network, cluster, keys });
    const { buckets, logs } = addStorage(this, environment, keys);
    const repositories = addRegistry(this, environment, keys);
    const secrets = addSecrets(this, environment, keys);
    const addonSecrets = addAddonSecrets(this, environment, keys);
    const dns = addDns(this, environment);
    const alarmTopics = addAlarmTopics(this, environment, keys);
    this.grants = grantTargets(environment, { buckets, secrets, databases, cache });
    const { roles } = addWorkloadRoles(this, environment, cluster, this.grants);
    addPipeline(this, environment, { cluster, repositories, keys });
    const around = { cluster, dns, keys, logs, databases, secrets: addonSecrets, alarmTopics };
    const controllerRoles = addControllers(this, environment, around);
    addSecretReaders(this, environment, { ...around, operator: controllerRoles.externalSecrets, grants: this.grants });

    this.contract = {
      network: {
        vpcId: network.vpc.id,
        publicSubnetIds: mapValues(network.publicSubnets, ({ id }) => id),
        privateSubnetIds: mapValues(network.privateSubnets, ({ id }) => id),
      },
      cluster: {
        name: cluster.name,
        endpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthority,
        oidcProviderArn: cluster.oidcProvider.arn,
        securityGroupId: cluster.clusterSecurityGroupId,
      },
      data: {
        databaseHosts: mapValues(databases?.logins ?? {}, () => databases?.instance.address ?? ""),
        replicaHosts: mapValues(databases?.replicas ?? {}, ({ address }) => address),
        databaseSecretArns: mapValues(databases?.logins ?? {}, ({ arn }) => arn),
        cacheHosts: cache ? { cache: cache.address } : {},
        cacheSecretArns: cache?.credentials ? { cache: cache.credentials.arn } : {},
      },
      storage: { bucketArns: mapValues(buckets, ({ arn }) => arn) },
      registry: { repositoryUrls: mapValues(repositories, ({ url }) => url) },
      roles: {
        workloadRoleArns: mapValues(roles, ({ arn }) => arn),
        controllerRoleArns: mapValues(controllerRoles, ({ arn }) => arn),
      },
      secrets: { secretArns: mapValues(secrets, ({ arn }) => arn) },
      dns: {
        zoneIds: dns ? { [dns.domain]: dns.zoneId } : {},
        certificateArns: dns?.certificateArn ? { [dns.domain]: dns.certificateArn } : {},
      },
    };
    new ContractWriter(this, "contract", environment, this.contract);
    addOutputs(this, { network, cluster, databases, cache, repositories, roles, controllerRoles });
  }
}
