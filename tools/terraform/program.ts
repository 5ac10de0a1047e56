import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { inTools } from "../files";
import { lineSplitter, processRef } from "../processes";
import { onInterrupt } from "./interrupt";
import { journalFile } from "./journal";

export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How often it was interrupted; from two times on it did not save its state. */
  readonly interruptions: number;
  /** The signal that ended Terraform itself, if one did. */
  readonly signal: NodeJS.Signals | undefined;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
  /** Called when an interruption was passed on, with what that means. */
  readonly onNotice?: (text: string) => void;
  /** Folder that keeps the output as a journal when Terraform does not end by itself, or cannot save its state. @default - none */
  readonly journals?: string | undefined;
  /** Ends it at once, with all that it started, when what it works on is gone. @default - nothing does */
  readonly gone?: AbortSignal | undefined;
  /** After how long without a word that is noticed, again and again. @default 60_000 */
  readonly silenceMs?: number;
  /** Called with the process and the time before it, so that a later run can tell whether it still works, and what it locked. */
  readonly onStart?: (pid: number, since: Date) => void;
  /** Called when the process has ended: whether by itself, and so holds no lock any more. */
  readonly onEnd?: (pid: number, byItself: boolean) => void;
}

/**
 * Runs Terraform in a process group of its own, its output in files that are read while they grow. So it outlives us when we
 * are killed: it ends its work and saves its state, where a broken pipe would end it in the middle.
 */
export async function runProgram(path: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  mkdirSync(inTools("run"), { recursive: true });
  removeAbandonedOutput();
  mkdirSync(options.journals ?? inTools("run"), { recursive: true });
  const name = `terraform-${process.pid}-${serial++}`;
  const files = { stdout: join(options.journals ?? inTools("run"), `${name}.out`), stderr: inTools("run", `${name}.err`) };
  const [out, err] = [openSync(files.stdout, "w+", 0o600), openSync(files.stderr, "w+", 0o600)];
  let savedState = true;
  const onNotice = options.onNotice ?? (() => {});
  let heard = Date.now();
  const onLine = (line: string): void => {
    heard = Date.now();
    options.onLine?.(line);
  };
  const reader = follow(out, lineSplitter(onLine));
  try {
    const since = new Date();
    const child = spawn(path, args, { cwd: options.cwd, env: { ...options.env }, stdio: ["ignore", out, err], detached: true });
    const ended = new Promise<[number, NodeJS.Signals | undefined]>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) =>
        resolve([code ?? 128 + (signal ? constants.signals[signal] : 0), signal ?? undefined]),
      );
    });
    const ref = processRef(child.pid ?? 0);
    const send = (signal: NodeJS.Signals): void => signalGroup(child, signal);
    const end = (): void => send("SIGKILL");
    const interruption = onInterrupt(send, onNotice);
    options.gone?.addEventListener("abort", end);
    const { silenceMs = 60_000 } = options;
    const silence = setInterval(() => {
      const quiet = Math.round((Date.now() - heard) / 1000);
      if (quiet * 1000 >= silenceMs) {
        onNotice(`terraform ${args[0]} (process ${child.pid}) has said nothing for ${quiet} s; Ctrl-C ends it`);
      }
    }, silenceMs);
    try {
      try {
        if (ref) {
          options.onStart?.(ref.pid, since);
        }
        if (ref && options.journals) {
          const journal = journalFile(options.journals, ref);
          renameSync(files.stdout, journal);
          files.stdout = journal;
        }
      } catch (error) {
        // Without a note of it, as on a full disk, nobody would wait for it: it has only begun.
        send("SIGINT");
        await ended;
        throw error;
      }
      if (options.gone?.aborted) {
        end();
      }
      const [code, signal] = await ended;
      reader.stop();
      const [stdout, stderr] = [readFileSync(files.stdout, "utf8"), readFileSync(files.stderr, "utf8")];
      const interruptions = interruption.count();
      // Terraform leaves this file where it could not write the state to its backend.
      const endedItself = signal === undefined && interruptions < 2;
      savedState = endedItself && !stdout.includes("errored.tfstate");
      if (ref) {
        options.onEnd?.(ref.pid, endedItself && !`${stdout}${stderr}`.includes("Error releasing the state lock"));
      }
      return { code, stdout, stderr, signal, interruptions };
    } finally {
      clearInterval(silence);
      options.gone?.removeEventListener("abort", end);
      interruption.release();
    }
  } finally {
    reader.stop();
    closeSync(out);
    closeSync(err);
    if (!options.journals || savedState) {
      rmSync(files.stdout, { force: true });
    }
    rmSync(files.stderr, { force: true });
  }
}

let serial = 0;

/** As a terminal does it: to the program and what it started, which is what works where the program is a script around another. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? Number.NaN), signal);
  } catch {
    child.kill(signal);
  }
}

/** Runs that were killed leave their files; a Terraform that outlives its run does not need them. */
function removeAbandonedOutput(): void {
  for (const entry of readdirSync(inTools("run"))) {
    const pid = /^terraform-(\d+)-\d+\.(?:out|err)$/.exec(entry)?.[1];
    if (pid && !processRef(Number(pid))) {
      rmSync(inTools("run", entry), { force: true });
    }
  }
}

/** Passes on what is appended to the file, four times a second. */
function follow(file: number, onChunk: (chunk: string) => void): { stop(): void } {
  const buffer = Buffer.alloc(64 * 1024);
  const decoder = new TextDecoder();
  let position = 0;
  const read = (): void => {
    for (;;) {
      const count = readSync(file, buffer, 0, buffer.length, position);
      if (count === 0) {
        return;
      }
      position += count;
      onChunk(decoder.decode(buffer.subarray(0, count), { stream: true }));
    }
  };
  const timer = setInterval(read, 250);
  let stopped = false;
  return {
    stop() {
      if (!stopped) {
        stopped = true;
        clearInterval(timer);
        read();
      }
    },
  };
}
