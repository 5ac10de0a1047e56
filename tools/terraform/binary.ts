import { delimiter, resolve } from "node:path";
import { type Product, products } from "../../lib/product";
import { ToolError } from "../errors";
import { inTools } from "../files";
import { installOpenTofu } from "../install/opentofu";
import { installTerraform } from "../install/terraform";
import { run } from "../processes";
import { findIn } from "../programs";
import { type Choice, chosen } from "./choice";

/**
 * Write-only arguments and ephemeral resources, which keep secrets out of the state, came with this version of either: "Terraform
 * 1.11" and "OpenTofu 1.11.0" in their changelogs.
 */
export const minimumVersion = "1.11.0";

export interface TerraformBinary {
  readonly path: string;
  readonly version: string;
  /** What it says that it is, whatever its file is called. */
  readonly product: Product;
}

/** `OpenTofu 1.12.6 (/usr/bin/tofu)`. */
export const describeBinary = ({ path, version, product }: TerraformBinary): string =>
  `${products[product].name} ${version} (${path})`;

type Report = (line: string) => void;

export interface FindOptions {
  /** @default - lines on standard error, because a program may read the output */
  readonly report?: Report;
  /** @default - PATH */
  readonly searchPath?: string;
  /** Folder of installed programs. @default - .tools/bin */
  readonly installed?: string;
  /** Installs one and returns its path. @default {@link installTerraform} or {@link installOpenTofu} */
  readonly install?: (report: Report) => Promise<string>;
  /** @default {@link chosen} */
  readonly choice?: Choice;
}

/** Every search of this process, by what and where it searched: told once, installed once. */
const searches = new Map<string, Promise<TerraformBinary>>();

/**
 * The first Terraform on PATH, or OpenTofu where that is chosen, else the one in .tools/bin, which is installed if need be. One on
 * PATH that does not serve is passed over, and that is said. A chosen path is taken, or refused.
 *
 * @throws UnavailableError when there is none, and none can be installed
 * @throws ToolError when a chosen path does not serve
 */
export async function findTerraform(options: FindOptions = {}): Promise<TerraformBinary> {
  const { searchPath = process.env.PATH ?? "", choice = chosen() } = options;
  const key = [choice.program, searchPath].join(delimiter);
  const found = searches.get(key) ?? search({ ...options, searchPath, choice });
  searches.set(key, found);
  return found.catch((error: unknown) => {
    searches.delete(key);
    throw error;
  });
}

async function search({
  report = (line) => process.stderr.write(`${line}\n`),
  searchPath,
  choice: { program, product, by },
  installed = inTools("bin"),
  install = product === "opentofu" ? installOpenTofu : installTerraform,
}: FindOptions & { searchPath: string; choice: Choice }): Promise<TerraformBinary> {
  const { name, program: usual } = products[product];
  if (program !== usual) {
    const given = await inspect(resolve(program), searchPath);
    if (typeof given === "object") {
      return given;
    }
    throw new ToolError(`${by}: ${given}`, "name a program that serves, or leave it out");
  }
  const onPath = await inspect(findIn(searchPath, usual), searchPath);
  if (typeof onPath === "object") {
    return onPath;
  }
  if (onPath !== undefined) {
    report(`${onPath}: using the one in .tools instead`);
  }
  const own = await inspect(findIn(installed, usual), searchPath);
  if (typeof own === "object") {
    return own;
  }
  const made = await inspect(await install(report), searchPath);
  if (typeof made === "object") {
    return made;
  }
  throw new ToolError(`the ${name} in .tools does not serve: ${made}`, `delete .tools/${product}, and run this again`);
}

/** The program, or why it does not serve; undefined when there is none. */
async function inspect(path: string | undefined, searchPath: string): Promise<TerraformBinary | string | undefined> {
  if (path === undefined) {
    return undefined;
  }
  const { code, stdout, stderr } = await run(path, ["version"], {
    env: { PATH: searchPath, HOME: process.env.HOME, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "" },
    timeoutMs: 20_000,
  });
  const [, name = "", version] = (code === 0 && /^(Terraform|OpenTofu) v(\d\S*)/m.exec(stdout)) || [];
  if (version === undefined) {
    return `${path} does not tell its version: ${stderr.trim() || `exit code ${code}`}`;
  }
  return isAtLeast(version, minimumVersion)
    ? { path, version, product: name === products.opentofu.name ? "opentofu" : "terraform" }
    : `${name} ${version} at ${path} is too old (${minimumVersion} or later is needed)`;
}

/** Compares the numbers of two versions; a pre-release counts as its release. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [given, needed] = [version, minimum].map((text) => (text.split("-")[0] ?? "").split(".").map(Number));
  for (const [index, part] of (needed ?? []).entries()) {
    const difference = (given?.[index] ?? 0) - part;
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return true;
}
