import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { errorCode } from "./errors";

/** A process that can be told from a later one with the same id. */
export interface ProcessRef {
  readonly pid: number;
  /** When it started, as the system tells it; compared, never read. */
  readonly started: string;
}

/** The running process with this id, or undefined. */
export function processRef(pid: number): ProcessRef | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether this very process still runs, not another one that got its id. */
export function isRunning(ref: ProcessRef): boolean {
  return startOf(ref.pid) === ref.started;
}

function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold anything; after it come the state (field 3) and so on to the start time (field 22).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch (error) {
    return process.platform === "linux" && errorCode(error) === "ENOENT" ? undefined : startByPs(pid);
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const start = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    return start.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Ends this very process: asks first, and forces after `graceMs`. */
export async function endProcess(ref: ProcessRef, graceMs = 5_000): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!isRunning(ref)) {
      return;
    }
    process.kill(ref.pid, signal);
    await waitUntil(() => !isRunning(ref), graceMs);
  }
}

/** Looks every 50 ms; returns whether it came true in time. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) {
      return false;
    }
    await delay(50);
  }
  return true;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each line of either output as it comes. @default - lines are only collected */
  readonly onLine?: (line: string) => void;
  /** What it reads. @default - nothing */
  readonly input?: string;
  /** Ends the program after this time, and waits for none that it has started; the result then has code -1. @default - never */
  readonly timeoutMs?: number;
}

/** Runs a short program to its end. A missing program gives code 127, as in a shell. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
    });
    const { timeoutMs } = options;
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            child.kill("SIGKILL");
            // A script may have started what hangs, and that keeps the outputs open.
            child.stdout.destroy();
            child.stderr.destroy();
            end(-1, `no answer within ${timeoutMs / 1000} s`);
          }, timeoutMs);
    const end = (code: number, more = ""): void => {
      clearTimeout(timer);
      resolve({ code, stdout: text.stdout, stderr: `${text.stderr}${more}` });
    };
    // One that ends before it has read everything closes its side.
    child.stdin.on("error", () => {}).end(options.input);
    const text = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      const lines = lineSplitter(options.onLine ?? (() => {}));
      child[stream].setEncoding("utf8").on("data", (chunk: string) => {
        text[stream] += chunk;
        lines(chunk);
      });
    }
    child.on("error", (error) => end(127, error.message));
    child.on("close", (code) => end(code ?? -1));
  });
}

/** Turns chunks into whole lines. */
export function lineSplitter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter(Boolean)) {
      onLine(line);
    }
  };
}

/** Ids of the processes that this one has started, and that those have, whose command line fits. */
export function descendantsOf(pid: number, command: RegExp, table: string = processTable()): number[] {
  const all = table.split("\n").flatMap((line) => {
    const [, id, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return id === undefined ? [] : [{ id: Number(id), parent: Number(parent), args }];
  });
  const below = (of: number): typeof all => all.filter(({ parent }) => parent === of).flatMap((one) => [one, ...below(one.id)]);
  return below(pid).flatMap(({ id, args }) => (command.test(args) ? [id] : []));
}

function processTable(): string {
  try {
    return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
