import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
