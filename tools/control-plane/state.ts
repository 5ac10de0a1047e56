import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { inTools, readJson } from "../files";
import { endProcess, isRunning, type ProcessRef } from "../processes";
import { files } from "./servers";

/** What is noted of a control plane while it runs. */
export interface ControlPlaneState {
  /** Who started it: when that process has ended, nobody needs the control plane any more. @default - it stays until it is ended */
  readonly owner?: ProcessRef;
  readonly processes: Readonly<Record<string, ProcessRef>>;
}

const prefix = "control-plane-";

/** Files of the control plane of this name. */
export const folderOf = (name: string): string => inTools("run", `${prefix}${name}`);

export const stateOf = (name: string): ControlPlaneState | undefined => readJson(inTools("run", `${prefix}${name}`, files.state));

/** Names of all that are noted. */
function names(): string[] {
  mkdirSync(inTools("run"), { recursive: true });
  return readdirSync(inTools("run")).flatMap((entry) => (entry.startsWith(prefix) ? [entry.slice(prefix.length)] : []));
}

/** Names of those that stay when who started them has ended. */
export const kept = (): string[] => names().filter((name) => stateOf(name)?.owner === undefined && stateOf(name) !== undefined);

/** Ends what a killed process left behind. */
export async function endAbandoned(): Promise<void> {
  for (const name of names()) {
    const owner = stateOf(name)?.owner;
    if (owner !== undefined && !isRunning(owner)) {
      await end(name);
    }
  }
}

/** Ends every process of it by its id, and removes its files. */
export async function end(name: string): Promise<void> {
  await Promise.all(Object.values(stateOf(name)?.processes ?? {}).map((ref) => endProcess(ref)));
  // What was just ended may be writing its last file.
  rmSync(folderOf(name), { recursive: true, force: true, maxRetries: 5 });
}
