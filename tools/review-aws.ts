import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { environmentIds, loadEnvironments } from "../environments";
import { ConfigurationError } from "../lib/errors";
import { type Finding, review, reviewChange, type Stack } from "../review/aws";
import { operations, unchecked } from "../review/aws/operations";
import { resourcesOf } from "../review/aws/stack";
import { limitedIn, typesWithout } from "../review/aws/values";
import { addStacks } from "../stacks";
import { synthesize } from "../stacks/synthesize";
import { describeError, ToolError } from "./errors";
import { writePage } from "./review-aws/page";
import { update } from "./review-aws/update";

interface Options {
  readonly before?: string;
  readonly update?: true;
  readonly page?: true;
}

const program = new Command("npm run review:aws --")
  .description(
    "Reads the stacks of the environments as AWS would, by rules of AWS' that an emulator does not keep (docs/aws-rules.md). What it finds fails this.",
  )
  .argument("[environment...]", "all of them if none is named")
  .option("--before <folder>", "also review the change from the stacks that `npm run synth` wrote there, such as cdktf.out")
  .option("--page", "write docs/aws-rules.md from the rules")
  .option("--update", "write review/aws/data/ anew from the packages that tools/review-aws/requirements.txt pins");

async function main(): Promise<void> {
  program.parse();
  const { before, ...what } = program.opts<Options>();
  if (what.update) {
    await update(new Date().toISOString().slice(0, 10), console.log);
  } else if (what.page) {
    writePage();
  } else {
    const findings = reviewAll(program.args, before);
    for (const one of findings) {
      console.error(`FAIL  ${one.stack}: ${one.address}: ${one.what} (${one.rule})`);
      console.error(`      got ${one.given}; allowed: ${one.allowed}`);
      console.error(`      ${one.source}`);
    }
    process.exitCode = findings.length > 0 ? 1 : 0;
  }
}

function reviewAll(names: readonly string[], before: string | undefined): Finding[] {
  for (const name of names) {
    if (!environmentIds().includes(name)) {
      throw new ConfigurationError("environment", "is unknown", name, environmentIds());
    }
  }
  // No name means all of them, whatever SLIPWAY_ENVIRONMENTS says; the emulator keeps none of these rules.
  const environments = loadEnvironments(names.join(",")).filter(({ id, target }) => {
    if (target === "emulator") {
      console.log(`${id}: left out: it lives on the emulator`);
    }
    return target === "aws";
  });
  const outdir = mkdtempSync(join(tmpdir(), "slipway-review-"));
  try {
    synthesize((app) => addStacks(app, environments), outdir);
    const stacks = stacksIn(outdir);
    const findings = [...review(stacks), ...(before === undefined ? [] : reviewChange(stacksIn(resolve(before)), stacks))];
    for (const stack of stacks) {
      const of = findings.filter((one) => one.stack === stack.id).length;
      console.log(
        `${stack.id}: ${resourcesOf(stack).length} resources, ${limitedIn(stack).length} values of AWS' models, ${of} findings`,
      );
    }
    const others = [
      ...new Set(stacks.flatMap((stack) => typesWithout(stack, [...Object.keys(operations), ...Object.keys(unchecked)]))),
    ];
    if (others.length > 0) {
      console.log(`values not checked, as review/aws/operations.ts does not have the type: ${others.join(", ")}`);
    }
    return findings;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Every stack of a folder that `npm run synth` wrote. */
function stacksIn(folder: string): Stack[] {
  const stacks = join(folder, "stacks");
  try {
    return readdirSync(stacks)
      .sort()
      .map((id) => ({ id, json: JSON.parse(readFileSync(join(stacks, id, "cdk.tf.json"), "utf8")) }));
  } catch {
    throw new ToolError(
      `no stacks in ${folder}`,
      "run `npm run synth` on the version before the change, and name the folder that it wrote",
    );
  }
}

main().catch((error: unknown) => {
  console.error(describeError(error));
  process.exitCode = 1;
});
