import { builtImagesOf } from "../application/workloads";
import type { Environment } from "./schema";

/** Where state is kept and locked, and by which bootstrap stack that was made. */
export interface StateStore {
  /** The bootstrap stack is `<owner>-bootstrap`. */
  readonly owner: string;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  readonly lockTable: string;
}

/** The environment's state store, when its state lives in one. */
export function stateStoreOf({ backend, system, account, region }: Environment): StateStore | undefined {
  if (backend.type !== "s3") {
    return undefined;
  }
  const owner = backend.owner ?? system;
  return {
    owner,
    account,
    region,
    bucket: backend.bucket ?? `${owner}-terraform-state`,
    lockTable: backend.lockTable ?? `${owner}-terraform-lock`,
  };
}

/** The state stores of the environments, each once. */
export function stateStoresOf(environments: readonly Environment[]): StateStore[] {
  const stores = environments.flatMap((environment) => stateStoreOf(environment) ?? []);
  return stores.filter(({ owner }, at) => stores.findIndex((store) => store.owner === owner) === at);
}

/** `debtflow-files-staging`: the system, a word, and the stage if there is one. */
export function nameOf({ system, stage }: Environment, word: string): string {
  return [system, word, stage].filter((part) => part !== undefined).join("-");
}

/** The name of one of the environment's buckets. */
export function bucketNameOf(environment: Environment, bucket: string): string {
  return environment.buckets[bucket]?.name ?? nameOf(environment, bucket);
}

/** Repository name of each image that the team builds; none where another registry keeps them. */
export function repositoryNamesOf({ registry, application, system, stage }: Environment): Readonly<Record<string, string>> {
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
