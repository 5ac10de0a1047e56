import { callsAws } from "../../application/permissions";
import { hasSecretStore } from "../../application/secret-stores";
import type { PlatformFacts } from "../../application/values";
import { builtImagesOf, workloadsOf } from "../../application/workloads";
import { bucketNameOf, certificateNamesOf, secretReaderOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import type { ContractReader } from "../contract";

/**
 * What the application's values take from the platform, tags aside: each fact that follows from the environment, read from the
 * contract.
 */
export function factsOf(environment: Environment, contract: Pick<ContractReader, "entry">): PlatformFacts {
  const { application, database, cache, buckets, dns } = environment;
  const images = builtImagesOf(application);
  const callers = workloadsOf(application).flatMap(({ name, uses }) => (callsAws(uses) ? [name] : []));
  const databases = database === undefined ? [] : [database.name, ...database.additionalNames];
  return {
    repositories: each(images, (image) => contract.entry("registry", "repositoryUrls", image)),
    databaseHosts: each(databases, (name) => contract.entry("data", "databaseHosts", name)),
    replicaHosts: each(database?.readReplicas ?? [], (name) => contract.entry("data", "replicaHosts", name)),
    databaseSecrets: each(databases, (name) => contract.entry("data", "databaseSecretArns", name)),
    ...(cache && { cacheHost: contract.entry("data", "cacheHosts", "cache") }),
    ...(cache?.authentication.type === "token" && { cacheSecret: contract.entry("data", "cacheSecretArns", "cache") }),
    secrets: each(Object.keys(application.secrets), (name) => contract.entry("secrets", "secretArns", name)),
    buckets: each(Object.keys(buckets), (name) => bucketNameOf(environment, name)),
    roleArns:
      environment.cluster.podRoles === "irsa" ? each(callers, (name) => contract.entry("roles", "workloadRoleArns", name)) : {},
    secretReaderArns: secretReaderArnsOf(environment),
    ...(dns &&
      certificateNamesOf(environment).length > 0 && { certificateArn: contract.entry("dns", "certificateArns", dns.domain) }),
  };
}

/** They follow from names: nobody has to tell them. */
function secretReaderArnsOf(environment: Environment): Readonly<Record<string, string>> {
  const { application, cache, cluster } = environment;
  const readers = workloadsOf(application).filter((workload) => hasSecretStore(application, workload, cache));
  return cluster.podRoles === "pod-identity"
    ? Object.fromEntries(
        readers.map(({ name }) => [name, secretReaderOf(environment, { namespace: application.namespace, word: name }).arn]),
      )
    : {};
}

function each(names: readonly string[], value: (name: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, value(name)]));
}
