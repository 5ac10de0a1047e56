import { ToolError } from "../errors";
import { TerraformError } from "../terraform/errors";

/** What scripts can tell apart by the exit code; `docs/guides/deploying.md` and `--help` say the same. */
export const exitCodes = {
  /** Done, or there was nothing to do. */
  done: 0,
  failed: 1,
  /** The command line or an environment is wrong: nothing was begun. */
  usage: 2,
  /** Changes wait: a plan was declined, or this run was only to show them. */
  pending: 3,
  /** Ctrl-C, or SIGTERM. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line asks for something that cannot be. */
export class UsageError extends ToolError {}

/** Changes that were not made, because nobody agreed to them. */
export class PendingError extends ToolError {}

/** The user asked for the end. */
export class InterruptedError extends ToolError {}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError || (error instanceof Error && error.name === "ConfigurationError")) {
    return exitCodes.usage;
  }
  if (error instanceof PendingError) {
    return exitCodes.pending;
  }
  const interrupted = error instanceof InterruptedError || (error instanceof TerraformError && error.kind === "interrupted");
  return interrupted ? exitCodes.interrupted : exitCodes.failed;
}

/** What a run ends with when several things went differently, the first of these that happened. */
const gravest: readonly ExitCode[] = [
  exitCodes.interrupted,
  exitCodes.failed,
  exitCodes.usage,
  exitCodes.pending,
  exitCodes.done,
];

/** Sets the exit code of this process, unless something graver has set it. */
export function noteExitCode(code: ExitCode, to: { exitCode?: typeof process.exitCode } = process): void {
  to.exitCode = gravest.find((one) => one === code || one === to.exitCode) ?? code;
}
