import { stackOf } from "../../environments/names";
import { endSimulated } from "../cluster/simulated";
import { destroy } from "../deployment/destroy";
import { deployedEmulators, discard } from "../deployment/emulated";
import { exitCodeOf, exitCodes, UsageError } from "../deployment/exit-codes";
import { prepareDeployed } from "../deployment/prepare";
import { BusyError, folderOf, type Target } from "../deployment/target";
import type { Emulator } from "../emulator/emulator";
import { emulatedIds } from "../environments";
import { failureText } from "../failure";
import { readStack } from "../terraform/stack-files";
import type { Progress } from "./progress";

/**
 * What lives on emulators destroyed, and these stopped: of one environment, or of all. What is gone already is no error.
 *
 * @throws UsageError on an environment that does not live on an emulator
 */
export async function down(progress: Progress, id?: string): Promise<void> {
  const emulators = deployedEmulators().filter(({ name }) => id === undefined || name === id);
  if (id !== undefined && emulators.length === 0 && !emulatedIds().includes(id)) {
    throw new UsageError(`${id} is no environment that lives on the emulator`, `npm start -- --down takes all down`);
  }
  const ended = await endSimulated(id, progress.say);
  for (const emulator of emulators) {
    await takeDown(emulator, progress);
  }
  if (emulators.length === 0 && !ended) {
    progress.say("nothing to do: the emulator does not run, and everything deployed was in it");
  }
}

async function takeDown(emulator: Emulator, progress: Progress): Promise<void> {
  try {
    await prepareDeployed(emulator, progress, async (target) => {
      await destroy({ target, progress, dryRun: false, bootstrap: true, leaveBehind: true, agree: async () => {} });
      await stopEmulator(emulator, target, progress);
    });
  } catch (error) {
    if (error instanceof BusyError || exitCodeOf(error) === exitCodes.interrupted) {
      throw error;
    }
    // Whatever stands in the way lives in the emulator, or is about it.
    progress.say(`${emulator.name} could not be destroyed step by step:`);
    progress.show(failureText(error).split("\n"));
    await discard(emulator);
    progress.say(`emulator stopped; everything in it is gone, and what was noted of ${emulator.name} is discarded`);
  }
}

/** Asks the emulator itself what is left, because Terraform only knows what is in its state. */
export async function stopEmulator(emulator: Emulator, target: Target, progress: Progress): Promise<void> {
  const aws = readStack(folderOf(target, stackOf(target, "platform"))).provider?.aws?.[0];
  const left = Object.entries(await emulator.inventory(aws?.allowed_account_ids?.[0], aws?.region));
  progress.say(
    left.length === 0
      ? "the emulator holds nothing any more"
      : `left in the emulator, and gone with it: ${left.map(([kind, ids]) => `${kind} ${ids.join(", ")}`).join("; ")}`,
  );
  await emulator.stop();
  progress.say("emulator stopped");
}
