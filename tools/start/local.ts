import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { Emulator } from "../emulator/emulator";
import { ToolError } from "../errors";
import { inTools } from "../files";
import { run } from "../processes";
import { takeLock } from "../run-lock";
import { Terraform } from "../terraform/runner";
import { readStack, stackFolder } from "../terraform/stack-files";
import { LastProcess } from "../terraform/stale-lock";
import type { Progress } from "./progress";

export const environment = "local";
export const bootstrapStack = `${environment}-bootstrap`;
export const platformStack = `${environment}-platform`;
const emulatorName = "local";

// Beside cdktf.out, not in it: a synthesis of `local` alone would delete the other stacks there.
const outdir = inTools("local");

/** Terraform processes of `npm start`, this one's and the last one's. */
export const lastProcess = new LastProcess(inTools("run", "start-terraform.json"));

/** @throws ToolError when another `npm start` of this checkout runs */
export function refuseSecondRun(): void {
  const holder = takeLock(inTools("run", "start.json"));
  if (holder) {
    throw new ToolError(
      `another \`npm start\` of this checkout runs (process ${holder.pid})`,
      "wait for its end, or interrupt it (Ctrl-C) and run this again",
    );
  }
}

export async function synthesize(): Promise<void> {
  const { code, stderr } = await run(process.execPath, [join(projectRoot, "tools", "launch.mjs"), "main.ts"], {
    cwd: projectRoot,
    env: { ...process.env, SLIPWAY_ENVIRONMENTS: environment, CDKTF_OUTDIR: outdir },
  });
  if (code !== 0) {
    throw new ToolError(
      `the environment \`${environment}\` does not synthesize:\n${stderr.trim()}`,
      "mend what it names, and run this again",
    );
  }
}

export const folderOf = (stack: string): string => stackFolder(stack, outdir);
export const isSynthesized = (stack: string): boolean => existsSync(join(folderOf(stack), "cdk.tf.json"));

/** The state of the bootstrap stack before it has a bucket; lies with the emulator, and goes with it. */
export const bootstrapState = (emulator: Emulator): string => join(emulator.folder, "state", `${bootstrapStack}.tfstate`);

export const findEmulator = (): Emulator | undefined => Emulator.find(emulatorName);

export function startEmulator(progress: Progress, port: number | undefined): Promise<Emulator> {
  const onProgress = progress.say;
  return Emulator.start({ name: emulatorName, onProgress, ...(port !== undefined && { port }) });
}

export function openStack(stack: string, emulator: Emulator, progress: Progress): Promise<Terraform> {
  const folder = folderOf(stack);
  const aws = readStack(folder).provider?.aws?.[0];
  return Terraform.open({
    folder,
    environment: emulator.environment(aws?.allowed_account_ids?.[0], aws?.region),
    onProgress: progress.of(stack),
    onStart: lastProcess.remember,
  });
}
