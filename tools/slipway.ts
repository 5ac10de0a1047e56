import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { exitCodeOf, exitCodes, UsageError } from "./deployment/exit-codes";
import { describeError, errorCode, ToolError } from "./errors";
import { addCompletion } from "./slipway/completion";
import { addDeploy } from "./slipway/deploy";
import { addDestroy } from "./slipway/destroy";
import { addExplain } from "./slipway/explain";
import { addList } from "./slipway/list";
import { addReasons } from "./slipway/reasons";
import { addStatus } from "./slipway/status";
import { addSynth } from "./slipway/synth";
import { addValidate } from "./slipway/validate";

const help = `
Exit codes:
  ${exitCodes.done}    done, or nothing to do
  ${exitCodes.failed}    failed
  ${exitCodes.usage}    the command line or an environment is wrong; nothing was begun
  ${exitCodes.pending}    changes wait: declined, held back, or shown by --dry-run or status --plan
  ${exitCodes.interrupted}  interrupted

docs/guides/deploying.md tells the order of stacks, and why.`;

const program = new Command("slipway")
  .description("Drives Terraform through an environment's stacks.")
  .version(version, "--version", "output the version of this project")
  .exitOverride()
  .addHelpText("after", help);

for (const add of [addList, addValidate, addExplain, addReasons, addSynth, addDeploy, addDestroy, addStatus, addCompletion]) {
  add(program);
}

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said it already; what it only shows, such as help, ends with 0.
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
      return;
    }
    console.error(`\n${describeError(error)}`);
    process.exitCode = exitCodeOf(error);
    if (!(error instanceof ToolError) && process.exitCode === exitCodes.failed) {
      console.error("  next: this should not have happened; please report it with the lines above");
    } else if (!(error instanceof UsageError) && !(error instanceof ToolError)) {
      console.error("  next: mend the environment, and run this again");
    }
  }
}

// Who reads only the first lines, as `head` does, has seen enough.
process.stdout.on("error", (error) => {
  if (errorCode(error) !== "EPIPE") {
    throw error;
  }
  process.exit();
});
void main();
