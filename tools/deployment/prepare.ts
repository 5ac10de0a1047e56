import type { Environment } from "../../environments/schema";
import type { Emulator } from "../emulator/emulator";
import type { Progress } from "../start/progress";
import { findTerraform } from "../terraform/binary";
import { awsTarget } from "./aws";
import { localId, localTarget, onEmulator, startEmulator } from "./local";
import { synthesizeInto } from "./synthesis";
import { refuseSecondRun, type Target } from "./target";

export interface PrepareOptions {
  readonly environment: Environment;
  readonly progress: Progress;
  /** Port of the emulator, if one is started. @default - a free one */
  readonly port?: number | undefined;
}

/** The environment synthesized, and where it goes, while no other run of this checkout works on it. */
export async function prepare<T>(
  { environment, progress, port }: PrepareOptions,
  action: (target: Target, emulator: Emulator | undefined) => Promise<T>,
): Promise<T> {
  refuseSecondRun(environment.id);
  const { version } = await findTerraform({ report: progress.say });
  progress.say(`Terraform ${version}`);
  if (environment.id !== localId) {
    const target = awsTarget(environment);
    await target.lastProcess.waitForEnd(progress.say);
    await synthesize(target, environment, progress);
    return action(target, undefined);
  }
  const emulator = await startEmulator(progress, port);
  const target = localTarget(emulator, environment);
  await synthesize(target, environment, progress);
  return onEmulator(emulator, () => action(target, emulator));
}

async function synthesize(target: Target, environment: Environment, progress: Progress): Promise<void> {
  await synthesizeInto(target.outdir, [environment]);
  progress.say(`environment \`${environment.id}\` synthesized`);
}
