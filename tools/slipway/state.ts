import { Argument, type Command } from "commander";
import { layers, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { didYouMean } from "../../lib/suggest";
import { askedOnTerminal, unasked } from "../deployment/approval";
import { awsTarget } from "../deployment/aws";
import { type Step, steps } from "../deployment/deploy";
import { emulatedTarget, findEmulator } from "../deployment/emulated";
import { UsageError } from "../deployment/exit-codes";
import { type ReadVersion, StateStore } from "../deployment/state-store";
import { synthesizeInto } from "../deployment/synthesis";
import { folderOf, keepStatesPrivate, lookedAt, refuseSecondRun, statePlaceOf, type Target } from "../deployment/target";
import { ToolError } from "../errors";
import { inTools } from "../files";
import { readStack, s3SettingsOf } from "../terraform/stack-files";
import { environmentNamed } from "./environments";
import { columns } from "./text";

interface Options {
  readonly version?: string;
  readonly yes: boolean;
}

export const stateActions = ["versions", "restore"] as const;

/** Versions that are looked into. */
const shown = 20;

export function addState(program: Command): void {
  program
    .command("state")
    .description("Lists what the bucket has kept of a stack's state, or brings an earlier state back (docs/guides/states.md).")
    .addArgument(new Argument("<action>", "what to do").choices(stateActions))
    .argument("<environment>", "its id, such as debtflow-staging")
    .argument("<stack>", `one of ${steps.join(", ")}`)
    .option("--version <id>", "restore this version (default: the newest that is a whole state)")
    .option("--yes", "restore without asking", false)
    .action(run);
}

async function run(action: (typeof stateActions)[number], id: string, step: string, options: Options): Promise<void> {
  if (action === "versions" && (options.version !== undefined || options.yes)) {
    throw new UsageError("state versions only lists", "leave --version and --yes to state restore");
  }
  const environment = environmentNamed(id);
  const approval = action === "versions" || options.yes ? unasked : askedOnTerminal();
  const target = targetOf(environment);
  keepStatesPrivate();
  if (action === "restore") {
    refuseSecondRun(id);
  }
  await synthesizeInto(target.outdir, [environment]);
  const stack = stackNamed(environment, target, step);
  const store = await openStore(target, stack);
  if (action === "versions") {
    console.log((await listed(store)).join("\n"));
    return;
  }
  const lock = await store.lock();
  if (lock !== undefined) {
    throw new ToolError(
      `${store.place} is locked: ${lock.operation} by ${lock.who} since ${lock.since} (lock ${lock.id})`,
      "wait for its end; a run that died is followed up by the next slipway deploy, or by terraform force-unlock",
    );
  }
  const version = await wanted(store, options.version);
  const text = `the version of ${version.changed} (serial ${version.serial}, ${version.resources} resources)`;
  if (version.isLatest && (await store.hasDigestOf(version.text))) {
    console.log(`nothing to restore: ${store.place} is whole, ${text}. An earlier one is named by --version`);
    return;
  }
  const what = version.isLatest
    ? `Take ${text} of ${store.place}, as it is, for the right one?`
    : `Put ${text} in the place of ${store.place}?`;
  await approval.agree(what, "nothing was restored");
  await store.restore(version);
  console.log(`${store.place} is ${text}, and its digest follows`);
  console.log(`next: npx slipway deploy ${id} --dry-run shows what was made, changed or destroyed since then`);
}

function targetOf(environment: Environment): Target {
  const { id, target } = environment;
  const outdir = inTools("status", id);
  if (target === "aws") {
    return lookedAt(awsTarget(environment, outdir));
  }
  const emulator = findEmulator(id);
  if (emulator === undefined) {
    throw new ToolError("the emulator does not run, and every state in it is gone", `npm start -- ${id} starts over`);
  }
  return lookedAt(emulatedTarget(emulator, id, environment, outdir));
}

function stackNamed(environment: Environment, target: Target, step: string): string {
  const stacks = new Map<string, string>(layers.map((layer) => [layer, stackOf(environment, layer)]));
  if (target.bootstrap !== undefined) {
    stacks.set("bootstrap" satisfies Step, target.bootstrap);
  }
  const stack = stacks.get(step) ?? [...stacks.values()].find((name) => name === step);
  if (stack === undefined) {
    const known = [...stacks.keys()];
    throw new UsageError(`${environment.id} has no stack ${step}${didYouMean(step, known)}`, `name one of ${known.join(", ")}`);
  }
  return stack;
}

function openStore(target: Target, stack: string): Promise<StateStore> {
  const json = readStack(folderOf(target, stack));
  if (s3SettingsOf(json) === undefined) {
    const place = statePlaceOf(target, stack, json);
    throw new UsageError(
      `${stack} keeps its state in ${place ? place.place : "Terraform Cloud"}, and no bucket`,
      place ? place.wayBack : "Terraform Cloud lists the states of a workspace, and rolls back to one",
    );
  }
  return StateStore.open(target, stack);
}

async function wanted(store: StateStore, id: string | undefined): Promise<ReadVersion> {
  const versions = await store.versions();
  const named = versions.find((version) => version.id === id);
  if (id !== undefined && named === undefined) {
    throw new UsageError(`${store.place} has no version ${id}`, "slipway state versions lists them");
  }
  const found = named ? await store.read(named) : await store.lastWhole();
  if (found?.serial === undefined) {
    throw id === undefined
      ? new ToolError(
          `${store.place} has no version that is a whole state`,
          "deploy anew, or import what exists: docs/guides/states.md",
        )
      : new UsageError(
          `version ${id} of ${store.place} is no whole state`,
          "name another; slipway state versions tells which are",
        );
  }
  return found;
}

async function listed(store: StateStore): Promise<string[]> {
  const versions = await store.versions();
  if (versions.length === 0) {
    return [`${store.place}: nothing was ever written there`];
  }
  const rows: string[][] = [];
  for (const version of versions.slice(0, shown)) {
    const { id, changed, isDeletion, bytes, serial, resources } = await store.read(version);
    const content = isDeletion
      ? "deleted"
      : serial === undefined
        ? `no whole state, ${bytes} bytes`
        : `serial ${serial}, ${resources} resources`;
    rows.push([changed, content, id, version.isLatest ? "current" : ""]);
  }
  const further = versions.length > shown ? [`and ${versions.length - shown} earlier ones`] : [];
  return [store.place, ...columns(rows).map((row) => `  ${row}`), ...further.map((line) => `  ${line}`)];
}
