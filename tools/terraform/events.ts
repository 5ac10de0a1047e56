/** A line of Terraform's machine readable output, as far as we read it. */
export interface UiEvent {
  readonly "@message"?: string;
  readonly type?: string;
  readonly hook?: {
    readonly resource?: { readonly addr?: string };
    readonly action?: string;
    readonly elapsed_seconds?: number;
    readonly id_value?: string;
  };
  readonly changes?: {
    readonly add: number;
    readonly change: number;
    readonly remove: number;
    readonly import?: number;
    readonly operation: string;
  };
  readonly diagnostic?: Diagnostic;
}

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

export function parseEvent(line: string): UiEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === "object" && event !== null ? event : undefined;
  } catch {
    return undefined;
  }
}

const done: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  delete: "destroyed",
  replace: "replaced",
  read: "read",
};

/** A short line for what a user follows: who, what, how long. Undefined for the rest. */
export function progressLine(event: UiEvent): string | undefined {
  const { resource, action = "", elapsed_seconds: seconds = 0 } = event.hook ?? {};
  const took = seconds > 0 ? ` (${seconds} s)` : "";
  switch (event.type) {
    case "apply_complete":
      return `${resource?.addr} ${done[action] ?? action}${took}`;
    case "apply_progress":
      return `${resource?.addr} still ${verb(action)}${took}`;
    case "apply_errored":
      return `${resource?.addr} failed${took}`;
    case "change_summary":
      return summary(event);
    default:
      return undefined;
  }
}

const verb = (action: string): string => (action === "delete" ? "destroying" : `${action.replace(/e$/, "")}ing`);

function summary({ changes }: UiEvent): string | undefined {
  if (!changes) {
    return undefined;
  }
  const { add, change, remove, import: imports = 0, operation } = changes;
  if (add + change + remove + imports === 0) {
    // Terraform counts none, too, before it tells why a plan failed; who asked for it says what nothing means.
    return undefined;
  }
  const [added, changed, removed] =
    operation === "plan" ? ["to add", "to change", "to destroy"] : ["added", "changed", "destroyed"];
  const adopted = imports > 0 ? `${imports} ${operation === "plan" ? "to import" : "imported"}, ` : "";
  return `${operation}: ${adopted}${add} ${added}, ${change} ${changed}, ${remove} ${removed}`;
}

/** A remote run speaks no JSON: what is worth repeating is where it can be followed, and what it waits for. */
export const remoteRun = (line: string): string | undefined =>
  /^(https:\/\/\S+\/runs\/run-\w+|Waiting for .*)/.exec(line.trim())?.[0];
