import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { debtflowEnvironments } from "../__tests__/support/debtflow";
import { extraSystem } from "../__tests__/support/extra-system";
import { loadEnvironments } from "../environments";
import type { Environment } from "../environments/schema";
import { projectRoot } from "../lib/project";
import { addStacks } from "../stacks";
import { synthesize } from "../stacks/synthesize";
import { compare } from "./checkov/compare";
import { parseExceptions } from "./checkov/exceptions";
import type { StackJson } from "./checkov/plan";
import { scan } from "./checkov/scan";
import { describeError, UnavailableError } from "./errors";
import { installPythonTool } from "./install/python-tools";
import { Progress } from "./start/progress";

const list = "policies/checkov-exceptions.json";

const program = new Command("npm run checkov --")
  .description(
    `Scans every stack of the production environments with checkov, and those of the systems that the tests build on. A failed check that no exception in ${list} is for fails this, and so does an exception for which nothing fails.`,
  )
  .option("--report <file>", "write what failed or was skipped there, as JSON; without Python or its package index, skip")
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const { report } = program.parse().opts<{ report?: string }>();
  const { say } = new Progress();
  const outcome: { failed: string[]; skipped: string[] } = { failed: [], skipped: [] };
  try {
    outcome.failed.push(...(await check(say)));
  } catch (error) {
    if (error instanceof UnavailableError && report !== undefined) {
      const [reason = error.message] = error.message.split(/:?\n/);
      outcome.skipped.push(reason);
      say(`skipped: ${error.message}`);
    } else {
      outcome.failed.push("checkov");
      console.error(describeError(error));
    }
  }
  if (report !== undefined) {
    writeFileSync(report, JSON.stringify(outcome));
  }
  process.exitCode = outcome.failed.length > 0 ? 1 : 0;
}

/** What is wrong, a line each; none if all is well. */
async function check(say: (line: string) => void): Promise<string[]> {
  const exceptions = parseExceptions(list, JSON.parse(readFileSync(join(projectRoot, list), "utf8")));
  const venv = await installPythonTool("checkov", say);
  const stacks = { ...productionStacks(loadEnvironments("")), ...fixtures() };
  const { version, resources, passed, failed } = await scan(venv, stacks);
  const { unlisted, listed, unused } = compare(failed, exceptions, stacks);

  for (const [stack, count] of Object.entries(resources)) {
    const of = failed.filter((finding) => finding.stack === stack).length;
    say(`${stack}: ${count} resources, ${of} failed checks`);
  }
  say(`checkov ${version}: ${passed} checks passed, ${failed.length} failed, ${listed.length} of them listed in ${list}`);
  const problems = [
    ...unlisted.map(({ stack, check, resource, name }) => `${check} fails on ${stack}: ${resource}: ${name}`),
    ...unused.map(
      ({ check, resource, reason }) =>
        `${check} fails on no ${resource} of which this is true: "${reason}": remove it from ${list}`,
    ),
  ];
  for (const problem of problems) {
    console.error(`FAIL  ${problem}`);
  }
  return problems;
}

/** What the charts in a release make is checked where they are rendered. */
const release = "helm_release";

/**
 * Stacks of the systems that the tests build on. They show that an exception is for any system of which its reason is true, and keep those
 * in use that a repository with other systems does not need today.
 */
function fixtures(): Record<string, StackJson> {
  const stacks = productionStacks([...debtflowEnvironments, ...loadEnvironments("", extraSystem)]);
  return Object.fromEntries(Object.entries(stacks).map(([id, stack]) => [`fixture.${id}`, stack]));
}

/** Every stack that production has, as it is synthesized, by id; but for those of releases alone, which checkov does not look into. */
function productionStacks(all: readonly Environment[]): Record<string, StackJson> {
  const environments = all.filter(({ tier }) => tier === "production");
  const outdir = mkdtempSync(join(tmpdir(), "slipway-checkov-"));
  try {
    synthesize((app) => addStacks(app, environments), outdir);
    const folder = join(outdir, "stacks");
    const stacks = readdirSync(folder)
      .sort()
      .map((id) => [id, JSON.parse(readFileSync(join(folder, id, "cdk.tf.json"), "utf8")) as StackJson] as const);
    return Object.fromEntries(stacks.filter(([, { resource = {} }]) => Object.keys(resource).some((type) => type !== release)));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

void main();
