import { type Command, Option } from "commander";
import { layers, stackOf, stateStoresOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { didYouMean } from "../../lib/suggest";
import { typed } from "../deployment/approval";
import { forgottenTarget } from "../deployment/aws";
import { destroy } from "../deployment/destroy";
import { findEmulator, isSynthesized } from "../deployment/emulated";
import { exitCodes, UsageError } from "../deployment/exit-codes";
import { prepare, prepareDeployed, prepareForgotten } from "../deployment/prepare";
import { readState } from "../deployment/state";
import { synthesizeInto } from "../deployment/synthesis";
import type { Target } from "../deployment/target";
import { environmentIds, loadEnvironments } from "../environments";
import { ToolError } from "../errors";
import { stopEmulator } from "../start/down";
import { Progress } from "../start/progress";
import { environmentNamed } from "./environments";

interface Options {
  readonly bootstrap: boolean;
  readonly dryRun: boolean;
  readonly yes?: string;
}

export function addDestroy(program: Command): void {
  program
    .command("destroy")
    .description("Destroys an environment: the application, the add-ons, then the platform.")
    .argument("<environment>", "its id, such as debtflow-staging")
    .option("--bootstrap", "also the bucket with its states, if no other environment keeps one there", false)
    .option("--dry-run", "show what would go, and destroy nothing", false)
    .addOption(new Option("--yes <environment>", "do not ask: the environment's id once more"))
    .action(run);
}

async function run(id: string, options: Options): Promise<void> {
  const { bootstrap, dryRun, yes } = options;
  const emulator = findEmulator(id);
  // What was broken since it was deployed can go all the same where it goes with everything that it lives on.
  const deployed = emulator !== undefined && isSynthesized(id) && !isSound(id) ? emulator : undefined;
  const forgotten = deployed ? undefined : forgottenTarget(id);
  const environment = deployed || forgotten ? undefined : environmentToDestroy(id);
  if (yes !== undefined && yes !== id) {
    throw new UsageError(`--yes ${yes}: is not the environment to destroy`, `--yes=${id} destroys it without asking`);
  }
  if (forgotten && bootstrap) {
    throw new UsageError(
      `--bootstrap: ${id} is no environment any more, so that nobody can tell who else keeps a state in its bucket`,
      "leave it out; or put the environment back into environments/ first",
    );
  }
  const progress = new Progress();
  if (environment?.target === "emulator" && emulator === undefined) {
    progress.say("nothing to do: the emulator does not run, and everything deployed was in it");
    return;
  }
  if (yes === undefined && !dryRun) {
    refuseWithoutTerminal(id);
  }
  const take = async (target: Target): Promise<void> => {
    await destroyShown(target, options, progress);
    if (emulator && environment?.target !== "aws" && bootstrap && !dryRun) {
      await stopEmulator(emulator, target, progress);
    }
  };
  if (deployed) {
    progress.say(`${id} is not as it should be in its file: going by what was deployed`);
    await prepareDeployed(deployed, progress, take);
  } else if (forgotten) {
    progress.say(`${id} is no environment any more: going by what this checkout deployed last`);
    await prepareForgotten(forgotten, progress, take);
  } else if (environment) {
    await prepare({ environment, progress }, async (target) => {
      if (bootstrap) {
        await refuseSharedStore(environment, target, progress);
      }
      await take(target);
    });
  }
}

/** @throws UsageError when there is none, and nothing of one */
function environmentToDestroy(id: string): Environment {
  if (environmentIds().includes(id)) {
    return environmentNamed(id);
  }
  const known = environmentIds();
  throw new UsageError(
    `there is no environment ${id}${didYouMean(id, known)}, and this checkout has deployed none of that name`,
    `name one of ${known.join(", ")}. One that was removed or renamed while it is deployed goes from the checkout that deployed it,
or from here with its file back in place (git log --diff-filter=D -- environments)`,
  );
}

function isSound(id: string): boolean {
  try {
    environmentNamed(id);
    return true;
  } catch {
    return false;
  }
}

async function destroyShown(target: Target, { bootstrap, dryRun, yes }: Options, progress: Progress): Promise<void> {
  const agree = async (): Promise<void> => (yes === target.id ? undefined : typed(target.id));
  const isThere = await destroy({ target, progress, dryRun, bootstrap, agree });
  if (!isThere) {
    progress.say(`nothing of ${target.id} is there`);
  } else if (dryRun) {
    progress.say("nothing was destroyed");
    process.exitCode = exitCodes.pending;
  }
}

function refuseWithoutTerminal(id: string): void {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      "there is no terminal to ask on",
      `--yes=${id} destroys without asking; --dry-run only shows what would go`,
    );
  }
}

/** @throws ToolError when the bucket is protected, or another environment keeps its state there */
async function refuseSharedStore(environment: Environment, target: Target, progress: Progress): Promise<void> {
  const [own] = stateStoresOf([environment]);
  if (own === undefined) {
    throw new UsageError(`--bootstrap: ${environment.id} has no bootstrap stack`, "leave it out");
  }
  if (!own.store.disposable) {
    throw new ToolError(
      `${own.store.bucket} is protected: it holds the only record of what exists`,
      "where it may really go: backend.disposable in the environment, with a reason; deploy that; and run this again",
    );
  }
  const others = loadEnvironments(environmentIds().join(",")).filter(({ id }) => id !== environment.id);
  const sharing = stateStoresOf(others).filter(
    ({ store }) => store.account === own.store.account && store.bucket === own.store.bucket,
  );
  for (const { environment: other } of sharing) {
    const outdir = `${target.outdir}-${other.id}`;
    await synthesizeInto(outdir, [other]);
    for (const layer of layers) {
      const stack = stackOf(other, layer);
      progress.of(stack)("looking for a state in the same bucket");
      if ((await readState({ ...target, outdir }, stack))?.resources.length) {
        throw new ToolError(`${stack} keeps its state in ${own.store.bucket}`, `destroy ${other.id} first`);
      }
    }
  }
}
