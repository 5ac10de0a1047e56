import { exitCodeOf, exitCodes, UsageError } from "./deployment/exit-codes";
import { LoadFailure } from "./environments";
import { describeError, errorCode, ToolError } from "./errors";
import { systemError } from "./system-errors";

/** What the user is told of a failure. */
export const failureText = (caught: unknown): string =>
  describeError(caught instanceof LoadFailure ? caught.cause : (systemError(caught) ?? caught));

/**
 * Tells what made a command fail, and sets the exit code.
 *
 * @throws what made an environment fail while it loads: the launcher tells it with its place in the sources
 */
export function tellFailure(caught: unknown): void {
  if (caught instanceof LoadFailure) {
    throw caught.cause;
  }
  const error = systemError(caught) ?? caught;
  console.error(`\n${describeError(error)}`);
  process.exitCode = exitCodeOf(error);
  if (!(error instanceof ToolError) && process.exitCode === exitCodes.failed) {
    console.error("  next: this should not have happened; please report it with the lines above");
  } else if (!(error instanceof UsageError) && !(error instanceof ToolError)) {
    console.error("  next: mend the environment, and run this again");
  }
}

/**
 * Lets a run go on to its end when whoever read its output has gone, as `head` has: half of a deployment is worse than one that
 * nobody watches.
 */
export function outliveReaders(streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) {
    stream.on("error", (error) => {
      // Nobody reads it, or there is no room for it, as when it goes into a file on a full disk.
      if (!["EPIPE", "ENOSPC", "EDQUOT", "EIO", "ERR_STREAM_DESTROYED"].includes(errorCode(error) ?? "")) {
        throw error;
      }
    });
  }
}
