import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { findPython, inVenv } from "../emulator/python";
import { ToolError } from "../errors";
import { inTools, writeWhole } from "../files";
import { type RunResult, run } from "../processes";
import { exclusively } from "../run-lock";

const requirements = join(projectRoot, "tools", "emulator", "requirements.txt");

/**
 * Puts the emulator into a virtual environment below .tools/emulator, named by what is in it; quick when it is there.
 *
 * @returns the virtual environment
 * @throws ToolError when Python or its package index is missing
 */
export async function installEmulator(report: (line: string) => void): Promise<string> {
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const venv = inTools("emulator", pins);
  const complete = join(venv, "complete");
  if (existsSync(complete)) {
    return venv;
  }

  // Another run may be installing it right now.
  return exclusively(`${venv}.lock`, 600_000, async () => {
    if (!existsSync(complete)) {
      await makeVenv(venv, report);
      writeWhole(complete, "");
    }
    return venv;
  });
}

async function makeVenv(venv: string, report: (line: string) => void): Promise<void> {
  const python = await findPython();
  report(`emulator: making a virtual environment with ${python}`);
  // A virtual environment cannot be moved, so a half-made one is recognised by the file that is written last.
  rmSync(venv, { recursive: true, force: true });
  check(await run(python, ["-m", "venv", venv]), "the virtual environment was not made", "check the Python installation");
  report("emulator: installing its pinned packages");
  const args = [
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--no-deps",
    "--require-hashes",
    "-r",
    requirements,
  ];
  const result = await run(inVenv(venv, "python"), args, {
    onLine: (line) => /^(Downloading|Installing)/.test(line.trim()) && report(`emulator: ${line.trim().slice(0, 100)}`),
  });
  check(
    result,
    "the emulator's packages could not be installed",
    "check that pip reaches a package index (`pip download six` tells), and run this again",
  );
}

function check({ code, stderr, stdout }: RunResult, problem: string, next: string): void {
  if (code !== 0) {
    const said = (stderr.trim() || stdout.trim()).split("\n").slice(-4).join("\n  ");
    throw new ToolError(`${problem}:\n  ${said}`, next);
  }
}
