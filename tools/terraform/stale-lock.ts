import { hostname } from "node:os";
import { readJson, writeWhole } from "../files";
import { isRunning, type ProcessRef, processRef, waitUntil } from "../processes";
import { TerraformError } from "./errors";
import type { Terraform } from "./runner";

/** Remembers the last Terraform process of a series of runs, in a file, so that the next run knows what became of it. */
export class LastProcess {
  constructor(private readonly file: string) {}

  readonly remember = (pid: number): void => writeWhole(this.file, JSON.stringify(processRef(pid)));

  isRunning(): boolean {
    const ref = readJson<ProcessRef>(this.file);
    return ref !== undefined && isRunning(ref);
  }

  /** A Terraform whose caller was killed goes on to its end, and saves its state: wait for that. */
  async waitForEnd(report: (line: string) => void): Promise<void> {
    if (this.isRunning()) {
      report(
        `the Terraform of an earlier run (process ${readJson<ProcessRef>(this.file)?.pid}) still works; waiting for its end`,
      );
      await waitUntil(() => !this.isRunning(), 30 * 60_000);
    }
  }
}

/** Runs `action`; a lock that a dead Terraform of this machine left behind is released, and the action repeated. */
export async function releasingStaleLock<T>(
  terraform: Terraform,
  last: LastProcess,
  report: (line: string) => void,
  action: () => Promise<T>,
): Promise<T> {
  await last.waitForEnd(report);
  try {
    return await action();
  } catch (error) {
    const lock = error instanceof TerraformError ? error.lock : undefined;
    if (!lock?.who.endsWith(`@${hostname()}`)) {
      throw error;
    }
    const { id, who, since } = lock;
    report(`releasing the lock that ${who} took ${since}: that Terraform is dead`);
    await terraform.forceUnlock(id);
    return action();
  }
}
