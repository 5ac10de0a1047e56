import { join } from "node:path";
import { type Product, productOf, products } from "../../lib/product";
import { projectRoot } from "../../lib/project";
import { UsageError } from "../deployment/exit-codes";
import { readJson } from "../files";

/** The variable by which cdktf's own command line is told, too. */
export const variable = "TERRAFORM_BINARY_NAME";

/** The same for everybody who uses the repository, in the `context` of cdktf.json. */
export const contextKey = "terraformBinaryName";

/** What to plan and apply with. */
export interface Choice {
  /** A name to look for, or a path. */
  readonly program: string;
  readonly product: Product;
  /** Who chose, for messages. */
  readonly by: string;
}

/**
 * Terraform, unless a variable of the surroundings or the repository says OpenTofu, or names a program.
 *
 * @throws UsageError when cdktf.json says something else than a name
 */
export function chosen(source: NodeJS.ProcessEnv = process.env, file: string = join(projectRoot, "cdktf.json")): Choice {
  const given = source[variable];
  if (given) {
    return choiceOf(given, variable);
  }
  const kept = readJson<{ context?: Record<string, unknown> }>(file)?.context?.[contextKey];
  if (kept === undefined) {
    return choiceOf(products.terraform.program, "default");
  }
  const by = `cdktf.json, context.${contextKey}`;
  if (typeof kept !== "string" || kept === "") {
    throw new UsageError(`${by}: is no name of a program, got ${JSON.stringify(kept)}`, "write terraform, tofu, or a path");
  }
  return choiceOf(kept, by);
}

function choiceOf(given: string, by: string): Choice {
  const names: readonly string[] = Object.values(products).map(({ program }) => program);
  const isPath = /[\\/]/.test(given);
  const isName = names.includes(given);
  if (!isPath && !isName) {
    throw new UsageError(
      `${by}: is no program that deploys, got ${JSON.stringify(given)}`,
      `write ${names.join(", ")}, or a path`,
    );
  }
  return { program: given, product: productOf(given), by };
}
