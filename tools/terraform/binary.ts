import { ToolError } from "../errors";
import { inTools } from "../files";
import { installTerraform } from "../install/terraform";
import { run } from "../processes";
import { findIn } from "../programs";

/** Write-only arguments and ephemeral resources, which keep secrets out of the state, came with this version. */
export const minimumVersion = "1.11.0";

export interface TerraformBinary {
  readonly path: string;
  readonly version: string;
}

type Report = (line: string) => void;

export interface FindOptions {
  /** @default - lines on standard error, because a program may read the output */
  readonly report?: Report;
  /** @default - PATH */
  readonly searchPath?: string;
  /** Folder of installed programs. @default - .tools/bin */
  readonly installed?: string;
  /** Installs a Terraform and returns its path. @default {@link installTerraform} */
  readonly install?: (report: Report) => Promise<string>;
}

/** Every search of this process, by where it searched: told once, installed once. */
const searches = new Map<string, Promise<TerraformBinary>>();

/**
 * The first Terraform on PATH, else the one in .tools/bin, which is installed if need be. One on PATH that does not serve
 * is passed over, and that is said.
 *
 * @throws UnavailableError when there is none, and none can be installed
 */
export async function findTerraform(options: FindOptions = {}): Promise<TerraformBinary> {
  const { searchPath = process.env.PATH ?? "" } = options;
  const found = searches.get(searchPath) ?? search({ ...options, searchPath });
  searches.set(searchPath, found);
  return found.catch((error: unknown) => {
    searches.delete(searchPath);
    throw error;
  });
}

async function search({
  report = (line) => process.stderr.write(`${line}\n`),
  searchPath,
  installed = inTools("bin"),
  install = installTerraform,
}: FindOptions & { searchPath: string }): Promise<TerraformBinary> {
  const onPath = await inspect(findIn(searchPath, "terraform"), searchPath);
  if (typeof onPath === "object") {
    return onPath;
  }
  if (onPath !== undefined) {
    report(`${onPath}: using the one in .tools instead`);
  }
  const own = await inspect(findIn(installed, "terraform"), searchPath);
  if (typeof own === "object") {
    return own;
  }
  const made = await inspect(await install(report), searchPath);
  if (typeof made === "object") {
    return made;
  }
  throw new ToolError(`the Terraform in .tools does not serve: ${made}`, "delete .tools/terraform, and run this again");
}

/** The program, or why it does not serve; undefined when there is none. */
async function inspect(path: string | undefined, searchPath: string): Promise<TerraformBinary | string | undefined> {
  if (path === undefined) {
    return undefined;
  }
  const { code, stdout, stderr } = await run(path, ["version", "-json"], {
    env: { PATH: searchPath, HOME: process.env.HOME, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "" },
    timeoutMs: 20_000,
  });
  const version = code === 0 ? versionIn(stdout) : undefined;
  if (version === undefined) {
    return `${path} does not tell its version: ${stderr.trim() || `exit code ${code}`}`;
  }
  return isAtLeast(version, minimumVersion)
    ? { path, version }
    : `Terraform ${version} at ${path} is too old (${minimumVersion} or later is needed)`;
}

function versionIn(json: string): string | undefined {
  try {
    return String((JSON.parse(json) as { terraform_version: unknown }).terraform_version);
  } catch {
    return undefined;
  }
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
