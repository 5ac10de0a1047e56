import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { callsAws, callsAwsItself, type GrantTargets, statementsOf } from "../../application/permissions";
import { workloadsOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { admits } from "../../lib/pod-roles";
import { mapValues } from "../../lib/records";
import type { Construct } from "../../lib/terraform";
import type { Cache } from "../../modules/cache";
import type { Cluster } from "../../modules/eks";
import { type PodIdentity, WorkloadRoles } from "../../modules/iam";
import type { Secret } from "../../modules/secrets";
import type { Bucket } from "../../modules/storage";
import type { Databases } from "./data";

/** What workloads of the environment may use. */
export interface Resources {
  readonly buckets: Readonly<Record<string, Bucket>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly databases: Databases | undefined;
  readonly cache: Cache | undefined;
}

/** How pods of the environment prove who they are: new ones, and those that started before. */
export function podIdentitiesOf({ cluster: settings }: Environment, cluster: Cluster): PodIdentity[] {
  return [
    ...(admits(settings, "irsa") ? [{ type: "irsa", provider: cluster.oidcProvider } as const] : []),
    ...(admits(settings, "pod-identity") ? [{ type: "pod-identity", clusterName: cluster.name } as const] : []),
  ];
}

/**
 * A role per workload that calls AWS, with what its uses grant and nothing more. Who only has a pull secret calls nothing itself: the role is
 * what External Secrets logs in with, unless it has another of its own.
 */
export function addWorkloadRoles(
  scope: Construct,
  environment: Environment,
  cluster: Cluster,
  targets: GrantTargets,
): WorkloadRoles {
  const { id, application } = environment;
  const takesRole = admits(environment.cluster, "irsa") ? callsAws : callsAwsItself;
  const workloads = workloadsOf(application).filter(({ uses }) => takesRole(uses));
  return new WorkloadRoles(scope, "iam", {
    prefix: id,
    namespace: application.namespace,
    identities: podIdentitiesOf(environment, cluster),
    workloads: Object.fromEntries(
      workloads.map(({ name, uses, serviceAccount }) => [name, { serviceAccount, statements: statementsOf(uses, targets) }]),
    ),
  });
}

/** What uses are granted: by the names of the application, the resources of this environment. */
export function grantTargets(environment: Environment, { buckets, secrets, databases, cache }: Resources): GrantTargets {
  const logins = databases?.logins ?? {};
  const token = cache?.credentials;
  const encrypted = [...Object.values(secrets), ...Object.values(logins), ...(token ? [token] : []), ...Object.values(buckets)];
  // Every reading of a key's ARN is another token: one for each key, so that a policy names the key once.
  const ofKeys = new Map(encrypted.flatMap(({ encryptionKey: key }) => (key ? [[key, key.arn] as const] : [])));
  const keyArns = encrypted.flatMap(({ arn, encryptionKey }) => (encryptionKey ? [[arn, ofKeys.get(encryptionKey)]] : []));
  return {
    bucketArns: mapValues(buckets, ({ arn }) => arn),
    secretArns: mapValues(secrets, ({ arn }) => arn),
    databaseSecretArns: mapValues(logins, ({ arn }) => arn),
    ...(token && { cacheSecretArn: token.arn }),
    ...(cache?.user && { cacheLoginArns: [cache.replicationGroup.arn, cache.user.arn] }),
    databaseLoginArns: databases ? databaseLogins(environment, databases.instance.instance) : {},
    replicaLoginArns: mapValues(databases?.replicas ?? {}, (replica) => databaseLogins(environment, replica)),
    keyArns: Object.fromEntries(keyArns),
  };
}

/** Who the master user's database takes by a token of IAM. Source: Amazon RDS, IAM policy for IAM database access. */
function databaseLogins(
  { region, account, database }: Environment,
  { resourceId }: DbInstance,
): Readonly<Record<string, string>> {
  if (!database?.iamAuthentication) {
    return {};
  }
  return { [database.name]: `arn:aws:rds-db:${region}:${account}:dbuser:${resourceId}/${database.username}` };
}
