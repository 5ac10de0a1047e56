import { createInterface } from "node:readline/promises";
import { InterruptedError, PendingError, UsageError } from "./exit-codes";

/** Asks whether to go on. */
export interface Approval {
  /** @throws PendingError when the answer is no */
  agree(question: string, declined: string): Promise<void>;
}

/** Says yes to everything: for `--yes`, and for what is thrown away anyhow. */
export const unasked: Approval = { agree: async () => {} };

/**
 * Asks on the terminal.
 *
 * @throws UsageError when there is none: a run without a reader must say so beforehand
 */
export function askedOnTerminal(input: NodeJS.ReadStream = process.stdin, output: NodeJS.WriteStream = process.stdout): Approval {
  requireTerminal(input, "--yes applies every plan unasked; --dry-run only shows them");
  return {
    agree: async (question, declined) => {
      const answer = await ask(`${question} [y/N] `, input, output);
      if (!/^y(es)?$/i.test(answer.trim())) {
        throw new PendingError(declined, "run this again to see the plan anew; what was applied before stays");
      }
    },
  };
}

/**
 * Has a name typed, because a single key is too easy.
 *
 * @throws PendingError when something else was typed
 * @throws UsageError without a terminal
 */
export async function typed(
  name: string,
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stdout,
): Promise<void> {
  requireTerminal(input, `--yes=${name} destroys without asking; --dry-run only shows what would go`);
  const answer = await ask(`Type ${name} to destroy it: `, input, output);
  if (answer.trim() !== name) {
    throw new PendingError(`that was not ${name}: nothing was destroyed`, "run this again");
  }
}

function requireTerminal(input: NodeJS.ReadStream, otherwise: string): void {
  if (!input.isTTY) {
    throw new UsageError("there is no terminal to ask on", otherwise);
  }
}

async function ask(question: string, input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  const lines = createInterface({ input, output });
  const interrupted = new AbortController();
  lines.once("SIGINT", () => interrupted.abort());
  lines.once("close", () => interrupted.abort());
  // Nobody sees the question any more.
  const closed = (): void => interrupted.abort();
  output.once("error", closed);
  try {
    return await lines.question(question, { signal: interrupted.signal });
  } catch {
    output.write("\n");
    throw new InterruptedError("interrupted at a question; nothing was changed since the last step", "run this again");
  } finally {
    output.off("error", closed);
    lines.close();
  }
}
