import { builtImagesOf } from "../application/workloads";
import { namespaces } from "../lib/cluster-names";
import { hostsOf } from "./hosts";
import type { Environment } from "./schema";

type S3Backend = Extract<Environment["backend"], { type: "s3" }>;

/** Where state is kept and locked, and by which bootstrap stack that was made. */
export interface StateStore {
  /** Names the bootstrap stack, and prefixes what it makes. */
  readonly owner: string;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  /** Table that locks it; undefined where only an object beside the state does. */
  readonly lockTable: string | undefined;
  /** Lock by an object beside the state. */
  readonly lockFile: boolean;
  /** Make the account's provider for GitHub beside it. @default false */
  readonly githubProvider?: boolean;
  /** Destroying the bootstrap stack deletes every state. */
  readonly disposable: boolean;
}

/** Where an environment with this backend keeps its state. */
export function stateStoreOf(
  { system, account, region }: Pick<Environment, "system" | "account" | "region">,
  backend: S3Backend,
): StateStore {
  const owner = backend.owner ?? system;
  return {
    owner,
    account,
    region,
    bucket: backend.bucket ?? `${owner}-terraform-state`,
    lockTable: backend.locking === "file" ? undefined : (backend.lockTable ?? `${owner}-terraform-lock`),
    lockFile: backend.locking === "file" || backend.lockFile,
    githubProvider: backend.githubProvider,
    disposable: backend.disposable.enabled,
  };
}

/** The stack that makes the store. */
export function bootstrapStackOf({ owner }: Pick<StateStore, "owner">): string {
  return `${owner}-bootstrap`;
}

/** Stacks of an environment, in the order they are applied; each needs facts of those before it. */
export const layers = ["platform", "addons", "application"] as const;

export type Layer = (typeof layers)[number];

/** A stack of an environment, such as `debtflow-production-platform`. */
export function stackOf({ id }: Pick<Environment, "id">, layer: Layer): string {
  return `${id}-${layer}`;
}

/** The state store of each environment that has one. */
export function stateStoresOf(environments: readonly Environment[]): { environment: Environment; store: StateStore }[] {
  return environments.flatMap((environment) => {
    const { backend } = environment;
    return backend.type === "s3" ? [{ environment, store: stateStoreOf(environment, backend) }] : [];
  });
}

/** `debtflow-files-staging`: the system, a word, and the stage if there is one. */
export function nameOf({ system, stage }: Pick<Environment, "system" | "stage">, word: string): string {
  return [system, word, stage].filter((part) => part !== undefined).join("-");
}

/** The name of one of the environment's secrets, such as `debtflow/production/stripe`. */
export function secretNameOf({ system, stage }: Pick<Environment, "system" | "stage">, secret: string): string {
  return [system, stage, secret].filter((part) => part !== undefined).join("/");
}

/** Secrets that add-ons have of their own. Each has the keys `username` and `password`. */
export type AddonSecret = "argo-cd" | "argo-cd-repository" | "grafana" | "postgres-exporter";

/** The name of an add-on's secret, such as `debtflow/production/addons/grafana`: no secret of the application has a slash. */
export function addonSecretNameOf(environment: Pick<Environment, "system" | "stage">, secret: AddonSecret): string {
  return secretNameOf(environment, `addons/${secret}`);
}

/** Bucket that takes the access logs of the others. */
export const logBucket = "logs";

/** Bucket that takes Velero's backups. */
export const backupBucket = "velero";

/** The name of one of the environment's buckets. */
export function bucketNameOf(environment: Pick<Environment, "system" | "stage" | "buckets">, bucket: string): string {
  return environment.buckets[bucket]?.name ?? nameOf(environment, bucket);
}

/** The name of the bucket of the cluster's backups. */
export function backupBucketOf(environment: Pick<Environment, "system" | "stage">): string {
  return nameOf(environment, backupBucket);
}

/** Names of the environment's certificate; none without a domain, or where nothing comes in from outside. */
export function certificateNamesOf({ dns, ingress, addons }: Pick<Environment, "dns" | "ingress" | "addons">): readonly string[] {
  if (dns === undefined || ingress === undefined) {
    return dns?.certificateNames ?? [];
  }
  // The NGINX controller has its own from cert-manager.
  const hosts = ingress.controller === "nginx" ? [ingress.host] : hostsOf({ ingress, addons }).map(({ host }) => host);
  return dns.certificateNames ?? [...new Set(hosts)];
}

/** The queue by which Karpenter learns that nodes are about to go. */
export function interruptionQueueOf({ id }: Environment): string {
  return `${id}-interruptions`;
}

/** How urgent an alarm is: `critical` is told at once, `warning` in business hours. */
export type Severity = "critical" | "warning";

/** The topic that tells the contacts of a severity. */
export function alarmTopicOf({ id }: Pick<Environment, "id">, severity: Severity): string {
  return `${id}-alarms-${severity}`;
}

/** ARN of the topic of each severity that anybody is told of. */
export function alarmTopicArnsOf(environment: Environment): Readonly<Partial<Record<Severity, string>>> {
  const { alarms, region, account } = environment;
  const told = (["critical", "warning"] as const).filter((severity) => (alarms?.[severity].length ?? 0) > 0);
  return Object.fromEntries(
    told.map((severity) => [severity, `arn:aws:sns:${region}:${account}:${alarmTopicOf(environment, severity)}`]),
  );
}

/** The log group of the pods' output. */
export function podLogGroupOf({ id }: Environment): string {
  return `/aws/eks/${id}/pods`;
}

/** Repository name of each image that the team builds; none where another registry keeps them. */
export function repositoryNamesOf({
  registry,
  application,
  system,
  stage,
}: Pick<Environment, "registry" | "application" | "system" | "stage">): Readonly<Record<string, string>> {
  if (registry.type !== "ecr") {
    return {};
  }
  const named = (image: string) =>
    registry.repositoryPattern
      .replaceAll("{system}", system)
      .replaceAll("{image}", image)
      .replaceAll(/[-._/]?\{stage\}/g, (stageWithSeparator) =>
        stage === undefined ? "" : stageWithSeparator.replace("{stage}", stage),
      );
  return Object.fromEntries(builtImagesOf(application).map((image) => [image, named(image)]));
}

/** What identifies a SecretStore, or in the operator's own namespace a ClusterSecretStore. */
export interface StoreNames {
  readonly namespace: string;
  /** In the names of roles, unique in the environment: the workload whose secrets it offers. */
  readonly word: string;
}

/** The stores of add-ons: the one that they share, and that of the metrics' exporter. A workload's word has no dot. */
export const addonStores = {
  shared: { namespace: namespaces.externalSecrets, word: "addons.shared" },
  postgresExporter: { namespace: namespaces.monitoring, word: "addons.exporter" },
} as const satisfies Readonly<Record<string, StoreNames>>;

/** Path of the roles that secret stores are read by; those of a namespace stand in a path of its own below. */
export function secretReadersPath({ id }: Pick<Environment, "id">): string {
  return `/${id}/secrets/`;
}

/** End of the names of the roles that secret stores are read by: no workload has a dot in its name. */
export const secretReaderSuffix = ".secrets";

/** The role that a secret store is read by. */
export function secretReaderOf(environment: Pick<Environment, "id" | "account">, { namespace, word }: StoreNames) {
  const path = `${secretReadersPath(environment)}${namespace}/`;
  const name = `${environment.id}-${word}${secretReaderSuffix}`;
  return { path, name, arn: `arn:aws:iam::${environment.account}:role${path}${name}` } as const;
}
