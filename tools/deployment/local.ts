import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironments } from "../../environments";
import { bootstrapStackOf, layers, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { Emulator } from "../emulator/emulator";
import { ToolError } from "../errors";
import { inTools } from "../files";
import type { Progress } from "../start/progress";
import { Recovery } from "../terraform/recovery";
import { LastProcess } from "../terraform/stale-lock";
import { folderOf, notesOf, type Target } from "./target";

/** The environment that goes onto the emulator of this machine. */
export const localId = "local";

const outdir = inTools("deploy", localId);
const lastProcess = new LastProcess(notesOf(localId, "terraform"));

export function loadLocal(): Environment {
  const [environment] = loadEnvironments(localId);
  if (environment === undefined) {
    throw new Error(`no environment ${localId}`);
  }
  return environment;
}

/** The emulator that holds `local`, if it runs. */
export const findEmulator = (): Emulator | undefined => Emulator.find(localId);

/** The running emulator, or a new one; what interrupted runs noted is about an emulator that is gone, and forgotten. */
export async function startEmulator(progress: Progress, port?: number): Promise<Emulator> {
  await lastProcess.waitForEnd(progress.say);
  const running = findEmulator();
  if (running && port !== undefined && running.port !== port) {
    progress.say(`--port ${port} has no effect: the emulator already runs on port ${running.port}`);
  }
  if (!running) {
    for (const stack of localStacks) {
      new Recovery(folderOf({ outdir }, stack)).forget();
    }
  }
  const emulator = await Emulator.start({ name: localId, onProgress: progress.say, ...(port !== undefined && { port }) });
  progress.say(`emulator ${running ? "runs" : "started"} at ${emulator.endpoint} (process ${emulator.pid})`);
  return emulator;
}

// By name, because an environment that was broken since it was deployed must not be in the way of taking it down.
const bootstrap = bootstrapStackOf({ owner: localId });
const localStacks = [bootstrap, ...layers.map((layer) => stackOf({ id: localId }, layer))];

const hasStack = (stack: string): boolean => existsSync(join(folderOf({ outdir }, stack), "cdk.tf.json"));

/** Whether an earlier run left what it takes to destroy what it deployed. */
export const isSynthesized = (): boolean => layers.every((layer) => hasStack(stackOf({ id: localId }, layer)));

/** `local` on this emulator. */
export function localTarget(emulator: Emulator, environment?: Environment): Target {
  const hasBootstrap = environment ? environment.backend.type === "s3" : hasStack(bootstrap);
  return {
    id: localId,
    bootstrap: hasBootstrap ? bootstrap : undefined,
    outdir,
    lastProcess,
    // The emulator belongs to this checkout.
    ownsLocks: true,
    variables: ({ provider }) => {
      const aws = provider?.aws?.[0];
      return emulator.environment(aws?.allowed_account_ids?.[0], aws?.region);
    },
    // It goes with the emulator.
    localState: (stack) => join(emulator.folder, "state", `${stack}.tfstate`),
    leftOut: (layer) =>
      layer === "platform" || environment?.clusterAccess.type === "kubeconfig"
        ? undefined
        : `it goes into a cluster, and \`${localId}\` names no kubeconfig context (clusterAccess)`,
  };
}

/** Runs `action`; if the emulator ended meanwhile, says that instead of how Terraform put it. */
export async function onEmulator<T>(emulator: Emulator, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (emulator.isRunning()) {
      throw error;
    }
    throw new ToolError(
      `the emulator has ended in the middle, and all that it held is gone:\n${emulator.logTail()}`,
      `run this again: it starts over (log of the emulator: ${emulator.log})`,
    );
  }
}
