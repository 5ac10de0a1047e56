import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readWorkspace, type Workspace } from "../terraform/cloud";
import type { LockInfo } from "../terraform/errors";
import { readStack, type S3Settings, type StackJson, s3SettingsOf } from "../terraform/stack-files";
import { askByPlan, askingOf } from "./asking";
import type { ChecksJson } from "./probe";
import { folderOf, localPathOf, type Target } from "./target";

/** What a backend knows of a state beside its content. */
export interface StateFacts {
  /** When it was last written, as the backend tells it. */
  readonly changed?: string;
  /** Who holds its lock now. */
  readonly lock?: LockInfo;
  /** What Terraform Cloud says of the workspace. */
  readonly workspace?: Workspace;
}

/** The facts of these stacks' states. */
export async function stateFacts(target: Target, stacks: readonly string[]): Promise<Readonly<Record<string, StateFacts>>> {
  const facts: Record<string, StateFacts> = {};
  const inBucket: [string, StackJson, S3Settings][] = [];
  for (const stack of stacks) {
    const json = readStack(folderOf(target, stack));
    const path = localPathOf(stack, json);
    const s3 = s3SettingsOf(json);
    if (path !== undefined) {
      facts[stack] = factsOfFile(path);
    } else if (json.terraform?.cloud) {
      const workspace = await readWorkspace(json.terraform.cloud, target.variables(json));
      facts[stack] = { workspace, ...(workspace.changed !== undefined && { changed: workspace.changed }) };
    } else if (s3 !== undefined) {
      inBucket.push([stack, json, s3]);
    }
  }
  return { ...facts, ...(inBucket.length > 0 && (await factsInBucket(target, inBucket))) };
}

function factsOfFile(path: string): StateFacts {
  const lock = lockFrom(textOf(join(dirname(path), `.${basename(path)}.lock.info`)));
  try {
    return { changed: statSync(path).mtime.toISOString(), ...(lock && { lock }) };
  } catch {
    // Whoever makes it for the first time holds its lock before there is a file.
    return { ...(lock && { lock }) };
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * Asks by a plan of checks, because one that cannot read what it looks for is no error.
 */
async function factsInBucket(
  target: Target,
  stacks: readonly [string, StackJson, S3Settings][],
): Promise<Readonly<Record<string, StateFacts>>> {
  const folder = join(target.outdir, "states", "facts");
  const [, first = {}] = stacks[0] ?? [];
  const asking = { ...askingOf(first), check: Object.assign({}, ...stacks.map(checksOf)) };
  const { checks } = (await askByPlan(target, folder, asking, first)) as ChecksJson;
  const messages = new Map(
    (checks ?? []).map(({ address, instances = [] }) => [address.name, instances[0]?.problems?.[0]?.message ?? ""]),
  );
  return Object.fromEntries(
    stacks.map(([stack]) => {
      const said = (what: string): string | undefined => found(messages.get(`${stack}-${what}`));
      const lock = lockFrom(said("lock") ?? said("lock-file") ?? "");
      const changed = said("state");
      return [stack, { ...(changed !== undefined && { changed }), ...(lock && { lock }) }];
    }),
  );
}

const mark = "found: ";

/** The message of a check that could not read is Terraform's own. */
const found = (message = ""): string | undefined => (message.startsWith(mark) ? message.slice(mark.length) : undefined);

function checksOf([stack, , { bucket, key, dynamodb_table: table, use_lockfile: withFile }]: readonly [
  string,
  StackJson,
  S3Settings,
]): object {
  const check = (what: string, type: string, settings: object, attribute: string): object => {
    const value = `data.${type}.${stack}-${what}.${attribute}`;
    return {
      [`${stack}-${what}`]: {
        data: { [type]: { [`${stack}-${what}`]: settings } },
        assert: { condition: `\${${value} == ""}`, error_message: `${mark}\${${value}}` },
      },
    };
  };
  const item = { table_name: table, key: JSON.stringify({ LockID: { S: `${bucket}/${key}` } }) };
  return {
    // The provider reads the whole of what says that it is JSON, and the plan would keep it: secrets, too.
    ...check("state", "aws_s3_object", { bucket, key, range: "bytes=0-0" }, "last_modified"),
    ...(table !== undefined && check("lock", "aws_dynamodb_table_item", item, "item")),
    ...(withFile && check("lock-file", "aws_s3_object", { bucket, key: `${key}.tflock` }, "body")),
  };
}

/** A lock as Terraform writes it down, bare or as the table's item. */
export function lockFrom(text: string): LockInfo | undefined {
  try {
    const { Info: item, ...bare } = JSON.parse(text) as { Info?: { S?: string } | string } & Record<string, string>;
    const written = typeof item === "object" && item.S !== undefined ? (JSON.parse(item.S) as Record<string, string>) : bare;
    const { ID: id, Who: who = "unknown", Created: since = "unknown", Operation: operation = "unknown" } = written;
    return id === undefined
      ? undefined
      : { id, who, since: since.replace(/\.\d+/, ""), operation: operation.replace(/^OperationType/, "").toLowerCase() };
  } catch {
    return undefined;
  }
}
