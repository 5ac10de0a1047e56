// Runs the project's tests in a copy of this checkout whose environments/index.ts lists a system more, as a user would list his own:
// `npm run test:extra-system -- [--alone | --ten] [--every-test] [jest's arguments]`.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { Command } from "commander";
import { listedIn, withList } from "../__tests__/support/environment-list";
import { testsOfShippedSystems } from "../__tests__/support/shipped";
import { projectRoot } from "../lib/project";

interface Options {
  readonly alone?: boolean;
  readonly ten?: boolean;
  readonly everyTest?: boolean;
}

/** What a checkout makes. Of these, the copy takes the two that tests read as links. */
const leftOut = ["node_modules", "dist", "cdktf.out", ".tools", ".git", "coverage"];
const linked = ["node_modules", ".tools"];

const program = new Command("npm run test:extra-system --")
  .description("Runs the tests that read the list of environments, with another system in it.")
  .option("--alone", "without the shipped systems, their files and the tests that speak of them")
  .option("--ten", "ten environments instead of two")
  .option("--every-test", "all that `npm test` runs")
  .allowUnknownOption()
  .allowExcessArguments();

async function main(): Promise<void> {
  program.parse();
  const options = program.opts<Options>();
  const folder = mkdtempSync(join(tmpdir(), "slipway-extra-system-"));
  try {
    copyTo(folder);
    if (options.alone) {
      removeShippedSystems(folder);
    }
    listExtraSystem(folder, options);
    process.exitCode = await runJest(folder, [
      ...["--selectProjects", "unit", "stacks", "charts"],
      ...(options.everyTest ? [] : ["--findRelatedTests", "__tests__/support/listed.ts"]),
      ...program.args.map(inProject),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyTo(folder: string): void {
  const isCopied = (source: string) => !leftOut.includes(relative(projectRoot, source).split(sep)[0] ?? "");
  cpSync(projectRoot, folder, { recursive: true, filter: isCopied });
  for (const name of linked) {
    mkdirSync(join(projectRoot, name), { recursive: true });
    symlinkSync(join(projectRoot, name), join(folder, name));
  }
}

function removeShippedSystems(folder: string): void {
  const tests = testsOfShippedSystems.map((test) => join("__tests__", test));
  for (const path of ["environments/debtflow", "environments/local.ts", ...tests]) {
    rmSync(join(folder, path), { recursive: true, force: true });
  }
}

function listExtraSystem(folder: string, { alone, ten }: Options): void {
  const file = join(folder, "environments", "index.ts");
  const index = readFileSync(file, "utf8");
  const name = ten ? "tenEnvironments" : "extraSystem";
  const names = [...(alone ? [] : listedIn(index)), `...${name}`];
  writeFileSync(file, withList(index, names, `import { ${name} } from "../__tests__/support/extra-system";`));
}

/** Files that jest writes belong to this checkout, not to the copy. */
function inProject(argument: string): string {
  const [option, file] = argument.split("=");
  return option === "--outputFile" && file !== undefined ? `${option}=${resolve(projectRoot, file)}` : argument;
}

/** Runs jest in the folder and gives its exit code; a signal ends jest first, so that the folder can be removed. */
function runJest(folder: string, args: readonly string[]): Promise<number> {
  const jest = spawn(process.execPath, [join("node_modules", "jest", "bin", "jest.js"), ...args], {
    cwd: folder,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => jest.kill(signal));
  }
  return new Promise((done, fail) => {
    jest.once("error", fail);
    jest.once("exit", (code) => done(code ?? 1));
  });
}

void main();
