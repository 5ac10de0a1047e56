import { hostname } from "node:os";
import { readJson, writeWhole } from "../files";
import { isRunning, type ProcessRef, processRef, waitUntil } from "../processes";
import { type LockInfo, TerraformError } from "./errors";
import type { Terraform } from "./runner";

/** A Terraform that did not end by itself yet, as far as is known. */
interface NotedProcess extends ProcessRef {
  readonly stack: string;
  /** Name of the machine then; it may have another one now. */
  readonly host: string;
  /** When it was started (ISO 8601). */
  readonly since: string;
  /** When it was seen to be dead (ISO 8601); undefined where whoever started it was killed, too. */
  readonly until?: string;
}

/** Notes of processes that were killed and left no lock need not stay for ever. */
const keptNotes = 20;

/** Terraform takes its lock first of all, and does not wait for one that is taken. */
const locksWithinMs = 120_000;

/**
 * The Terraform processes of an environment, kept in a file from their start until they end by themselves, so that the next run
 * knows what became of them. One that is killed stays noted: its lock stays, too.
 */
export class Processes {
  constructor(private readonly file: string) {}

  started(stack: string, pid: number, since: Date): void {
    const ref = processRef(pid);
    if (ref !== undefined) {
      this.write([...this.noted().slice(-keptNotes), { ...ref, stack, host: hostname(), since: since.toISOString() }]);
    }
  }

  ended(pid: number): void {
    this.write(this.noted().filter((process) => process.pid !== pid));
  }

  /** It was killed, and may have left a lock; what is locked from now on, somebody else has locked. */
  died(pid: number, at = new Date()): void {
    this.write(this.noted().map((process) => (process.pid === pid ? { ...process, until: at.toISOString() } : process)));
  }

  /** The one that works on the stack now. */
  working(stack: string): ProcessRef | undefined {
    return this.noted().find((process) => process.stack === stack && isRunning(process));
  }

  /** A Terraform whose caller was killed goes on to its end, and saves its state: wait for that. */
  async waitForEnd(report: (line: string) => void): Promise<void> {
    const working = this.noted().filter(isRunning);
    for (const process of working) {
      report(`the Terraform of an earlier run (process ${process.pid}) still works; waiting for its end`);
      await waitUntil(() => !isRunning(process), 30 * 60_000);
    }
  }

  /**
   * Whether the lock is one that a noted process took, which is dead by now.
   *
   * @param isOwn whether the notes can only be of this machine, whatever that was called then
   */
  hasLeft(stack: string, lock: LockInfo, isOwn: boolean): boolean {
    const locked = timeOf(lock.since);
    return this.noted().some(
      (process) =>
        process.stack === stack &&
        !isRunning(process) &&
        (isOwn || process.host === hostname()) &&
        lock.who.endsWith(`@${process.host}`) &&
        // A lock's time is told in whole seconds.
        locked >= Date.parse(process.since) - 1_000 &&
        locked <=
          Math.min(
            Date.parse(process.since) + locksWithinMs,
            process.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(process.until),
          ),
    );
  }

  /** The stack's lock is free: who died there has left none. */
  settled(stack: string): void {
    this.write(this.noted().filter((process) => process.stack !== stack || isRunning(process)));
  }

  private noted(): readonly NotedProcess[] {
    const noted = readJson<readonly NotedProcess[]>(this.file);
    return Array.isArray(noted) ? noted : [];
  }

  private write(processes: readonly NotedProcess[]): void {
    writeWhole(this.file, JSON.stringify(processes));
  }
}

/** Of `2026-11-21 07:25:46 +0000 UTC`, as Terraform writes it. */
const timeOf = (text: string): number => Date.parse(text.replace(/^(\S+) (\S+) \+0000 UTC$/, "$1T$2Z"));

export interface LockOptions {
  readonly terraform: Pick<Terraform, "forceUnlock">;
  readonly processes: Processes;
  readonly stack: string;
  /** Whether the notes can only be of this machine, whatever that was called then. */
  readonly isOwn: boolean;
  readonly report: (line: string) => void;
}

/** Runs `action`; a lock that a noted Terraform took and died with is released, and the action repeated. No other lock is. */
export async function releasingStaleLock<T>(
  { terraform, processes, stack, isOwn, report }: LockOptions,
  action: () => Promise<T>,
): Promise<T> {
  await processes.waitForEnd(report);
  try {
    return await action();
  } catch (error) {
    const lock = error instanceof TerraformError ? error.lock : undefined;
    if (lock === undefined || !processes.hasLeft(stack, lock, isOwn)) {
      throw error;
    }
    const { id, who, since } = lock;
    report(`releasing the lock that ${who} took ${since}: that Terraform was started here, and is dead`);
    await terraform.forceUnlock(id);
    processes.settled(stack);
    return action();
  }
}
