import { type Command, Option } from "commander";
import { builtImagesOf } from "../../application/workloads";
import { environmentIds, loadEnvironments } from "../../environments";
import { layers, stackOf, stateStoresOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { typed } from "../deployment/approval";
import { destroy } from "../deployment/destroy";
import { exitCodes, UsageError } from "../deployment/exit-codes";
import { findEmulator, localId } from "../deployment/local";
import { prepare } from "../deployment/prepare";
import { readState } from "../deployment/state";
import { synthesizeInto } from "../deployment/synthesis";
import type { Target } from "../deployment/target";
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

async function run(id: string, { bootstrap, dryRun, yes }: Options): Promise<void> {
  const environment = environmentNamed(id);
  if (yes !== undefined && yes !== id) {
    throw new UsageError(`--yes ${yes}: is not the environment to destroy`, `--yes=${id} destroys it without asking`);
  }
  const progress = new Progress();
  if (id === localId && !findEmulator()) {
    progress.say("nothing to do: the emulator does not run, and everything deployed was in it");
    return;
  }
  if (yes === undefined && !dryRun) {
    refuseWithoutTerminal(id);
  }
  await prepare({ environment, progress }, async (target, emulator) => {
    if (bootstrap) {
      await refuseSharedStore(environment, target, progress);
    }
    const images = builtImagesOf(environment.application);
    const agree = async (): Promise<void> => (yes === id ? undefined : typed(id));
    const isThere = await destroy({ target, progress, dryRun, images, bootstrap, agree });
    if (!isThere) {
      progress.say(`nothing of ${id} is there`);
    } else if (dryRun) {
      progress.say("nothing was destroyed");
      process.exitCode = exitCodes.pending;
    }
    if (emulator && bootstrap && !dryRun) {
      await stopEmulator(emulator, progress);
    }
  });
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
