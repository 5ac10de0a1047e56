import type { Environment } from "../../environments/schema";
import type { Emulator } from "../emulator/emulator";
import { loadEnvironments } from "../environments";
import type { Progress } from "../start/progress";
import { describeBinary, findTerraform } from "../terraform/binary";
import { awsTarget, noteEnvironment } from "./aws";
import { emulatedTarget, isSynthesized, mendLocalStates, onEmulator, startEmulator } from "./emulated";
import { synthesizeInto } from "./synthesis";
import { keepStatesPrivate, outdirOf, processesOf, refuseSecondRun, type Target } from "./target";

export interface PrepareOptions {
  readonly environment: Environment;
  readonly progress: Progress;
  /** Port of the emulator, if one is started. @default - a free one */
  readonly port?: number | undefined;
  /** Runs before everything else. @default - nothing */
  readonly first?: () => Promise<void>;
}

/** The environment synthesized, and where it goes, while no other run of this checkout works on it. */
export async function prepare<T>(
  { environment, progress, port, first }: PrepareOptions,
  action: (target: Target, emulator: Emulator | undefined) => Promise<T>,
): Promise<T> {
  refuseSecondRun(environment.id);
  keepStatesPrivate();
  progress.say(describeBinary(await findTerraform({ report: progress.say })));
  await first?.();
  const { id } = environment;
  await processesOf(id).waitForEnd(progress.say);
  await synthesizeInto(outdirOf(id), [environment]);
  noteEnvironment(environment);
  progress.say(`environment \`${id}\` synthesized`);
  if (environment.target === "aws") {
    return action(awsTarget(environment), undefined);
  }
  const emulator = await startEmulator(id, progress, port);
  mendLocalStates(id, progress.say);
  return onEmulator(emulator, (gone) => action({ ...emulatedTarget(emulator, id, environment), gone }, emulator));
}

/** What an emulator holds, as it was deployed: an environment that was broken since must not be in the way. */
export async function prepareDeployed<T>(
  emulator: Emulator,
  progress: Progress,
  action: (target: Target) => Promise<T>,
): Promise<T> {
  const id = emulator.name;
  refuseSecondRun(id);
  keepStatesPrivate();
  const target = emulatedTarget(emulator, id);
  await target.processes?.waitForEnd(progress.say);
  if (isSynthesized(id)) {
    mendLocalStates(id, progress.say);
    return onEmulator(emulator, (gone) => action({ ...target, gone }));
  }
  await synthesizeInto(target.outdir, loadEnvironments(id));
  return onEmulator(emulator, (gone) => action({ ...emulatedTarget(emulator, id), gone }));
}

/** An environment that was removed or renamed since this checkout deployed it, as it was then. */
export async function prepareForgotten<T>(
  target: Target,
  progress: Progress,
  action: (target: Target) => Promise<T>,
): Promise<T> {
  refuseSecondRun(target.id);
  keepStatesPrivate();
  progress.say(describeBinary(await findTerraform({ report: progress.say })));
  await target.processes?.waitForEnd(progress.say);
  return action(target);
}
