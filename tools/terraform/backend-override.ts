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

/**
 * Forgets which backend the folder was initialized with, and moves nothing. It is what `terraform init -reconfigure` does,
 * which Terraform refuses for Terraform Cloud; that also leaves a workspace selected which no other backend has.
 */
export function forgetBackend(folder: string): void {
  for (const note of ["terraform.tfstate", "environment"]) {
    rmSync(join(folder, ".terraform", note), { force: true });
  }
}
