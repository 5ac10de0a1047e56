import { existsSync, rmSync } from "node:fs";
import { ToolError } from "../errors";
import { readJson } from "../files";
import { useLocalBackend, useOwnBackend } from "./backend-override";
import { TerraformError } from "./errors";
import { setBrokenAside } from "./local-state";
import { parseOutput } from "./output";
import { forgetRemoved } from "./removed";
import type { Terraform } from "./runner";
import { readStack, type StackJson } from "./stack-files";

export interface BootstrapOptions {
  readonly terraform: Terraform;
  /** The stack's folder. */
  readonly folder: string;
  /** Where the state lives until its bucket exists; the file is gone once it has moved. */
  readonly localState: string;
  readonly report: (line: string) => void;
  /** Applies what the stack says, with the state that is configured by then. @default - without a question */
  readonly apply?: () => Promise<void>;
}

interface StateFile {
  readonly lineage?: string;
  readonly serial?: number;
  readonly resources?: readonly unknown[];
}

/**
 * Applies a stack that keeps its state in a bucket of its own: at first with a local state, which then moves into the bucket.
 * Wherever an earlier run was cut off, running it again ends in the same place.
 */
export async function applyBootstrap(options: BootstrapOptions): Promise<void> {
  const { terraform, folder, localState, report, apply = () => terraform.apply() } = options;
  const { isMoved, bucket, remote, local } = await findState(options);
  if (isMoved) {
    removeLocalState(localState);
    await applyAdopting(options, apply);
    return;
  }
  if (!local && remote) {
    await adopt(options);
  }
  await applyAdopting(options, apply);
  report(`moving the state into ${bucket}`);
  useOwnBackend(folder);
  await terraform.init({ migrateState: true });
  removeLocalState(localState);
}

/** Applies, and once more with what was there already and the state did not know. */
async function applyAdopting(options: BootstrapOptions, apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    if (!(error instanceof TerraformError) || !/already ?exists|AlreadyOwnedByYou|ResourceInUse/i.test(error.message)) {
      throw error;
    }
    await adopt(options);
    await apply();
  }
}

/** Lets `plan` look at such a stack with the state that it would be applied with, wherever that is; changes nothing. */
export async function planBootstrap(options: BootstrapOptions, plan: () => Promise<void>): Promise<void> {
  await findState(options);
  try {
    await plan();
  } finally {
    useOwnBackend(options.folder);
  }
}

/** Destroys such a stack: its state moves out of the bucket first, and the bucket goes with all that is in it. */
export async function destroyBootstrap({ terraform, folder, localState, report }: BootstrapOptions): Promise<void> {
  useOwnBackend(folder);
  const remote = await remoteState(terraform);
  if (remote && isIn(readJson<StateFile>(localState), remote)) {
    report("moving the state out of the bucket");
    useLocalBackend(folder, localState);
    await terraform.init({ migrateState: true });
  }
  const stack = readStack(folder);
  useLocalBackend(folder, localState, unprotected(stack));
  await terraform.init({ reconfigure: true });
  const known = await terraform.stateList();
  // Terraform deletes by what the state says, so the state has to learn first that a bucket may go with its content.
  const guarded = protectedAddresses(stack).filter((address) => known.includes(address));
  if (guarded.length > 0) {
    await terraform.apply(
      undefined,
      guarded.map((address) => `-target=${address}`),
    );
  }
  if (known.length > 0) {
    await forgetRemoved(terraform, folder, report);
    await terraform.destroy();
  }
  useOwnBackend(folder);
  removeLocalState(localState);
}

interface FoundState {
  /** Whether all of it is in the bucket. */
  readonly isMoved: boolean;
  readonly bucket: string;
  readonly remote: StateFile | undefined;
  readonly local: StateFile | undefined;
}

/** Initializes the stack with the state in its bucket or, until it has moved there, with the local one. */
async function findState({ terraform, folder, localState, report }: BootstrapOptions): Promise<FoundState> {
  useOwnBackend(folder);
  const remote = await remoteState(terraform);
  setBrokenAside(localState, report);
  const local = readJson<StateFile>(localState);
  const bucket = bucketName(readStack(folder));
  const isMoved = remote !== undefined && isIn(local, remote);
  if (!isMoved) {
    const found = remote ? "holds no state yet" : "does not exist yet";
    report(
      `its bucket ${bucket} ${found}: ${local ? "going on with the local state of an earlier run" : "starting with a local state"}`,
    );
    useLocalBackend(folder, localState);
    await terraform.init({ reconfigure: true });
  }
  return { isMoved, bucket, remote, local };
}

/** The state in the bucket; undefined when there is no bucket. */
async function remoteState(terraform: Terraform): Promise<StateFile | undefined> {
  try {
    await terraform.init({ reconfigure: true });
    const text = await terraform.statePull();
    return text.trim() === "" ? {} : parseOutput<StateFile>(text, "state pull");
  } catch (error) {
    if (error instanceof TerraformError && error.kind === "backend missing") {
      return undefined;
    }
    throw error;
  }
}

/** Whether the remote state has all that the local one has: always when there is no local one and the remote is not empty. */
function isIn(local: StateFile | undefined, remote: StateFile): boolean {
  if (local?.resources?.length) {
    return remote.lineage === local.lineage && (remote.serial ?? 0) >= (local.serial ?? 0);
  }
  return (remote.resources ?? []).length > 0;
}

/** Imports bucket and table, whose state was lost, by the names that the stack gives them. */
async function adopt({ terraform, folder, report }: BootstrapOptions): Promise<void> {
  const known = await terraform.stateList();
  for (const { address, id } of ownResources(readStack(folder))) {
    if (!known.includes(address)) {
      report(`${id} exists and the state does not know it: importing it as ${address}`);
      await terraform.import(address, id).catch((error: unknown) => {
        if (!(error instanceof TerraformError) || !/non-existent remote object|not exist/.test(error.message)) {
          throw error;
        }
      });
    }
  }
}

/** What a second creation would trip over. */
function ownResources(stack: StackJson): { address: string; id: string }[] {
  const named = (type: string, attribute: string): { address: string; id: string }[] =>
    Object.entries(stack.resource?.[type] ?? {}).flatMap(([name, resource]) =>
      typeof resource[attribute] === "string" ? [{ address: `${type}.${name}`, id: resource[attribute] }] : [],
    );
  return [...named("aws_s3_bucket", "bucket"), ...named("aws_dynamodb_table", "name"), ...providersOf(stack)];
}

/** By their ARN, which says the account. An environment's platform stack may have made it before (backend.githubProvider). */
function providersOf(stack: StackJson): { address: string; id: string }[] {
  const account = stack.provider?.aws?.[0]?.allowed_account_ids?.[0];
  return Object.entries(stack.resource?.aws_iam_openid_connect_provider ?? {}).flatMap(([name, { url }]) =>
    account !== undefined && typeof url === "string"
      ? [
          {
            address: `aws_iam_openid_connect_provider.${name}`,
            id: `arn:aws:iam::${account}:oidc-provider/${url.replace("https://", "")}`,
          },
        ]
      : [],
  );
}

function bucketName(stack: StackJson): string {
  const bucket = stack.terraform?.backend?.s3?.bucket;
  if (typeof bucket !== "string") {
    throw new ToolError("the bootstrap stack has no S3 backend", "apply it like any other stack");
  }
  return bucket;
}

/** What keeps a resource of that type from going with its content, and what lets it go. */
const protection: Readonly<Record<string, { attribute: string; open: boolean }>> = {
  aws_s3_bucket: { attribute: "force_destroy", open: true },
  aws_dynamodb_table: { attribute: "deletion_protection_enabled", open: false },
};

function protectedAddresses(stack: StackJson): string[] {
  return Object.entries(protection).flatMap(([type, { attribute, open }]) =>
    Object.entries(stack.resource?.[type] ?? {}).flatMap(([name, resource]) =>
      (resource[attribute] ?? false) === open ? [] : [`${type}.${name}`],
    ),
  );
}

/** An override that lifts the protection, as far as there is any. */
function unprotected(stack: StackJson): object {
  const resource: Record<string, Record<string, object>> = {};
  for (const [type, { attribute, open }] of Object.entries(protection)) {
    for (const name of Object.keys(stack.resource?.[type] ?? {})) {
      resource[type] = { ...resource[type], [name]: { [attribute]: open, lifecycle: { prevent_destroy: false } } };
    }
  }
  return Object.keys(resource).length > 0 ? { resource } : {};
}

function removeLocalState(file: string): void {
  for (const name of [file, `${file}.backup`]) {
    if (existsSync(name)) {
      rmSync(name);
    }
  }
}
