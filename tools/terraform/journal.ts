import { readFileSync } from "node:fs";
import { parseEvent } from "./events";

/** What a run that was killed had done, read from the events that it wrote while it worked. */
export interface Journal {
  /** Ids of what was made and still existed at the end, by address. */
  readonly created: ReadonlyMap<string, string>;
  /** Addresses that were being made when the run was killed. */
  readonly underWay: readonly string[];
}

export function readJournal(file: string): Journal {
  const created = new Map<string, string>();
  const underWay = new Set<string>();
  for (const line of textOf(file).split("\n")) {
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
