import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStack } from "../terraform/stack-files";
import { lostGrants } from "./grants";
import { hasUnknown, type ResourceChange } from "./plan";

/** Grants that an update takes from a role while it gives others, or may take: its next form is not known yet. */
export interface HeldGrants {
  readonly address: string;
  readonly attribute: string;
  /** A statement for each. */
  readonly statements: readonly object[];
}

/** The attribute that grants, and the most characters that IAM lets it have. Source: AWS IAM User Guide, IAM and AWS STS quotas. */
const documents: Readonly<Record<string, { readonly attribute: string; readonly most: number }>> = {
  aws_iam_role_policy: { attribute: "policy", most: 10_240 },
  aws_iam_policy: { attribute: "policy", most: 6_144 },
  aws_iam_role: { attribute: "assume_role_policy", most: 2_048 },
};

/** The grants that can stay beside the new ones until nothing uses them any more; undefined where nothing goes, or both have no room. */
export function grantsToHold({ address, type, change }: ResourceChange): HeldGrants | undefined {
  const { attribute, most } = documents[type] ?? { attribute: "", most: 0 };
  const [before, after] = [change.before?.[attribute], change.after?.[attribute]];
  const isUnknown = hasUnknown(change.after_unknown?.[attribute]);
  // An instance of several has an expression of its own, which stands nowhere else.
  if (typeof before !== "string" || !(isUnknown || typeof after === "string") || address.endsWith("]")) {
    return undefined;
  }
  const next = typeof after === "string" ? after : before;
  const statements = lostGrants(before, isUnknown ? undefined : next);
  const fits = next.length + JSON.stringify(statements).length <= most;
  return statements.length > 0 && fits ? { address, attribute, statements } : undefined;
}

const textsFile = (folder: string): string => join(folder, "held_grants.tf.json");
const overrideFile = (folder: string): string => join(folder, "held_grants_override.tf.json");

/** Lets the policies of the stack in the folder grant these besides what they say, until {@link releaseGrants}. */
export function holdGrants(folder: string, held: readonly HeldGrants[]): void {
  if (held.length === 0) {
    return;
  }
  const stack = readStack(folder);
  const locals: Record<string, unknown> = {};
  const resource: Record<string, Record<string, object>> = {};
  for (const [at, { address, attribute, statements }] of held.entries()) {
    const [type = "", name = ""] = address.split(".");
    // An override file may name no new local value: the texts stand beside it.
    locals[`slipway_next_${at}`] = stack.resource?.[type]?.[name]?.[attribute];
    locals[`slipway_held_${at}`] = literal(JSON.stringify(statements));
    resource[type] = {
      ...resource[type],
      [name]: { [attribute]: union(`local.slipway_next_${at}`, `local.slipway_held_${at}`) },
    };
  }
  writeFileSync(textsFile(folder), JSON.stringify({ locals }));
  writeFileSync(overrideFile(folder), JSON.stringify({ resource }));
}

export function releaseGrants(folder: string): void {
  for (const file of [textsFile(folder), overrideFile(folder)]) {
    rmSync(file, { force: true });
  }
}

/** The next document, and what is held of the one before where the next does not grant it, too: with nothing lost it is the next one. */
function union(next: string, held: string): string {
  const statements = `flatten([jsondecode(${next}).Statement])`;
  const has = (key: string) => `contains(flatten([try(next.${key}, "")]), try(held.${key}, ""))`;
  const rest = (of: string) => `jsonencode([try(${of}.Principal, null), try(${of}.Condition, null)])`;
  const granted = `next.Effect == "Allow" && ${has("Action")} && ${has("Resource")} && ${rest("next")} == ${rest("held")}`;
  const lost = `[for held in jsondecode(${held}) : held if !anytrue([for next in ${statements} : ${granted}])]`;
  return `\${jsonencode(merge(jsondecode(${next}), { Statement = concat(${statements}, ${lost}) }))}`;
}

/** A text in which Terraform finds no expression. */
const literal = (text: string): string => text.replace(/([$%])\{/g, "$1$1{");
