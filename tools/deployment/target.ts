import { join, resolve } from "node:path";
import type { Layer } from "../../environments/names";
import { ToolError } from "../errors";
import { inTools } from "../files";
import { takeLock } from "../run-lock";
import type { Progress } from "../start/progress";
import { Terraform } from "../terraform/runner";
import { readStack, type StackJson, stackFolder } from "../terraform/stack-files";
import { LastProcess } from "../terraform/stale-lock";

/** An environment's stacks, synthesized, and where they go: an AWS account, or the emulator of this machine. */
export interface Target {
  /** Id of the environment. */
  readonly id: string;
  /** Stack that makes the state's bucket; undefined where the state is kept elsewhere. */
  readonly bootstrap: string | undefined;
  /** Folder of the synthesis. */
  readonly outdir: string;
  /** Terraform processes of this environment, this run's and the last one's. */
  readonly lastProcess: LastProcess;
  /** Whether nobody else can hold a lock there, so that one of a dead Terraform may be released. */
  readonly ownsLocks: boolean;
  /** Variables that lead Terraform to the stack's account, and nowhere else. */
  readonly variables: (stack: StackJson) => Readonly<Record<string, string>>;
  /** Aborts when all that is there is gone: an emulator that has died. @default - it stays */
  readonly gone?: AbortSignal;
  /** The state of the bootstrap stack before it has a bucket. */
  readonly localState: (stack: string) => string;
  /** Why a stack is not deployed there, and what to do about it, in one line; undefined when it is. */
  readonly leftOut: (layer: Layer) => Promise<string | undefined>;
}

export const folderOf = (target: Pick<Target, "outdir">, stack: string): string => stackFolder(stack, target.outdir);

export function openStack(target: Target, stack: string, progress: Progress): Promise<Terraform> {
  const folder = folderOf(target, stack);
  const json = readStack(folder);
  const path = localPathOf(stack, json);
  return Terraform.open({
    folder,
    environment: target.variables(json),
    gone: target.gone,
    onProgress: progress.of(stack),
    onStart: target.lastProcess.remember,
    ...(path !== undefined && { backend: { path } }),
  });
}

/** The file of a stack with a local backend. Its path is meant from cdktf.out, wherever the stack was synthesized. */
export function localPathOf(stack: string, json: StackJson): string | undefined {
  const path = json.terraform?.backend?.local?.path;
  return typeof path === "string" ? resolve(stackFolder(stack), path) : undefined;
}

/** @throws ToolError when another run of this checkout works on the environment */
export function refuseSecondRun(id: string): void {
  const holder = takeLock(inTools("run", `deploy-${id}.json`));
  if (holder) {
    throw new ToolError(
      `another run of this checkout works on ${id} (process ${holder.pid})`,
      "wait for its end, or interrupt it (Ctrl-C) and run this again",
    );
  }
}

/** Where an environment is synthesized to be deployed. */
export const outdirOf = (id: string): string => inTools("deploy", id);

/** Terraform processes of an environment. */
export const lastProcessOf = (id: string): LastProcess => new LastProcess(notesOf(id, "terraform"));

/** Notes of an environment's runs; `.tools` may be deleted when nothing runs. */
export const notesOf = (id: string, name: string): string => join(inTools("run"), `${id}-${name}.json`);
