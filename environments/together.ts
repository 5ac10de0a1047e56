import { workloadsOf } from "../application/workloads";
import { ConfigurationError } from "../lib/errors";
import { hostsOf } from "./hosts";
import { backupBucketOf, bucketNameOf, logBucket, repositoryNamesOf, type StateStore, stateStoreOf } from "./names";
import { pathText } from "./problems";
import type { Sections } from "./schema";
import { sharedProblems } from "./shared";

/** An environment as far as it is valid, and whether it takes part in this run. */
export interface Neighbour {
  readonly id: string;
  readonly isSelected: boolean;
  readonly valid: Partial<Sections>;
}

/** Something of which there is one, where it is claimed, and by whom. */
interface Claim {
  readonly scope: string;
  readonly name: string;
  readonly path: string;
  readonly isSelected: boolean;
}

/**
 * What no two environments may share, what those of one system must agree on, and what none of those of an application has a use for. A clash of two that are not selected is not told:
 * it must not be in the way of those that are.
 */
export function checkTogether(environments: readonly Neighbour[]): ConfigurationError[] {
  const stores = storesOf(environments);
  const owners = new Map<string, Claim>();
  // Of an environment that is there twice everything else is, too: it is told once.
  const claims = environments.flatMap((one) => {
    const isTwice = environments.some((other) => other !== one && other.id === one.id);
    return isTwice ? claimsOf(one).filter(({ scope }) => scope === "environment") : claimsOf(one);
  });
  const clashes = [...claims, ...claimsOfStores(stores)].flatMap((claim) => {
    const key = `${claim.scope} ${claim.name}`;
    const owner = owners.get(key);
    owners.set(key, owner ?? claim);
    return owner === undefined ? [] : clashOf(owner, claim);
  });
  return [...clashes, ...storeProblems(stores), ...sharedProblems(environments)];
}

function clashOf(owner: Claim, claim: Claim): ConfigurationError[] {
  const [told, other] = claim.isSelected ? [claim, owner] : [owner, claim];
  return told.isSelected
    ? [
        told.path === other.path
          ? new ConfigurationError(told.path, "is in the list of environments twice", undefined, "a stage of its own for each")
          : new ConfigurationError(told.path, `is the same as ${other.path}`, told.name, "a name of its own"),
      ]
    : [];
}

/** What one environment claims, of each section that is valid. */
function claimsOf({ id, isSelected, valid }: Neighbour): Claim[] {
  const claim = (scope: string, name: string, path: string): Claim => ({ scope, name, path: `${id}${path}`, isSelected });
  const {
    system,
    stage,
    account,
    region,
    buckets,
    addons,
    application,
    cluster,
    database,
    cache,
    pipeline,
    backend,
    registry,
    ingress,
    dns,
  } = valid;
  if (system === undefined || account === undefined || region === undefined) {
    return [claim("environment", id, "")];
  }
  const names = { id, system, stage };
  return [
    claim("environment", id, ""),
    ...Object.keys(buckets ?? {}).map((name) =>
      claim("bucket", bucketNameOf({ ...names, buckets: buckets ?? {} }, name), `.buckets.${name}.name`),
    ),
    claim("bucket", bucketNameOf({ ...names, buckets: {} }, logBucket), ".buckets"),
    ...(addons?.velero ? [claim("bucket", backupBucketOf(names), ".addons.velero")] : []),
    ...(application ? workloadsOf(application) : []).map(({ kind, name }) =>
      claim(`role ${account}`, `${id}-${name}`, `.application.${kind}.${name}`),
    ),
    ...(cluster ? [claim(`cluster ${account} ${region}`, cluster.name ?? id, ".cluster.name")] : []),
    ...(database ? [claim(`database ${account} ${region}`, database.identifier ?? id, ".database.identifier")] : []),
    ...(cache ? [claim(`cache ${account} ${region}`, cache.identifier ?? id, ".cache.identifier")] : []),
    // Without a zone nothing points a host at its environment.
    ...(dns === undefined ? [] : hostsOf({ ingress, addons })).map(({ host, path }) => claim("host", host, pathText("", path))),
    ...(pipeline && pipeline.providerArn === undefined && !(backend?.type === "s3" && backend.githubProvider)
      ? [claim("provider", `GitHub in account ${account}`, ".pipeline.providerArn")]
      : []),
    ...(registry && application ? Object.entries(repositoryNamesOf({ ...names, registry, application })) : []).map(
      ([image, name]) => claim(`repository ${account} ${region}`, name, `.registry.${image}`),
    ),
  ];
}

interface Stored {
  readonly environment: Neighbour;
  readonly store: StateStore;
}

/** The state store of each environment that has one, as far as it is known. */
function storesOf(environments: readonly Neighbour[]): Stored[] {
  return environments.flatMap((environment) => {
    const { backend, system, account, region } = environment.valid;
    return backend?.type === "s3" && system !== undefined && account !== undefined && region !== undefined
      ? [{ environment, store: stateStoreOf({ system, account, region }, backend) }]
      : [];
  });
}

function claimsOfStores(stores: readonly Stored[]): Claim[] {
  const owned = new Map(stores.map(({ store }) => [store.owner, store]));
  return [...owned.values()].flatMap(({ owner, bucket, lockTable, account, region, githubProvider }) => {
    const isSelected = stores.some(({ environment, store }) => environment.isSelected && store.owner === owner);
    return [
      { scope: "bucket", name: bucket, path: `${owner}-bootstrap.bucket`, isSelected },
      ...(lockTable === undefined
        ? []
        : [{ scope: `table ${account} ${region}`, name: lockTable, path: `${owner}-bootstrap.lockTable`, isSelected }]),
      ...(githubProvider
        ? [{ scope: "provider", name: `GitHub in account ${account}`, path: `${owner}-bootstrap.githubProvider`, isSelected }]
        : []),
    ];
  });
}

/** Environments whose state stores have one owner have one bucket and one lock table, in one account and region. */
function storeProblems(stores: readonly Stored[]): ConfigurationError[] {
  return stores.flatMap(({ environment, store }) => {
    const differing = stores.filter((other) => other.store.owner === store.owner && !isSame(other.store, store));
    const first = stores.find((other) => other.store.owner === store.owner);
    // Of those that are selected the first is taken as the right one; what is not selected is there already.
    const other = differing.find((one) => !one.environment.isSelected) ?? differing.find((one) => one === first);
    return !environment.isSelected || other === undefined
      ? []
      : [
          new ConfigurationError(
            `${environment.id}.backend`,
            `keeps its state in another place than ${other.environment.id}, under the same owner ${store.owner}`,
            store,
            `${JSON.stringify(other.store)}, or a backend.owner of its own`,
          ),
        ];
  });
}

const isSame = (one: StateStore, other: StateStore) => JSON.stringify(one) === JSON.stringify(other);
