import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { clockAdvice } from "../clock";
import { ToolError, UnavailableError } from "../errors";
import { inTools, writeWhole } from "../files";
import { type RunResult, run } from "../processes";
import { exclusively } from "../run-lock";
import { bareEnvironment } from "../terraform/environment";
import { findPython, inVenv } from "./python";

interface PythonTool {
  /** File with every package that it needs, pinned with checksums. */
  readonly requirements: string;
  /** What has to be importable for it to work. */
  readonly modules: readonly string[];
  /** Oldest Python that those packages run on. */
  readonly python: string;
}

/** What comes from Python's package index. */
export const pythonTools = {
  emulator: {
    requirements: "tools/emulator/requirements.txt",
    modules: ["ministack.app", "hypercorn", "botocore"],
    python: "3.10",
  },
  checkov: { requirements: "tools/checkov/requirements.txt", modules: ["checkov.main"], python: "3.11" },
  awsModels: { requirements: "tools/review-aws/requirements.txt", modules: ["botocore"], python: "3.10" },
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
  const { requirements, python, modules } = pythonTools[name];
  const pins = join(projectRoot, requirements);
  const venv = inTools(name, createHash("sha256").update(readFileSync(pins)).digest("hex").slice(0, 12));
  await makeWhole(
    { venv, pins, modules },
    (line) => report(`${name}: ${line}`),
    async (say) => {
      await makeVenv(venv, python, say);
      await installPackages(name, venv, pins, say);
    },
  );
  return venv;
}

export interface PythonPackages {
  readonly venv: string;
  /** File with every package, pinned. */
  readonly pins: string;
  readonly modules: readonly string[];
}

/**
 * Has a virtual environment made where there is none that works: an upgrade takes its interpreter away, a clean-up its packages.
 *
 * @throws ToolError when one that was just made does not work
 */
export async function makeWhole(
  packages: PythonPackages,
  report: (line: string) => void,
  make: (report: (line: string) => void) => Promise<void>,
): Promise<void> {
  const { venv } = packages;
  const complete = join(venv, "complete");
  if (existsSync(complete) && (await lackIn(packages)) === undefined) {
    return;
  }
  // Another run may be installing it right now.
  await exclusively(`${venv}.lock`, 600_000, async () => {
    if (existsSync(complete)) {
      const lack = await lackIn(packages);
      if (lack === undefined) {
        return;
      }
      report(`its virtual environment does not work any more (${lack}): making it anew`);
    }
    await make(report);
    const lack = await lackIn(packages);
    if (lack !== undefined) {
      throw new ToolError(
        `the virtual environment in ${venv} does not work: ${lack}`,
        "look for settings that send packages elsewhere (`python3 -m pip config list`: target, prefix, root), and run this again",
      );
    }
    writeWhole(complete, "");
  });
}

/** Says which of the pinned packages are not there in their version, or what cannot be imported; nothing when all is well. */
const check = `
import importlib, importlib.metadata, re, sys
pins, *modules = sys.argv[1:]
for name, version in re.findall(r"^([\\w.-]+)==([\\w.+!]+)", open(pins, encoding="utf-8").read(), re.M):
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        sys.exit(f"{name} {version} is missing")
    if found != version:
        sys.exit(f"{name} is {found}, not {version}")
for module in modules:
    try:
        importlib.import_module(module)
    except Exception as error:
        sys.exit(f"{module} cannot be imported: {error}")
`;

/** Why the virtual environment does not work; undefined when it does. */
async function lackIn({ venv, pins, modules }: PythonPackages): Promise<string | undefined> {
  const python = inVenv(venv, "python");
  // Without the user's own packages and variables (-I), which a run does not have either.
  const { code, stderr } = await run(python, ["-I", "-c", check, pins, ...modules], {
    env: bareEnvironment(),
    timeoutMs: 120_000,
  });
  return code === 0 ? undefined : code === 127 ? "its Python is gone" : lastLine(stderr) || `its Python ends with ${code}`;
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

/** Makes a virtual environment in the place of what is there. */
export async function makeVenv(venv: string, minimum: string, report: (line: string) => void): Promise<void> {
  const python = await findPython(process.env.PATH, minimum);
  report(`making a virtual environment with ${python}`);
  // A virtual environment cannot be moved, so a half-made one is recognised by the file that is written last.
  rmSync(venv, { recursive: true, force: true });
  const result = await run(python, ["-m", "venv", venv], { env: withoutDetours() });
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
    env: withoutDetours(),
    onLine: (line) => /^(Downloading|Installing)/.test(line.trim()) && report(line.trim().slice(0, 100)),
  });
  const next =
    clockAdvice(`${result.stdout}${result.stderr}`) ??
    "check that pip reaches a package index (`pip download six` tells), and run this again";
  if (result.code !== 0 && foundNoIndex(result)) {
    throw new UnavailableError(`pip reached no package index for the packages of ${name}:\n  ${lastWords(result)}`, next);
  }
  if (result.code !== 0) {
    throw new ToolError(`the packages of ${name} could not be installed:\n  ${lastWords(result)}`, next);
  }
}

/** The user's surroundings without what sends pip's packages elsewhere, or has Python take modules from elsewhere. */
export function withoutDetours(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const detours = /^(PIP_(TARGET|PREFIX|ROOT|REQUIRE_VIRTUALENV)|PYTHON(PATH|HOME|USERBASE))$/i;
  // A variable wins over pip's own configuration, which may say `user = true`.
  return { ...Object.fromEntries(Object.entries(source).filter(([name]) => !detours.test(name))), PIP_USER: "0" };
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
