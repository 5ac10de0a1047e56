import type { Command } from "commander";
import { builtImagesOf } from "../../application/workloads";
import { environmentIds } from "../../environments";
import { type Layer, layers, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { imageTagsName } from "../../lib/image-tag";
import exceptions from "../../policies/support-exceptions.json";
import { dayOf, supportReport, versionsOf } from "../../stacks/lifecycle";
import { unasked } from "../deployment/approval";
import { awsTarget } from "../deployment/aws";
import { exitCodeOf, exitCodes } from "../deployment/exit-codes";
import { findEmulator, localId, localTarget } from "../deployment/local";
import { readState, runningTags, type State } from "../deployment/state";
import { stateFacts } from "../deployment/state-facts";
import { totalsOf } from "../deployment/summary";
import { synthesizeInto } from "../deployment/synthesis";
import { openStack, type Target } from "../deployment/target";
import { withPlan } from "../deployment/work";
import { describeError } from "../errors";
import { inTools } from "../files";
import { Progress } from "../start/progress";
import { environmentNamed } from "./environments";
import { driftText, stateText } from "./status-text";

export function addStatus(program: Command): void {
  program
    .command("status")
    .description("Tells what of an environment (or of all) is deployed, which images run, and who holds a lock.")
    .argument("[environment]", "its id, such as debtflow-staging")
    .option("--plan", "also plan each stack: what differs from the environment, and what was changed outside of Terraform", false)
    .action(async (id: string | undefined, { plan }: { plan: boolean }) => {
      for (const each of id === undefined ? environmentIds() : [id]) {
        const environment = environmentNamed(each);
        console.log(`${each} (account ${environment.account}, ${environment.region})`);
        try {
          await status(environment, plan);
        } catch (error) {
          // Credentials rarely reach every account: the others are told all the same.
          if (id !== undefined || exitCodeOf(error) === exitCodes.interrupted) {
            throw error;
          }
          console.log(indented(describeError(error)));
          process.exitCode = exitCodes.failed;
        }
      }
    });
}

async function status(environment: Environment, withPlans: boolean): Promise<void> {
  const target = targetOf(environment);
  if (target === undefined) {
    console.log("  nothing is deployed: the emulator does not run");
    return;
  }
  await synthesizeInto(target.outdir, [environment]);
  const stacks = [
    ...(target.bootstrap === undefined ? [] : [target.bootstrap]),
    ...layers.map((layer) => stackOf(environment, layer)),
  ];
  const [states, facts] = await Promise.all([
    Promise.all(stacks.map(async (stack) => [stack, await readState(target, stack)] as const)),
    stateFacts(target, stacks),
  ]);
  for (const [stack, state] of states) {
    console.log(`  ${stack}: ${stateText(state, facts[stack])}`);
  }
  const application = states.find(([stack]) => stack === stackOf(environment, "application"))?.[1];
  const tags = Object.entries(runningTags(application) ?? {});
  if (tags.length > 0) {
    console.log(`  images: ${tags.map(([image, tag]) => `${image}=${tag}`).join(", ")}`);
  }
  const { failures, warnings } = supportReport(versionsOf(environment), exceptions, dayOf(new Date()));
  for (const ending of [...failures, ...warnings]) {
    console.log(`  ${ending}`);
  }
  if (withPlans) {
    for (const layer of layers) {
      await plan(environment, target, layer, application);
    }
  }
}

/** In a folder of its own: a deployment may be under way in the other one. */
function targetOf(environment: Environment): Target | undefined {
  const outdir = inTools("status", environment.id);
  if (environment.id !== localId) {
    return { ...awsTarget(environment), outdir };
  }
  const emulator = findEmulator();
  return emulator && { ...localTarget(emulator, environment), outdir };
}

async function plan(environment: Environment, target: Target, layer: Layer, application: State | undefined): Promise<void> {
  const stack = stackOf(environment, layer);
  const reason = target.leftOut(layer);
  if (reason !== undefined) {
    console.log(`  ${stack}: not planned: ${reason}`);
    return;
  }
  const progress = new Progress(() => {});
  const work = { target, progress, approval: unasked, dryRun: true };
  const tags = builtImagesOf(environment.application).map((image) => [image, runningTags(application)?.[image] ?? "none"]);
  const variables =
    layer === "application" && tags.length > 0 ? [`-var=${imageTagsName}=${JSON.stringify(Object.fromEntries(tags))}`] : [];
  try {
    const terraform = await openStack(target, stack, progress);
    await terraform.init({ reconfigure: true });
    await withPlan(work, stack, terraform, variables, async (planned) => {
      console.log(`  ${stack}: ${planned ? totalsOf(planned.plan) : "no changes"}${planned ? driftText(planned.plan) : ""}`);
      if (planned) {
        process.exitCode = exitCodes.pending;
      }
    });
  } catch (error) {
    if (exitCodeOf(error) === exitCodes.interrupted) {
      throw error;
    }
    console.log(`  ${stack}: cannot be planned:\n${indented(describeError(error))}`);
    process.exitCode = exitCodes.failed;
  }
}

const indented = (text: string): string => text.replace(/^/gm, "    ");
