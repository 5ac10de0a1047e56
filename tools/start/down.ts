import type { Emulator } from "../emulator/emulator";
import { destroyBootstrap } from "../terraform/bootstrap";
import { TerraformError } from "../terraform/errors";
import { releasingStaleLock } from "../terraform/stale-lock";
import {
  bootstrapStack,
  bootstrapState,
  findEmulator,
  folderOf,
  isSynthesized,
  lastProcess,
  openStack,
  platformStack,
  refuseSecondRun,
  synthesize,
} from "./local";
import type { Progress } from "./progress";

/** Platform and bootstrap destroyed, emulator stopped. What is gone already is no error. */
export async function down(progress: Progress): Promise<void> {
  refuseSecondRun();
  await lastProcess.waitForEnd(progress.say);
  const emulator = findEmulator();
  if (!emulator) {
    progress.say("nothing to do: the emulator does not run, and everything deployed was in it");
    return;
  }
  // As it was deployed: an environment that was broken since must not be in the way.
  if (!isSynthesized(platformStack) || !isSynthesized(bootstrapStack)) {
    await synthesize();
  }

  await destroyPlatform(emulator, progress);
  const report = progress.of(bootstrapStack);
  const terraform = await openStack(bootstrapStack, emulator, progress);
  const options = { terraform, folder: folderOf(bootstrapStack), localState: bootstrapState(emulator), report };
  await releasingStaleLock(terraform, lastProcess, report, () => destroyBootstrap(options));

  await reportLeftovers(emulator, progress);
  await emulator.stop();
  progress.say("emulator stopped");
}

async function destroyPlatform(emulator: Emulator, progress: Progress): Promise<void> {
  const terraform = await openStack(platformStack, emulator, progress);
  try {
    await terraform.init({ reconfigure: true });
  } catch (error) {
    if (error instanceof TerraformError && error.kind === "backend missing") {
      progress.say(`${platformStack}: was never deployed`);
      return;
    }
    throw error;
  }
  await releasingStaleLock(terraform, lastProcess, progress.of(platformStack), () => terraform.destroy());
}

/** Asks the emulator itself, because Terraform only knows what is in its state. */
async function reportLeftovers(emulator: Emulator, progress: Progress): Promise<void> {
  const left = Object.entries(await emulator.inventory());
  progress.say(
    left.length === 0
      ? "the emulator holds nothing any more"
      : `left in the emulator, and gone with it: ${left.map(([kind, ids]) => `${kind} ${ids.join(", ")}`).join("; ")}`,
  );
}
