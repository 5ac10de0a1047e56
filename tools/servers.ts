import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { type ProcessRef, processRef } from "./processes";

export interface ServerOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** File that takes what it prints; replaced. */
  readonly log: string;
}

/** Starts a program that outlives this process; undefined when it did not start. */
export function startServer(program: string, args: readonly string[], options: ServerOptions): ProcessRef | undefined {
  const log = openSync(options.log, "w");
  const { cwd, env } = options;
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", log, log] });
  child.on("error", () => {});
  child.unref();
  closeSync(log);
  return child.pid === undefined ? undefined : processRef(child.pid);
}

/** The last lines of a log, indented. */
export function tailOf(log: string, count = 6): string {
  const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-count);
  return lines.map((line) => `  ${line}`).join("\n");
}
