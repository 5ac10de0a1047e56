import { UsageError } from "../deployment/exit-codes";

/**
 * The environment to start: the one that was asked for, or the only one that lives on the emulator.
 *
 * @param emulated ids of the environments that live there
 * @throws UsageError when it cannot be told
 */
export function chooseEmulated(emulated: readonly string[], wanted: string | undefined): string {
  const [only, ...others] = emulated;
  if (only === undefined) {
    throw new UsageError(
      "no environment lives on the emulator",
      'say target: "emulator" in one that environments/index.ts lists; npx slipway deploy deploys the others',
    );
  }
  if (wanted === undefined && others.length > 0) {
    throw new UsageError(`several environments live on the emulator: ${emulated.join(", ")}`, `name one: npm start -- ${only}`);
  }
  if (wanted !== undefined && !emulated.includes(wanted)) {
    throw new UsageError(
      `${wanted} is no environment that lives on the emulator`,
      `name one that does: ${emulated.join(", ")}; npx slipway deploy deploys the others`,
    );
  }
  return wanted ?? only;
}
