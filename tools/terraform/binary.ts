import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ToolError } from "../errors";
import { inTools } from "../files";
import { run } from "../processes";

/** Write-only arguments and ephemeral resources, which keep secrets out of the state, came with this version. */
export const minimumVersion = "1.11.0";

export interface TerraformBinary {
  readonly path: string;
  readonly version: string;
}

/**
 * The first Terraform on PATH, else the one in .tools/bin.
 *
 * @throws ToolError when there is none, or it is too old
 */
export async function findTerraform(searchPath: string = process.env.PATH ?? ""): Promise<TerraformBinary> {
  const path = findProgram("terraform", searchPath);
  if (path === undefined) {
    throw new ToolError(
      "Terraform is not installed: no `terraform` on PATH, nor in .tools/bin",
      `install version ${minimumVersion} or later from https://developer.hashicorp.com/terraform/install,\nor put the program into .tools/bin, and run this again`,
    );
  }
  const { code, stdout, stderr } = await run(path, ["version", "-json"], {
    env: { PATH: searchPath, HOME: process.env.HOME, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "" },
    timeoutMs: 20_000,
  });
  const version = code === 0 ? versionIn(stdout) : undefined;
  if (version === undefined) {
    throw new ToolError(`${path} does not tell its version: ${stderr.trim() || `exit code ${code}`}`, "reinstall Terraform");
  }
  if (!isAtLeast(version, minimumVersion)) {
    throw new ToolError(
      `Terraform ${version} at ${path} is too old: ${minimumVersion} or later is needed`,
      "update Terraform, or put a newer one first on PATH (.tools/bin is only looked at when PATH has none)",
    );
  }
  return { path, version };
}

/** The program's path, from PATH first and then from .tools/bin. */
export function findProgram(name: string, searchPath: string = process.env.PATH ?? ""): string | undefined {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = [...searchPath.split(delimiter).filter(Boolean), inTools("bin")];
  return folders.map((folder) => join(folder, file)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
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
