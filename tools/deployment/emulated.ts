import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bootstrapStackOf, layers, stackOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { isClusterOptional, leavingOut } from "../cluster/lack";
import { Emulator, runningEmulators } from "../emulator/emulator";
import { environmentIds } from "../environments";
import { ToolError } from "../errors";
import { inTools } from "../files";
import type { Progress } from "../start/progress";
import { setBrokenAside } from "../terraform/local-state";
import { Recovery } from "../terraform/recovery";
import { readStack } from "../terraform/stack-files";
import { folderOf, localPathOf, outdirOf, processesOf, runNoteOf, type Target } from "./target";

/** The emulator that holds an environment, if it runs. Each environment has its own, of its name. */
export const findEmulator = (id: string): Emulator | undefined => Emulator.find(id);

/** Emulators of environments, be these still sound or not; others belong to tests. */
export function deployedEmulators(): Emulator[] {
  return runningEmulators().filter(({ name }) => isSynthesized(name) || isListed(name));
}

function isListed(id: string): boolean {
  try {
    return environmentIds().includes(id);
  } catch {
    // A file of an environment is broken.
    return false;
  }
}

/** The running emulator, or a new one; what interrupted runs noted is about an emulator that is gone, and forgotten. */
export async function startEmulator(id: string, progress: Progress, port?: number): Promise<Emulator> {
  const running = findEmulator(id);
  if (running && port !== undefined && running.port !== port) {
    progress.say(`--port ${port} has no effect: the emulator already runs on port ${running.port}`);
  }
  if (!running) {
    for (const stack of stacksIn(outdirOf(id))) {
      new Recovery(folderOf({ outdir: outdirOf(id) }, stack)).forget();
    }
  }
  const emulator = await Emulator.start({ name: id, onProgress: progress.say, ...(port !== undefined && { port }) });
  progress.say(`emulator ${running ? "runs" : "started"} at ${emulator.endpoint} (process ${emulator.pid})`);
  return emulator;
}

/** Stops the emulator; removes what was synthesized and noted of its environment, and states that lie in files. */
export async function discard(emulator: Emulator): Promise<void> {
  const id = emulator.name;
  await emulator.stop();
  const states = localStatesOf(id).flatMap((path) => [path, `${path}.backup`]);
  const notes = ["processes", "terraform"].map((name) => runNoteOf(id, name));
  for (const path of [...states, ...notes, outdirOf(id), inTools("status", id)]) {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Sets states in files aside that a machine which went down has left by halves, so that they are in nobody's way. */
export function mendLocalStates(id: string, report: (line: string) => void): void {
  for (const path of localStatesOf(id)) {
    setBrokenAside(path, report);
  }
}

const localStatesOf = (id: string): string[] =>
  stacksIn(outdirOf(id)).flatMap((stack) => localPathOf(stack, readStack(folderOf({ outdir: outdirOf(id) }, stack))) ?? []);

/** Names of the stacks that a synthesis left in the folder. */
function stacksIn(outdir: string): string[] {
  try {
    return readdirSync(join(outdir, "stacks")).filter((stack) => hasStack(outdir, stack));
  } catch {
    return [];
  }
}

const hasStack = (outdir: string, stack: string): boolean => existsSync(join(folderOf({ outdir }, stack), "cdk.tf.json"));

/** Whether an earlier run left what it takes to destroy what it deployed. */
export const isSynthesized = (id: string): boolean => layers.every((layer) => hasStack(outdirOf(id), stackOf({ id }, layer)));

/**
 * An environment on its emulator.
 *
 * @param environment left out where it cannot be loaded: what was broken since it was deployed must not be in the way of
 * taking it down, so the rest is read from the stacks that were synthesized then
 */
export function emulatedTarget(emulator: Emulator, id: string, environment?: Environment, outdir = outdirOf(id)): Target {
  return {
    id,
    bootstrap: environment
      ? bootstrapOf(environment)
      : stacksIn(outdir).find((stack) => stack.endsWith(bootstrapStackOf({ owner: "" }))),
    outdir,
    processes: processesOf(id),
    // The emulator belongs to this checkout.
    isLocal: true,
    variables: ({ provider }) => {
      const aws = provider?.aws?.[0];
      return emulator.environment(aws?.allowed_account_ids?.[0], aws?.region);
    },
    // It goes with the emulator.
    localState: (stack) => join(emulator.folder, "state", `${stack}.tfstate`),
    // The emulator's cluster is an entry in a list, and no Kubernetes.
    leftOut: isRequired(environment)
      ? async () => undefined
      : leavingOut({ id, outdir }, "npm start -- --cluster brings up a simulated one"),
  };
}

const isRequired = (environment: Environment | undefined): boolean =>
  environment?.clusterAccess.type === "kubeconfig" && !isClusterOptional(environment);

function bootstrapOf(environment: Environment): string | undefined {
  const { backend } = environment;
  return backend.type === "s3" ? bootstrapStackOf(stateStoreOf(environment, backend)) : undefined;
}

/**
 * Runs `action`, and watches the emulator meanwhile: when it dies, Terraform would try for minutes to reach it, and then tell of a
 * connection.
 *
 * @param action gets what aborts then
 * @throws ToolError when the emulator has died
 */
export async function onEmulator<T>(
  emulator: Pick<Emulator, "isRunning" | "log" | "logTail">,
  action: (gone: AbortSignal) => Promise<T>,
): Promise<T> {
  const gone = new AbortController();
  const watch = setInterval(() => emulator.isRunning() || gone.abort(), 1_000);
  try {
    return await action(gone.signal);
  } catch (error) {
    if (emulator.isRunning()) {
      throw error;
    }
    throw new ToolError(
      `the emulator has ended in the middle, and all that it held is gone:\n${emulator.logTail()}`,
      `run this again: it starts over (log of the emulator: ${emulator.log})`,
    );
  } finally {
    clearInterval(watch);
  }
}
