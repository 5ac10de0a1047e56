import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../lib/project";

/** Where the tools keep what they install and note: ignored by git, safe to delete when nothing runs. */
export const toolsFolder: string = join(projectRoot, ".tools");

/** A path below {@link toolsFolder}. */
export const inTools = (...names: string[]): string => join(toolsFolder, ...names);

/** Replaces the file as a whole, so that a reader (or a second run) never sees half of it. */
export function writeWhole(file: string, content: string | Uint8Array, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The file's JSON, or undefined when there is none (or only half of one, from a machine that went down). */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

const atEnd = new Set<string>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Has the file removed by the returned function, and at the latest when this process ends, by a signal too. */
export function removedAtEnd(file: string): () => void {
  if (atEnd.size === 0) {
    process.on("exit", removeAll);
    for (const signal of signals) {
      process.on(signal, endUnlessHandled);
    }
  }
  atEnd.add(file);
  return () => {
    rmSync(file, { force: true });
    atEnd.delete(file);
    if (atEnd.size === 0) {
      process.off("exit", removeAll);
      for (const signal of signals) {
        process.off(signal, endUnlessHandled);
      }
    }
  };
}

function removeAll(): void {
  for (const file of atEnd) {
    rmSync(file, { force: true });
  }
}

/** A listener takes away that a signal ends the process, so it has to; others that listen, as while Terraform works, know better. */
function endUnlessHandled(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) {
    process.exit(130);
  }
}

/** Keeps what this process and its programs write from now on to the user who runs them: states and plans hold secrets. */
export function writePrivately(...folders: readonly string[]): void {
  process.umask(0o077);
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    // An earlier run may have written there what everybody reads.
    chmodSync(folder, 0o700);
  }
}
