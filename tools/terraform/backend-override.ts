import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const overrideFile = (folder: string): string => join(folder, "backend_override.tf.json");

/** Lets the stack in the folder keep its state in this file instead of its own backend, from the next init on. */
export function useLocalBackend(folder: string, path: string, more: object = {}): void {
  writeFileSync(overrideFile(folder), JSON.stringify({ terraform: { backend: { local: { path } } }, ...more }, undefined, 2));
}

export function useOwnBackend(folder: string): void {
  rmSync(overrideFile(folder), { force: true });
}
