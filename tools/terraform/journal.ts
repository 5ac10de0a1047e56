import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning, type ProcessRef } from "../processes";
import { parseEvent } from "./events";

/** What a run that was killed had done, read from the events that it wrote while it worked. */
export interface Journal {
  /** Ids of what was made and still existed at the end, by address. */
  readonly created: ReadonlyMap<string, string>;
  /** Addresses that were being made when the run was killed. */
  readonly underWay: readonly string[];
}

/** Named by the Terraform that writes it, so that others can tell whether it still does. */
export const journalFile = (folder: string, { pid, started }: ProcessRef): string =>
  join(folder, `journal-${pid}-${encodeURIComponent(started)}.jsonl`);

/** The journals in the folder whose Terraform runs no more. */
export function endedJournals(folder: string): string[] {
  return namesIn(folder).flatMap((name) => {
    const [, pid, started] = /^journal-(\d+)-(.+)\.jsonl$/.exec(name) ?? [];
    const ended = pid && started && !isRunning({ pid: Number(pid), started: decodeURIComponent(started) });
    return ended ? [join(folder, name)] : [];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function readJournal(files: readonly string[]): Journal {
  const created = new Map<string, string>();
  const underWay = new Set<string>();
  for (const line of files.flatMap((file) => textOf(file).split("\n"))) {
    const { type, hook } = parseEvent(line) ?? {};
    const address = hook?.resource?.addr;
    if (address === undefined) {
      continue;
    }
    if (type === "apply_start" && hook?.action === "create") {
      underWay.add(address);
    } else if (type === "apply_complete" || type === "apply_errored") {
      underWay.delete(address);
    }
    if (type === "apply_complete" && hook?.action === "create" && hook.id_value) {
      created.set(address, hook.id_value);
    } else if (type === "apply_complete" && hook?.action === "delete") {
      created.delete(address);
    }
  }
  return { created, underWay: [...underWay] };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
