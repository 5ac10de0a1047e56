// `npm run check`: types, format and lint of the sources, the modules' pages, and the GitHub workflows.
// `--report=<file>` also writes what failed and what was skipped there, as JSON.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = process.argv.find((argument) => argument.startsWith("--report="))?.slice("--report=".length);
const failed = [];
const skipped = [];

check("types", bin("tsc"), ["--noEmit", "-p", "."]);
check(
  "format and lint",
  bin("biome"),
  [process.env.CI ? "ci" : "check", "."],
  "`npx biome check --write .` formats, and mends what it can",
);
check("module pages", process.execPath, ["tools/launch.mjs", "tools/docs.ts", "--check"]);
check("README's commands", process.execPath, [".ci/readme.cjs", "check"]);
checkWorkflows();

if (report) {
  writeFileSync(report, JSON.stringify({ failed, skipped }));
}
process.exitCode = failed.length > 0 ? 1 : 0;

function checkWorkflows() {
  const name = "workflows";
  const actionlint = join(root, ".tools", "bin", "actionlint");
  if (run(actionlint, ["-version"], "ignore") !== 0) {
    if (run("go", ["version"], "ignore") !== 0) {
      console.log(`skip ${name}: no Go on PATH to build actionlint with`);
      skipped.push(`${name}: no Go on PATH to build actionlint with`);
      return;
    }
    if (run(process.execPath, ["tools/launch.mjs", "tools/install.ts", "actionlint"]) !== 0) {
      console.log(`FAIL ${name}: actionlint could not be installed`);
      failed.push(name);
      return;
    }
  }
  check(name, actionlint, []);
}

function check(name, command, args, next) {
  const started = Date.now();
  const status = run(command, args);
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) {
    failed.push(name);
    if (next) {
      console.log(`     next: ${next}`);
    }
  }
}

/** Exit status, or null when the command is not there or was killed. */
function run(command, args, stdio = "inherit") {
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;
  return spawnSync(command, args, { cwd: root, stdio, env: { ...process.env, PATH: path } }).status;
}

function bin(name) {
  return join(root, "node_modules", ".bin", name);
}
