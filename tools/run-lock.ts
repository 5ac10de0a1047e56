import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./errors";
import { readJson } from "./files";
import { isRunning, type ProcessRef, processRef, waitUntil } from "./processes";

/** Takes the lock file for this process; returns who has it instead, if that process still runs. */
export function takeLock(file: string): ProcessRef | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(processRef(process.pid)));
  try {
    for (;;) {
      if (linked(own, file)) {
        process.once("exit", () => dropLock(file));
        return undefined;
      }
      const holder = readJson<ProcessRef>(file);
      if (holder && isRunning(holder)) {
        return holder;
      }
      removeStale(file);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves it away first: between the look and the removal another process may have taken it, and then gets it back. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") {
      return;
    }
    throw error;
  }
  const holder = readJson<ProcessRef>(aside);
  if (holder && isRunning(holder)) {
    linked(aside, file);
  }
  rmSync(aside);
}

/** Makes `file` with its whole content in one step; false when there is one. */
function linked(content: string, file: string): boolean {
  try {
    linkSync(content, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") {
      return false;
    }
    throw error;
  }
}

export function dropLock(file: string): void {
  if (readJson<ProcessRef>(file)?.pid === process.pid) {
    rmSync(file, { force: true });
  }
}

/** Runs `action` while no other process runs it with the same lock file. */
export async function exclusively<T>(file: string, timeoutMs: number, action: () => Promise<T>): Promise<T> {
  let holder: ProcessRef | undefined;
  const free = await waitUntil(() => {
    holder = takeLock(file);
    return holder === undefined;
  }, timeoutMs);
  if (!free) {
    throw new Error(`process ${holder?.pid} has held ${file} for ${timeoutMs / 1000} s`);
  }
  try {
    return await action();
  } finally {
    dropLock(file);
  }
}
