import { destroy } from "../deployment/destroy";
import { findEmulator, isSynthesized, loadLocal, localTarget, onEmulator } from "../deployment/local";
import { synthesizeInto } from "../deployment/synthesis";
import { refuseSecondRun } from "../deployment/target";
import type { Emulator } from "../emulator/emulator";
import type { Progress } from "./progress";

/** `local` destroyed, emulator stopped. What is gone already is no error. */
export async function down(progress: Progress): Promise<void> {
  const emulator = findEmulator();
  if (!emulator) {
    progress.say("nothing to do: the emulator does not run, and everything deployed was in it");
    return;
  }
  const target = localTarget(emulator);
  refuseSecondRun(target.id);
  await target.lastProcess.waitForEnd(progress.say);
  // As it was deployed: an environment that was broken since must not be in the way.
  if (!isSynthesized()) {
    await synthesizeInto(target.outdir, [loadLocal()]);
  }
  const agree = async () => {};
  await onEmulator(emulator, () => destroy({ target, progress, dryRun: false, images: [], bootstrap: true, agree }));
  await stopEmulator(emulator, progress);
}

/** Asks the emulator itself what is left, because Terraform only knows what is in its state. */
export async function stopEmulator(emulator: Emulator, progress: Progress): Promise<void> {
  const left = Object.entries(await emulator.inventory());
  progress.say(
    left.length === 0
      ? "the emulator holds nothing any more"
      : `left in the emulator, and gone with it: ${left.map(([kind, ids]) => `${kind} ${ids.join(", ")}`).join("; ")}`,
  );
  await emulator.stop();
  progress.say("emulator stopped");
}
