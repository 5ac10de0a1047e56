import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import type { Environment } from "../../environments/schema";
import { cacheEngineOf } from "../../lib/cache-engines";
import type { Construct } from "../../lib/terraform";
import { Cache } from "../../modules/cache";
import { Database } from "../../modules/database";
import type { Cluster } from "../../modules/eks";
import { DataStoreGroup, type Networking } from "../../modules/networking";
import { GeneratedSecret, type Secret } from "../../modules/secrets";
import type { Keys } from "./keys";
import { secretSettings } from "./secrets";

/** Where data stores stand, and who reaches them. */
export interface DataPlace {
  readonly network: Networking;
  /** Its nodes and pods are the only clients. */
  readonly cluster: Cluster;
  readonly keys: Keys;
}

/** Characters of a login that is made for a further database: no symbols, it stands in URLs. */
const loginLength = 32;

/** The environment's PostgreSQL instance, and the login of each of its databases. */
export interface Databases {
  readonly instance: Database;
  /** Credentials by database name. */
  readonly logins: Readonly<Record<string, Secret>>;
  /** Read replicas by name. */
  readonly replicas: Readonly<Record<string, DbInstance>>;
}

export function addDatabase(scope: Construct, environment: Environment, place: DataPlace): Databases | undefined {
  const { id, database } = environment;
  if (database === undefined) {
    return undefined;
  }
  const { network, keys } = place;
  const { performanceInsights, zones } = database;
  const instance = new Database(scope, "database", {
    identifier: database.identifier ?? id,
    subnets: subnetsIn(network, zones),
    securityGroups: [guard(scope, "database", `${id}-db-`, `PostgreSQL of ${id}`, Database.port, place)],
    engineVersion: database.engineVersion,
    allowMajorUpgrade: database.majorUpgrade.enabled,
    applyImmediately: database.applyImmediately,
    support: database.support,
    instanceClass: database.instanceClass,
    storageGib: database.storageGib,
    ...(database.maxStorageGib !== undefined && { maxStorageGib: database.maxStorageGib }),
    ...(database.customerKey && { encryptionKey: keys.for("database") }),
    name: database.name,
    username: database.username,
    password: database.password,
    passwordRotation: database.passwordRotation,
    ...(database.password !== "rds" && {
      secret: secretSettings(environment, keys, "database", `Database credentials of ${id}`),
    }),
    iamAuthentication: database.iamAuthentication,
    multiAz: database.multiAz.enabled,
    backupRetentionDays: database.backupRetentionDays,
    backupWindow: database.backupWindow,
    maintenanceWindow: database.maintenanceWindow,
    parameters: database.parameters,
    forceTls: database.forceTls.enabled,
    performanceInsightsRetentionDays: performanceInsights.enabled ? performanceInsights.retentionDays : 0,
    monitoringSeconds: database.monitoringSeconds,
    logExports: database.logExports,
    ...(keys.logs && { logKey: keys.logs }),
    deletionProtection: database.deletionProtection.enabled,
    finalSnapshot: database.finalSnapshot.enabled,
    replicas: database.readReplicas,
  });
  const further = database.additionalNames.map((name): [string, Secret] => [
    name,
    new GeneratedSecret(scope, `database-login-${name}`, {
      ...secretSettings(environment, keys, `database-${name}`, `Login of the database ${name} of ${id}`),
      plain: { username: name },
      generated: { password: { length: loginLength } },
    }),
  ]);
  return {
    instance,
    logins: { [database.name]: instance.credentials, ...Object.fromEntries(further) },
    replicas: Object.fromEntries(
      database.readReplicas.flatMap((name, at) => {
        const replica = instance.replicas[at];
        return replica ? [[name, replica]] : [];
      }),
    ),
  };
}

export function addCache(scope: Construct, environment: Environment, place: DataPlace): Cache | undefined {
  const { id, cache } = environment;
  if (cache === undefined) {
    return undefined;
  }
  const { network, keys } = place;
  const { authentication, logs } = cache;
  const hasToken = authentication.type === "token";
  return new Cache(scope, "cache", {
    name: cache.identifier ?? id,
    subnets: subnetsIn(network),
    securityGroups: [guard(scope, "cache", `${id}-cache-`, `Cache of ${id}`, Cache.port, place)],
    ...cacheEngineOf(cache),
    upgrade: cache.upgrade.enabled,
    applyImmediately: cache.applyImmediately,
    finalSnapshot: cache.finalSnapshot.enabled,
    nodeType: cache.nodeType,
    nodes: cache.nodes,
    ...(cache.failover !== undefined && { failover: cache.failover }),
    ...(cache.customerKey && { encryptionKey: keys.for("cache") }),
    authentication: authentication.type,
    tokenRotation: cache.tokenRotation,
    ...(hasToken && { secret: secretSettings(environment, keys, "redis", `Cache token of ${id}`) }),
    parameters: cache.parameters,
    snapshotRetentionDays: cache.snapshotRetentionDays,
    snapshotWindow: cache.snapshotWindow,
    maintenanceWindow: cache.maintenanceWindow,
    logRetentionDays: logs.enabled ? logs.retentionDays : 0,
    ...(keys.logs && { logKey: keys.logs }),
  });
}

function subnetsIn(network: Networking, zones: readonly string[] = Object.keys(network.dataSubnets)): Subnet[] {
  return zones.flatMap((zone) => network.dataSubnets[zone] ?? []);
}

/** The security group of a data store: the cluster's nodes and pods are its only clients. */
function guard(
  scope: Construct,
  store: string,
  namePrefix: string,
  description: string,
  port: number,
  { network, cluster }: DataPlace,
): SecurityGroup {
  const clients = { cluster: cluster.clusterSecurityGroupId };
  return new DataStoreGroup(scope, `${store}-access`, { namePrefix, description, vpc: network.vpc, port, clients }).group;
}

/** The random provider, where Terraform has to make a secret: a cache takes its token in no write-only way. */
export function addRandomProvider(scope: Construct, { database, cache }: Environment): void {
  if (cache?.authentication.type === "token" || database?.password === "random") {
    new RandomProvider(scope, "random", {});
  }
}
