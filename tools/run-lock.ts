import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readJson } from "./files";
import { isRunning, type ProcessRef, processRef, waitUntil } from "./processes";

/** Takes the lock file for this process; returns who has it instead, if that process still runs. */
export function takeLock(file: string): ProcessRef | undefined {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(processRef(process.pid)), { flag: "wx" });
      process.once("exit", () => dropLock(file));
      return undefined;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
        throw error;
      }
    }
    const holder = readJson<ProcessRef>(file);
    if (holder && isRunning(holder)) {
      return holder;
    }
    rmSync(file, { force: true });
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
