import { workloadsOf } from "../application/workloads";
import { ConfigurationError } from "../lib/errors";
import { backupBucketOf, bucketNameOf, logBucket, repositoryNamesOf, stateStoresOf } from "./names";
import type { Environment } from "./schema";

/** What no two environments may share, and what those of one system must agree on. */
export function checkTogether(environments: readonly Environment[]): ConfigurationError[] {
  const owners = new Map<string, string>();
  const claim = (scope: string, name: string, path: string): ConfigurationError[] => {
    const key = `${scope} ${name}`;
    const owner = owners.get(key);
    if (owner !== undefined) {
      return [new ConfigurationError(path, `is the same as ${owner}`, name, "a name of its own")];
    }
    owners.set(key, path);
    return [];
  };

  const shared = environments.flatMap((environment) => {
    const { id, account, region } = environment;
    return [
      ...claim("environment", id, id),
      ...Object.keys(environment.buckets).flatMap((name) =>
        claim("bucket", bucketNameOf(environment, name), `${id}.buckets.${name}.name`),
      ),
      ...claim("bucket", bucketNameOf(environment, logBucket), `${id}.buckets`),
      ...(environment.addons.velero ? claim("bucket", backupBucketOf(environment), `${id}.addons.velero`) : []),
      ...workloadsOf(environment.application).flatMap(({ kind, name }) =>
        claim(`role ${account}`, `${id}-${name}`, `${id}.application.${kind}.${name}`),
      ),
      ...claim(`cluster ${account} ${region}`, environment.cluster.name ?? id, `${id}.cluster.name`),
      ...(environment.database
        ? claim(`database ${account} ${region}`, environment.database.identifier ?? id, `${id}.database.identifier`)
        : []),
      ...(environment.cache
        ? claim(`cache ${account} ${region}`, environment.cache.identifier ?? id, `${id}.cache.identifier`)
        : []),
      ...(environment.pipeline && environment.pipeline.providerArn === undefined
        ? claim("provider", `GitHub in account ${account}`, `${id}.pipeline.providerArn`)
        : []),
      ...Object.entries(repositoryNamesOf(environment)).flatMap(([image, name]) =>
        claim(`repository ${account} ${region}`, name, `${id}.registry.${image}`),
      ),
    ];
  });
  const stores = new Map(stateStoresOf(environments).map(({ store }) => [store.owner, store]));
  const states = [...stores.values()].flatMap(({ owner, bucket, lockTable, account, region }) => [
    ...claim("bucket", bucket, `${owner}-bootstrap.bucket`),
    ...claim(`table ${account} ${region}`, lockTable, `${owner}-bootstrap.lockTable`),
  ]);
  return [...shared, ...states, ...storeProblems(environments)];
}

/** Environments whose state stores have one owner have one bucket and one lock table, in one account and region. */
function storeProblems(environments: readonly Environment[]): ConfigurationError[] {
  const stores = stateStoresOf(environments);
  return stores.flatMap(({ environment, store }) => {
    const first = stores.find((other) => other.store.owner === store.owner)?.store;
    return JSON.stringify(store) === JSON.stringify(first)
      ? []
      : [
          new ConfigurationError(
            `${environment.id}.backend`,
            `is not what another environment of ${store.owner} has`,
            store,
            `${JSON.stringify(first)}, or a backend.owner of its own`,
          ),
        ];
  });
}
