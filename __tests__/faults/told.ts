import type { RunResult } from "../../tools/processes";
import { expectCode } from "../deploy/deployment";

/**
 * What a run told the user, with white space as in one line. It fails on another exit code, and on what no user should see: a stack, or
 * that something should not have happened.
 */
export function told(result: RunResult, code: number): string {
  const text = expectCode(result, code);
  if (/please report it|^ {4}at .+:\d+:\d+/m.test(text)) {
    throw new Error(`the user sees an error of ours:\n${text}`);
  }
  return text.replace(/\s+/g, " ");
}
