import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, sep } from "node:path";
import { inTools, readJson, writeWhole } from "../files";
import { run } from "../processes";

/** A provider as a stack asks for it. */
export interface ProviderRequirement {
  /** With host, such as `<host>/hashicorp/aws`. */
  readonly address: string;
  /** Exact version; without one, any serves. */
  readonly version?: string;
}

/** A folder that holds providers as `<host>/<namespace>/<type>/<version>/<os>_<arch>/`. */
export interface Mirror {
  readonly directory: string;
  /** What it has for this machine, as `<address>@<version>`, sorted. */
  readonly providers: readonly string[];
}

export const holds = (mirror: Mirror, { address, version }: ProviderRequirement): boolean =>
  mirror.providers.some((provider) => (version ? provider === `${address}@${version}` : provider.startsWith(`${address}@`)));

const cacheFile = inTools("terraform", "mirrors.json");

/** The folders where Terraform itself looks for providers, as far as they exist and hold some. */
export function impliedMirrors(home: string = homedir()): Mirror[] {
  const dataFolders = [process.env.XDG_DATA_HOME ?? join(home, ".local/share"), "/usr/local/share", "/usr/share"];
  const folders = [
    join(home, ".terraform.d/plugins"),
    ...dataFolders.map((folder) => join(folder, "terraform/plugins")),
    ...(process.platform === "darwin" ? [join(home, "Library/Application Support/io.terraform/plugins")] : []),
    ...(process.env.APPDATA ? [join(process.env.APPDATA, "terraform.d/plugins")] : []),
  ];
  return folders.map(readMirror).filter((mirror) => mirror.providers.length > 0);
}

/** What the folder has for this machine's operating system and processor. */
export function readMirror(directory: string): Mirror {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  const providers = below(directory, 3).flatMap((address) =>
    list(join(directory, address)).flatMap((entry) => {
      const packed = /^terraform-provider-[^_]+_(.+?)_(.+)\.zip$/.exec(entry);
      const version = packed
        ? packed[2] === platform && packed[1]
        : existsSync(join(directory, address, entry, platform)) && entry;
      return version ? [`${address}@${version}`] : [];
    }),
  );
  return { directory, providers: [...new Set(providers)].sort() };
}

function below(directory: string, levels: number): string[] {
  if (levels === 0) {
    return [""];
  }
  return list(directory).flatMap((name) =>
    below(join(directory, name), levels - 1).map((rest) => (rest ? `${name}/${rest}` : name)),
  );
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/**
 * Looks over the whole file system for mirrors with these providers: for machines that cannot reach the registry.
 * The result is kept, and trusted as long as it still holds what it did.
 */
export async function searchMirrors(
  providers: readonly ProviderRequirement[],
  roots: readonly string[] = ["/"],
): Promise<Mirror[]> {
  const known = (readJson<Mirror[]>(cacheFile) ?? []).map(({ directory }) => readMirror(directory));
  if (providers.every((provider) => known.some((mirror) => holds(mirror, provider)))) {
    return known;
  }
  const found = await findMirrors(roots);
  writeWhole(cacheFile, JSON.stringify(found, undefined, 2));
  return found;
}

/** Mirrors below the roots, without other file systems (network drives), and without what Terraform itself unpacked. */
async function findMirrors(roots: readonly string[]): Promise<Mirror[]> {
  const prune = ["/proc", "/sys", "/dev"].flatMap((path) => ["-path", path, "-o"]);
  const skip = ["(", ...prune, "-name", ".terraform", "-o", "-name", "node_modules", ")", "-prune", "-o"];
  const { stdout } = await run("find", [...roots, "-xdev", ...skip, "-name", "terraform-provider-*_*", "-print"], {
    timeoutMs: 60_000,
  });
  const directories = stdout
    .split("\n")
    .filter(Boolean)
    // An unpacked provider lies six levels below its mirror, a packed one (.zip) four.
    .map((file) =>
      file
        .split(sep)
        .slice(0, file.endsWith(".zip") ? -4 : -6)
        .join(sep),
    )
    .filter((directory) => directory !== "");
  return [...new Set(directories)].map(readMirror).filter((mirror) => mirror.providers.length > 0);
}
