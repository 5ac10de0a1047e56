import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { ToolError, UnavailableError } from "../errors";
import { inTools, writeWhole } from "../files";
import { type RunResult, run } from "../processes";
import { exclusively } from "../run-lock";
import { findPython, inVenv } from "./python";

interface PythonTool {
  /** File with every package that it needs, pinned with checksums. */
  readonly requirements: string;
  /** Oldest Python that those packages run on. */
  readonly python: string;
}

/** What comes from Python's package index. */
export const pythonTools = {
  emulator: { requirements: "tools/emulator/requirements.txt", python: "3.10" },
  checkov: { requirements: "tools/checkov/requirements.txt", python: "3.11" },
  awsModels: { requirements: "tools/review-aws/requirements.txt", python: "3.10" },
} as const satisfies Readonly<Record<string, PythonTool>>;

export type PythonToolName = keyof typeof pythonTools;

/**
 * Puts the tool into a virtual environment in a folder of .tools, named by what is in it; quick when it is there.
 *
 * @returns the virtual environment
 * @throws UnavailableError when Python or its package index is missing
 * @throws ToolError when the packages cannot be installed for another reason, such as a checksum that differs
 */
export async function installPythonTool(name: PythonToolName, report: (line: string) => void): Promise<string> {
  const { requirements, python } = pythonTools[name];
  const pins = join(projectRoot, requirements);
  const venv = inTools(name, createHash("sha256").update(readFileSync(pins)).digest("hex").slice(0, 12));
  const complete = join(venv, "complete");
  if (existsSync(complete)) {
    return venv;
  }

  // Another run may be installing it right now.
  return exclusively(`${venv}.lock`, 600_000, async () => {
    if (!existsSync(complete)) {
      await makeVenv(venv, python, (line) => report(`${name}: ${line}`));
      await installPackages(name, venv, pins, (line) => report(`${name}: ${line}`));
      writeWhole(complete, "");
    }
    return venv;
  });
}

/** Makes a virtual environment in the place of what is there. */
export async function makeVenv(venv: string, minimum: string, report: (line: string) => void): Promise<void> {
  const python = await findPython(process.env.PATH, minimum);
  report(`making a virtual environment with ${python}`);
  // A virtual environment cannot be moved, so a half-made one is recognised by the file that is written last.
  rmSync(venv, { recursive: true, force: true });
  const result = await run(python, ["-m", "venv", venv]);
  if (result.code !== 0) {
    throw new ToolError(`the virtual environment was not made:\n  ${lastWords(result)}`, "check the Python installation");
  }
}

async function installPackages(
  name: PythonToolName,
  venv: string,
  requirements: string,
  report: (line: string) => void,
): Promise<void> {
  report("installing its pinned packages");
  await runPip({ name, python: inVenv(venv, "python"), command: ["install"], requirements, report });
}

export interface PipRun {
  /** What the packages are for, for messages. */
  readonly name: string;
  /** A Python that has pip. */
  readonly python: string;
  /** What pip does with the packages. */
  readonly command: readonly string[];
  /** File with every package, pinned with checksums. */
  readonly requirements: string;
  readonly report: (line: string) => void;
}

/**
 * Runs pip on pinned packages.
 *
 * @throws UnavailableError when pip reaches no package index
 * @throws ToolError when it fails for another reason, such as a checksum that differs
 */
export async function runPip({ name, python, command, requirements, report }: PipRun): Promise<void> {
  const [verb = "", ...more] = command;
  const options = ["--disable-pip-version-check", "--no-input", "--no-deps", "--require-hashes", "-r", requirements];
  const result = await run(python, ["-m", "pip", verb, ...options, ...more], {
    onLine: (line) => /^(Downloading|Installing)/.test(line.trim()) && report(line.trim().slice(0, 100)),
  });
  const next = "check that pip reaches a package index (`pip download six` tells), and run this again";
  if (result.code !== 0 && foundNoIndex(result)) {
    throw new UnavailableError(`pip reached no package index for the packages of ${name}:\n  ${lastWords(result)}`, next);
  }
  if (result.code !== 0) {
    throw new ToolError(`the packages of ${name} could not be installed:\n  ${lastWords(result)}`, next);
  }
}

/** Whether pip failed because nobody answered: an index that answers names the versions that it has. */
export function foundNoIndex({ stdout, stderr }: Pick<RunResult, "stdout" | "stderr">): boolean {
  return /\(from versions: none\)|Max retries exceeded|NewConnectionError|ConnectTimeout|ReadTimeout/.test(
    `${stdout}\n${stderr}`,
  );
}

function lastWords({ stdout, stderr }: RunResult): string {
  return (stderr.trim() || stdout.trim()).split("\n").slice(-4).join("\n  ");
}
