import { existsSync } from "node:fs";
import { join } from "node:path";
import { UnavailableError } from "../errors";
import { run } from "../processes";
import { findProgram } from "../programs";

/**
 * A Python that can make virtual environments.
 *
 * @param minimum oldest version that will do
 * @throws UnavailableError when there is none, it is too old, or it lacks the venv module
 */
export async function findPython(searchPath: string = process.env.PATH ?? "", minimum = "3.10"): Promise<string> {
  const candidates = ["python3", "python"].flatMap((name) => findProgram(name, searchPath) ?? []);
  let problem = "no `python3` on PATH";
  for (const python of candidates) {
    const check = `import sys; sys.exit(0 if sys.version_info >= (${minimum.replace(".", ", ")}) else 3)`;
    const version = await run(python, ["-c", check], { timeoutMs: 20_000 });
    if (version.code !== 0) {
      problem = version.code === 3 ? `${python} is older than ${minimum}` : `${python} does not run: ${version.stderr.trim()}`;
      continue;
    }
    const venv = await run(python, ["-c", "import venv, ensurepip"], { timeoutMs: 20_000 });
    if (venv.code === 0) {
      return python;
    }
    problem = `${python} has no venv module`;
  }
  throw new UnavailableError(
    `Python is needed: ${problem}`,
    `install Python ${minimum} or later with its venv module (Debian: apt-get install python3-venv), and run this again`,
  );
}

/** A program of a virtual environment. */
export function inVenv(venv: string, program: string): string {
  const scripts = join(venv, "Scripts");
  return existsSync(scripts) ? join(scripts, `${program}.exe`) : join(venv, "bin", program);
}
