import { local } from "../../environments/local";
import type { Emulator } from "../emulator/emulator";
import { ToolError } from "../errors";
import { findTerraform } from "../terraform/binary";
import { applyBootstrap } from "../terraform/bootstrap";
import { Recovery } from "../terraform/recovery";
import type { Output } from "../terraform/runner";
import { releasingStaleLock } from "../terraform/stale-lock";
import {
  bootstrapStack,
  bootstrapState,
  findEmulator,
  folderOf,
  lastProcess,
  openStack,
  platformStack,
  refuseSecondRun,
  startEmulator,
  synthesize,
} from "./local";
import type { Progress } from "./progress";

/** Emulator up, bootstrap and platform applied; continues wherever an earlier run ended. */
export async function up(progress: Progress, port?: number): Promise<void> {
  refuseSecondRun();
  const { version } = await findTerraform();
  progress.say(`Terraform ${version}`);
  await lastProcess.waitForEnd(progress.say);
  await synthesize();
  progress.say("environment `local` synthesized");

  const emulator = await emulatorUp(progress, port);
  try {
    await bootstrap(emulator, progress);
    const outputs = await platform(emulator, progress);
    tell(emulator, outputs, progress);
  } catch (error) {
    if (emulator.isRunning()) {
      throw error;
    }
    throw new ToolError(
      `the emulator has ended in the middle, and all that it held is gone:\n${emulator.logTail()}`,
      `run npm start again: it starts over (log of the emulator: ${emulator.log})`,
    );
  }
}

async function emulatorUp(progress: Progress, port: number | undefined): Promise<Emulator> {
  const running = findEmulator();
  if (running && port !== undefined && running.port !== port) {
    progress.say(`--port ${port} has no effect: the emulator already runs on port ${running.port}`);
  }
  if (!running) {
    // What an interrupted run noted is about an emulator that is gone.
    for (const stack of [bootstrapStack, platformStack]) {
      new Recovery(folderOf(stack)).forget();
    }
  }
  const emulator = await startEmulator(progress, port);
  progress.say(`emulator ${running ? "runs" : "started"} at ${emulator.endpoint} (process ${emulator.pid})`);
  return emulator;
}

async function bootstrap(emulator: Emulator, progress: Progress): Promise<void> {
  const terraform = await openStack(bootstrapStack, emulator, progress);
  const report = progress.of(bootstrapStack);
  const options = { terraform, folder: folderOf(bootstrapStack), localState: bootstrapState(emulator), report };
  await releasingStaleLock(terraform, lastProcess, report, () => applyBootstrap(options));
}

async function platform(emulator: Emulator, progress: Progress): Promise<Readonly<Record<string, Output>>> {
  const terraform = await openStack(platformStack, emulator, progress);
  await terraform.init({ reconfigure: true });
  await releasingStaleLock(terraform, lastProcess, progress.of(platformStack), () => terraform.apply());
  return terraform.outputs();
}

function clusterName(): string {
  const { clusterAccess } = local;
  return clusterAccess?.type === "kubeconfig" ? `the kubeconfig context \`${clusterAccess.context}\`` : "which `local` does not name";
}

function tell(emulator: Emulator, outputs: Readonly<Record<string, Output>>, progress: Progress): void {
  const lines = Object.entries(outputs).map(
    ([name, { value, sensitive }]) => `  ${name} = ${sensitive ? "(sensitive)" : JSON.stringify(value)}`,
  );
  console.log(`
${platformStack} is up after ${progress.elapsed()}. Its outputs:
${lines.join("\n") || "  none"}

Left out: add-ons and application. They go into a cluster of yours, ${clusterName()}:
  see docs/guides/cluster-access.md.

Next:
  npm start               again after a change: applies the difference
  npm start -- --down     destroys everything and stops the emulator
  terraform and any AWS client reach the emulator with these variables:
${Object.entries(emulator.environment())
  .map(([name, value]) => `    export ${name}=${value}`)
  .join("\n")}`);
}
