import type { Checked } from "../../environments/check";
import type { Environment } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import { didYouMean } from "../../lib/suggest";
import { coloured } from "../colours";
import { exitCodes, noteExitCode, UsageError } from "../deployment/exit-codes";
import { checkedEnvironments, environmentIds, loadEnvironments } from "../environments";
import { wrapped } from "./text";

/**
 * The environment of this id. Of others only that is told which clashes with this one: a mistake there must not be in the way.
 *
 * @throws UsageError when there is none
 * @throws ConfigurationError with every problem that it has
 */
export function environmentNamed(id: string): Environment {
  refuseUnknown([id]);
  const [environment] = loadEnvironments(id);
  if (environment === undefined) {
    throw new Error(`no environment ${id}`);
  }
  return environment;
}

/** @throws UsageError when one of these is no environment */
export function refuseUnknown(ids: readonly string[], known: readonly string[] = environmentIds()): void {
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const names = unknown.map((id) => `${id}${didYouMean(id, known)}`);
    throw new UsageError(`there is no environment ${names.join(", ")}`, `name one of ${known.join(", ")}`);
  }
}

/**
 * These environments, or all, sound or not; a broken one makes the exit code that of usage.
 *
 * @throws UsageError when one of these is no environment
 */
export function checkedNamed(ids: readonly string[]): readonly Checked[] {
  refuseUnknown(ids);
  const checked = checkedEnvironments().filter(({ id }) => ids.length === 0 || ids.includes(id));
  if (checked.some(({ environment }) => environment === undefined)) {
    noteExitCode(exitCodes.usage);
  }
  return checked;
}

/** What is wrong with a broken environment, below a line that says so; what follows from one fault counts as one problem. */
export function brokenText({ id, problems: [first, ...rest] }: Checked): string[] {
  const [head = "", ...below] = first === undefined ? [] : ConfigurationError.all([first, ...rest]).message.split("\n");
  const isCount = /^\d+ problems:$/.test(head);
  const lines = isCount ? below : [head, ...below].map((line) => `  ${line}`);
  return [
    coloured(`FAIL  ${id}: ${isCount ? head.slice(0, -1) : "1 problem"}`, "red"),
    ...lines.flatMap((line) => wrapped(/^ */.exec(line)?.[0] ?? "", line.trimStart())),
  ];
}
