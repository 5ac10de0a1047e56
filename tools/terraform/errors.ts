import { clockAdvice } from "../clock";
import { ToolError } from "../errors";
import type { Diagnostic } from "./events";

export type TerraformErrorKind =
  | "locked"
  | "lock table missing"
  | "state broken"
  | "wrong account"
  | "registry unreachable"
  | "checksum mismatch"
  | "backend missing"
  | "not initialized"
  | "state digest"
  | "no credentials"
  | "no cloud login"
  | "cloud rights"
  | "version control"
  | "chart unreachable"
  | "endpoint unreachable"
  | "clock"
  | "disk full"
  | "interrupted"
  | "killed"
  | "other";

/** Who holds a state lock, as the holder wrote it down. */
export interface LockInfo {
  readonly id: string;
  readonly who: string;
  readonly since: string;
  readonly operation: string;
}

/** Why Terraform failed, what it said, and what to do next. */
export class TerraformError extends ToolError {
  constructor(
    readonly kind: TerraformErrorKind,
    message: string,
    next: string,
    readonly diagnostics: readonly Diagnostic[] = [],
    /** Set when the kind is "locked". */
    readonly lock?: LockInfo,
  ) {
    super(message, next);
    this.name = "TerraformError";
  }
}

/** Where a state is, and how it is brought back. */
export interface StatePlace {
  /** File or address. */
  readonly place: string;
  /** What to do where the state is gone or broken. */
  readonly wayBack: string;
  /** What to do where the table is gone that locks it. */
  readonly tableBack?: string;
}

/** Where nobody said more. */
const someState: StatePlace = {
  place: "the state",
  wayBack:
    "npx slipway state versions <environment> lists what its bucket has kept, npx slipway state restore <environment> <stack> brings the last\nwhole state back; a local state lies beside its file, as *.backup",
  tableBack: "npx slipway deploy <environment> --only bootstrap makes it again",
};

interface Rule {
  readonly kind: TerraformErrorKind;
  readonly pattern: RegExp;
  readonly next: string;
}

/** How an error of the state itself begins. */
const stateTrouble: Readonly<Partial<Record<TerraformErrorKind, string>>> = {
  "state digest": "is not what was written last: deleted, replaced or written by halves",
  "state broken": "is no whole state: it was cut off, or something else was written there",
};

const rules: readonly Rule[] = [
  {
    kind: "disk full",
    pattern: /no space left on device|disk quota exceeded/,
    next: "make room on that disk, and run this again: it continues, and adopts what was made since the state was last saved",
  },
  {
    kind: "lock table missing",
    // A lock that is held fails on its condition, and never for this.
    pattern: /Error acquiring the state lock[\s\S]*(?:ResourceNotFoundException|Requested resource not found|non-existent table)/,
    next: "",
  },
  {
    kind: "state broken",
    pattern: /Unsupported state file format|state file could not be parsed|does not have a valid (?:state|format)/i,
    next: "",
  },
  {
    kind: "locked",
    pattern: /Error acquiring the state lock/,
    next: "wait until the other run has ended. If it died: terraform force-unlock <id> in the stack's folder",
  },
  {
    kind: "wrong account",
    pattern: /account ID not allowed|is not allowed.*account|Invalid AWS account/i,
    next: "use credentials of the account that the environment names",
  },
  {
    kind: "checksum mismatch",
    pattern:
      /checksums? (?:previously )?recorded in the dependency lock file|doesn't match any of the checksums|Provider dependency changes detected/,
    next: "a provider differs from the one that locks/ pins: restore the pinned version, or renew locks/ on purpose",
  },
  {
    // Source: hashicorp/terraform-provider-helm, helm/resource_helm_release.go, getChart.
    kind: "chart unreachable",
    pattern: /Error locating chart|Unable to locate chart/,
    next: "nothing was changed. Check that the named repository of charts answers, and run this again; `slipway destroy` needs none",
  },
  {
    kind: "registry unreachable",
    pattern:
      /Failed to (?:query available provider packages|install provider)|could not connect to|Failed to retrieve available versions/,
    next: "check the network. Without a registry, unpack the provider as\n~/.terraform.d/plugins/<host>/<namespace>/<name>/<version>/<os>_<arch>/ and run this again",
  },
  {
    kind: "state digest",
    pattern: /state data in S3 does not have the expected content/,
    next: "",
  },
  {
    kind: "backend missing",
    pattern: /S3 bucket .* does not exist|NoSuchBucket|ResourceNotFoundException.*[Tt]able|Requested resource not found/,
    next: "apply the system's bootstrap stack first: it owns the state bucket and the lock table",
  },
  {
    kind: "not initialized",
    pattern:
      /Backend initialization required|Required plugins are not installed|Inconsistent dependency lock file|Missing required provider/,
    next: "run terraform init in the stack's folder",
  },
  {
    kind: "no credentials",
    pattern: /No valid credential sources found|ExpiredToken|InvalidClientTokenId|failed to refresh cached credentials/,
    next: "log in to AWS (for example `aws sso login`), and run this again",
  },
  {
    kind: "no cloud login",
    pattern: /Required token could not be found|Failed to read organization/,
    next: "log in by `terraform login <hostname>`, or set the token as TF_TOKEN_<hostname> (a dot as _, a hyphen as __), and check\norganization and hostname in the environment's backend",
  },
  {
    kind: "cloud rights",
    pattern: /Insufficient rights to|couldn't read unredacted JSON plan data/,
    next: "ask for admin access to the workspace: slipway reads the whole plan before it asks, and applies that plan",
  },
  {
    kind: "version control",
    pattern: /Saved plans not allowed for workspaces with a VCS connection/,
    next: "this workspace runs what its repository holds: merge the change there, or take the connection away from the workspace",
  },
  {
    kind: "endpoint unreachable",
    pattern: /Kubernetes cluster unreachable|connection refused|no such host|i\/o timeout|network is unreachable/,
    next: "check that the endpoint runs and the network reaches it, and run this again",
  },
];

/** The error that these diagnostics, or else this text, amount to. */
export function terraformError(
  command: string,
  diagnostics: readonly Diagnostic[],
  text: string,
  state: StatePlace = someState,
): TerraformError {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const said = errors.length > 0 ? errors.map(describe).join("\n") : plain(text) || "no message";
  const clock = clockAdvice(said);
  if (clock !== undefined) {
    return new TerraformError("clock", `terraform ${command} failed:\n${indent(said)}`, clock, errors);
  }
  const rule = rules.find(({ pattern }) => pattern.test(said));
  const workspace = rule?.kind === "locked" ? /\(lock ID: "([^"]+)"\)/.exec(said)?.[1] : undefined;
  if (workspace !== undefined) {
    // The lock's details that Terraform adds are those of its own attempt.
    const next = `look at the workspace's page, which names who locked it, and wait. If that run died: terraform force-unlock ${workspace}\nin the stack's folder`;
    return new TerraformError("locked", `the workspace ${workspace} is locked`, next, errors);
  }
  const lock = rule?.kind === "locked" ? lockInfo(said) : undefined;
  if (rule && lock) {
    const message = `the state is locked: ${lock.operation} by ${lock.who} since ${lock.since} (lock ${lock.id})`;
    return new TerraformError(rule.kind, message, rule.next.replace("<id>", lock.id), errors, lock);
  }
  const trouble = rule && stateTrouble[rule.kind];
  if (rule && trouble !== undefined) {
    return new TerraformError(rule.kind, `${state.place} ${trouble}\n${indent(said)}`, state.wayBack, errors);
  }
  if (rule?.kind === "lock table missing") {
    const message = `the table is missing that locks ${state.place}:\n${indent(said)}`;
    return new TerraformError(rule.kind, message, state.tableBack ?? "make it again", errors);
  }
  const next = rule?.next ?? "mend what Terraform names, and run this again: what is done stays done";
  return new TerraformError(rule?.kind ?? "other", `terraform ${command} failed:\n${indent(said)}`, next, errors);
}

const describe = ({ summary, detail, address }: Diagnostic): string =>
  [address ? `${address}: ${summary}` : summary, detail].filter(Boolean).join("\n");

const indent = (text: string): string => text.trim().replace(/^(?=.)/gm, "  ");

/** Without the frame that Terraform draws around its messages. */
const plain = (text: string): string => text.replace(/^[╷│╵] ?/gm, "").trim();

function lockInfo(text: string): LockInfo | undefined {
  const field = (name: string): string | undefined => new RegExp(`^\\s*${name}:\\s*(.+?)\\s*$`, "m").exec(text)?.[1];
  const id = field("ID");
  return id === undefined
    ? undefined
    : {
        id,
        who: field("Who") ?? "unknown",
        since: field("Created")?.replace(/\.\d+/, "") ?? "unknown",
        operation:
          field("Operation")
            ?.replace(/^OperationType/, "")
            .toLowerCase() ?? "unknown",
      };
}
