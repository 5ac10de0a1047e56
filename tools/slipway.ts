import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { exitCodes } from "./deployment/exit-codes";
import { outliveReaders, tellFailure } from "./failure";
import { addCompletion } from "./slipway/completion";
import { addDeploy } from "./slipway/deploy";
import { addDestroy } from "./slipway/destroy";
import { addExplain } from "./slipway/explain";
import { addList } from "./slipway/list";
import { addReasons } from "./slipway/reasons";
import { addState } from "./slipway/state";
import { addStatus } from "./slipway/status";
import { addSynth } from "./slipway/synth";
import { addUpgrades } from "./slipway/upgrades";
import { addValidate } from "./slipway/validate";

const help = `
Exit codes:
  ${exitCodes.done}    done, or nothing to do
  ${exitCodes.failed}    failed
  ${exitCodes.usage}    the command line or an environment is wrong; nothing was begun
  ${exitCodes.pending}    changes wait: declined, held back, or shown by --dry-run, status --plan or upgrades --check
  ${exitCodes.interrupted}  interrupted

docs/guides/deploying.md tells the order of stacks, and why.`;

const program = new Command("slipway")
  .description("Drives Terraform through an environment's stacks.")
  .version(version, "--version", "output the version of this project")
  .exitOverride()
  .addHelpText("after", help);

for (const add of [
  addList,
  addValidate,
  addExplain,
  addReasons,
  addSynth,
  addDeploy,
  addDestroy,
  addStatus,
  addUpgrades,
  addState,
  addCompletion,
]) {
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
    tellFailure(error);
  }
}

outliveReaders();
void main();
