import { stackOf } from "../../environments/names";
import { unasked } from "../deployment/approval";
import { deploy } from "../deployment/deploy";
import { loadLocal } from "../deployment/local";
import { prepare } from "../deployment/prepare";
import { openStack } from "../deployment/target";
import type { Emulator } from "../emulator/emulator";
import type { Output } from "../terraform/runner";
import type { Progress } from "./progress";

/** Emulator up, `local` deployed; continues wherever an earlier run ended. */
export async function up(progress: Progress, port?: number): Promise<void> {
  const environment = loadLocal();
  await prepare({ environment, progress, port }, async (target, emulator) => {
    await deploy({ target, environment, progress, approval: unasked, dryRun: false, tags: { each: {} } });
    const platform = stackOf(environment, "platform");
    if (emulator) {
      tell(platform, emulator, await (await openStack(target, platform, progress)).outputs(), progress);
    }
  });
}

function tell(stack: string, emulator: Emulator, outputs: Readonly<Record<string, Output>>, progress: Progress): void {
  const lines = Object.entries(outputs).map(
    ([name, { value, sensitive }]) => `  ${name} = ${sensitive ? "(sensitive)" : JSON.stringify(value)}`,
  );
  console.log(`
${stack} is up after ${progress.elapsed()}. Its outputs:
${lines.join("\n") || "  none"}

Next:
  npm start               again after a change: applies the difference
  npm start -- --down     destroys everything and stops the emulator
  terraform and any AWS client reach the emulator with these variables:
${Object.entries(emulator.environment())
  .map(([name, value]) => `    export ${name}=${value}`)
  .join("\n")}`);
}
