import { dirname, join, resolve } from "node:path";
import { type Layer, layers, stackOf } from "../../environments/names";
import { ToolError } from "../errors";
import { inTools, writePrivately } from "../files";
import { takeLock } from "../run-lock";
import type { Progress } from "../start/progress";
import type { StatePlace } from "../terraform/errors";
import { Terraform } from "../terraform/runner";
import { readStack, type StackJson, stackFolder } from "../terraform/stack-files";
import { Processes } from "../terraform/stale-lock";

/** An environment's stacks, synthesized, and where they go: an AWS account, or the emulator of this machine. */
export interface Target {
  /** Id of the environment. */
  readonly id: string;
  /** Stack that makes the state's bucket; undefined where the state is kept elsewhere. */
  readonly bootstrap: string | undefined;
  /** Folder of the synthesis. */
  readonly outdir: string;
  /** Terraform processes of this environment, this run's and earlier ones'; undefined where it is only looked at, and none is noted. */
  readonly processes: Processes | undefined;
  /** Whether only this machine can reach it, so that whatever was noted was noted here. */
  readonly isLocal: boolean;
  /** Variables that lead Terraform to the stack's account, and nowhere else. */
  readonly variables: (stack: StackJson) => Readonly<Record<string, string>>;
  /** Aborts when all that is there is gone: an emulator that has died. @default - it stays */
  readonly gone?: AbortSignal;
  /** The state of the bootstrap stack before it has a bucket. */
  readonly localState: (stack: string) => string;
  /** Why a stack is not deployed there, and what to do about it, in one line; undefined when it is. */
  readonly leftOut: (layer: Layer) => Promise<string | undefined>;
}

/** The same to look at: a deployment may be under way, whose notes and locks are left alone. */
export const lookedAt = (target: Target): Target => ({ ...target, processes: undefined });

export const folderOf = (target: Pick<Target, "outdir">, stack: string): string => stackFolder(stack, target.outdir);

export function openStack(target: Target, stack: string, progress: Progress): Promise<Terraform> {
  const folder = folderOf(target, stack);
  const json = readStack(folder);
  const path = localPathOf(stack, json);
  const state = statePlaceOf(target, stack, json);
  if (path !== undefined) {
    writePrivately(dirname(path));
  }
  return Terraform.open({
    folder,
    environment: target.variables(json),
    gone: target.gone,
    onProgress: progress.of(stack),
    ...(state && { state }),
    onStart: (pid, since) => target.processes?.started(stack, pid, since),
    onEnd: (pid, byItself) => (byItself ? target.processes?.ended(pid) : target.processes?.died(pid)),
    ...(path !== undefined && { backend: { path } }),
  });
}

/** Where a stack's state is, and how it is brought back; undefined where Terraform Cloud keeps it. */
export function statePlaceOf(target: Pick<Target, "id" | "isLocal">, stack: string, json: StackJson): StatePlace | undefined {
  const { id, isLocal } = target;
  const path = localPathOf(stack, json);
  const discard = isLocal ? `;\nor throw everything away: npm start -- ${id} --down` : "";
  if (path !== undefined) {
    return { place: path, wayBack: `cp ${path}.backup ${path} brings back the state before the last${discard}` };
  }
  const s3 = json.terraform?.backend?.s3;
  const step = stepOf(id, stack);
  return (
    s3 && {
      place: `s3://${s3.bucket}/${s3.key}`,
      wayBack: `npx slipway state versions ${id} ${step} lists what the bucket has kept of it;\nnpx slipway state restore ${id} ${step} brings back the last whole one${discard}`,
      tableBack: `npx slipway deploy ${id} --only bootstrap makes ${s3.dynamodb_table} again${discard}`,
    }
  );
}

/** What `--only` calls a stack. */
export const stepOf = (id: string, stack: string): string =>
  layers.find((layer) => stack === stackOf({ id }, layer)) ?? "bootstrap";

/** The file of a stack with a local backend. Its path is meant from cdktf.out, wherever the stack was synthesized. */
export function localPathOf(stack: string, json: StackJson): string | undefined {
  const path = json.terraform?.backend?.local?.path;
  return typeof path === "string" ? resolve(stackFolder(stack), path) : undefined;
}

/** Folders of states, plans and copies of them. What a run writes from here on is for its user alone: they hold secrets. */
export const keepStatesPrivate = (): void =>
  writePrivately(...["bootstrap", "deploy", "run", "status"].map((name) => inTools(name)));

/** Another run of this checkout works there. */
export class BusyError extends ToolError {}

/** @throws BusyError when another run of this checkout works on the environment */
export function refuseSecondRun(id: string): void {
  const holder = takeLock(inTools("run", `deploy-${id}.json`));
  if (holder) {
    throw new BusyError(
      `another run of this checkout works on ${id} (process ${holder.pid})`,
      "wait for its end, or interrupt it (Ctrl-C) and run this again",
    );
  }
}

/** Where an environment is synthesized to be deployed. */
export const outdirOf = (id: string): string => inTools("deploy", id);

/** Terraform processes of an environment. */
export const processesOf = (id: string): Processes => new Processes(runNoteOf(id, "processes"));

/** A note of an environment's runs; `.tools` may be deleted when nothing runs. */
export const runNoteOf = (id: string, name: string): string => join(inTools("run"), `${id}-${name}.json`);
