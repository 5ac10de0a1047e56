import type { Command } from "commander";
import { builtImagesOf } from "../../application/workloads";
import { type Layer, layers, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { imageTagsName } from "../../lib/image-tag";
import { endingSupport } from "../../stacks/support";
import { unasked } from "../deployment/approval";
import { awsTarget } from "../deployment/aws";
import { emulatedTarget, findEmulator } from "../deployment/emulated";
import { exitCodeOf, exitCodes, noteExitCode } from "../deployment/exit-codes";
import { liveLines } from "../deployment/live";
import { readState, runningTags, type State } from "../deployment/state";
import { stateFacts } from "../deployment/state-facts";
import { synthesizeInto } from "../deployment/synthesis";
import { keepStatesPrivate, lookedAt, openStack, type Target } from "../deployment/target";
import { withPlan } from "../deployment/work";
import { environmentIds } from "../environments";
import { describeError } from "../errors";
import { inTools } from "../files";
import { Progress } from "../start/progress";
import { environmentNamed } from "./environments";
import { askHosts } from "./status-hosts";
import { type EnvironmentStatus, type PlanStatus, planStatus, type StackStatus, stackStatus } from "./status-report";
import { hostText, indented, planText, stateText } from "./status-text";

interface Options {
  readonly plan: boolean;
  readonly hosts: boolean;
  readonly json: boolean;
}

export function addStatus(program: Command): void {
  program
    .command("status")
    .description("Tells what of an environment (or of all) is deployed, which images run, and who holds a lock.")
    .argument("[environment]", "its id, such as debtflow-staging")
    .option("--plan", "also plan each stack: what differs from the environment, and what was changed outside of Terraform", false)
    .option("--hosts", "also ask each host over HTTP, from this machine: whether what stands there answers", false)
    .option("--json", "as JSON, a list of environments (docs/guides/command-line.md)", false)
    .action(run);
}

async function run(id: string | undefined, { plan, hosts, json }: Options): Promise<void> {
  const say = json ? () => {} : (line: string): void => console.log(line);
  const all: EnvironmentStatus[] = [];
  for (const each of id === undefined ? environmentIds() : [id]) {
    let place: Pick<EnvironmentStatus, "account" | "region"> = {};
    try {
      const environment = environmentNamed(each);
      const { account, region } = environment;
      place = { account, region };
      say(`${each} (account ${account}, ${region})`);
      all.push({ environment: each, ...place, ...(await statusOf(environment, { plan, hosts }, say)) });
    } catch (error) {
      // One may be broken, and credentials rarely reach every account: the others are told all the same.
      if ((id !== undefined && !json) || exitCodeOf(error) === exitCodes.interrupted) {
        throw error;
      }
      const problem = describeError(error);
      say(`${place.account === undefined ? `${each}\n` : ""}${indented(problem)}`);
      all.push({ environment: each, ...place, ...nothing, problem });
      noteExitCode(exitCodeOf(error));
    }
  }
  if (json) {
    console.log(JSON.stringify(all, undefined, 2));
  }
}

const nothing = { stacks: [], images: {}, support: [] };

/** @param say takes the same as a text, line by line as it is found out */
async function statusOf(
  environment: Environment,
  also: Pick<Options, "plan" | "hosts">,
  say: (line: string) => void,
): Promise<Omit<EnvironmentStatus, "environment">> {
  const target = targetOf(environment);
  if (target === undefined) {
    const problem = "nothing is deployed: the emulator does not run";
    say(`  ${problem}`);
    return { ...nothing, problem };
  }
  keepStatesPrivate();
  await synthesizeInto(target.outdir, [environment]);
  const names = [
    ...(target.bootstrap === undefined ? [] : [target.bootstrap]),
    ...layers.map((layer) => stackOf(environment, layer)),
  ];
  const [states, facts] = await Promise.all([
    Promise.all(names.map(async (stack) => [stack, await readState(target, stack)] as const)),
    stateFacts(target, names),
  ]);
  const stacks = states.map(([stack, state]) => stackStatus(stack, state, facts[stack]));
  for (const stack of stacks) {
    say(`  ${stack.stack}: ${stateText(stack)}`);
  }
  const application = states.find(([stack]) => stack === stackOf(environment, "application"))?.[1];
  const images = runningTags(application) ?? {};
  const tags = Object.entries(images);
  if (tags.length > 0) {
    say(`  images: ${tags.map(([image, tag]) => `${image}=${tag}`).join(", ")}`);
  }
  const support = endingSupport([environment]);
  for (const ending of support) {
    say(`  ${ending}`);
  }
  const hosts = also.hosts && environment.target === "aws" ? await askHosts(environment) : undefined;
  for (const host of hosts ?? []) {
    say(`  ${hostText(host)}`);
    noteExitCode(host.answers ? exitCodes.done : exitCodes.failed);
  }
  const plans = new Map<string, PlanStatus>();
  for (const layer of also.plan ? layers : []) {
    const stack = stackOf(environment, layer);
    const plan = await planOf(environment, target, layer, application);
    say(`  ${stack}: ${planText(plan)}`);
    plans.set(stack, plan);
  }
  const planned = stacks.map((one): StackStatus => {
    const plan = plans.get(one.stack);
    return plan ? { ...one, plan } : one;
  });
  return { stacks: planned, images, ...(hosts && { hosts }), support };
}

/** In a folder of its own: a deployment may be under way in the other one. */
function targetOf(environment: Environment): Target | undefined {
  const { id, target } = environment;
  const outdir = inTools("status", id);
  if (target === "aws") {
    return lookedAt(awsTarget(environment, outdir));
  }
  const emulator = findEmulator(id);
  return emulator && lookedAt(emulatedTarget(emulator, id, environment, outdir));
}

async function planOf(
  environment: Environment,
  target: Target,
  layer: Layer,
  application: State | undefined,
): Promise<PlanStatus> {
  const stack = stackOf(environment, layer);
  const reason = await target.leftOut(layer);
  if (reason !== undefined) {
    return { result: "not planned", text: reason };
  }
  const progress = new Progress(() => {});
  const work = { target, progress, approval: unasked, dryRun: true };
  const tags = builtImagesOf(environment.application).map((image) => [image, runningTags(application)?.[image] ?? "none"]);
  const variables =
    layer === "application" && tags.length > 0 ? [`-var=${imageTagsName}=${JSON.stringify(Object.fromEntries(tags))}`] : [];
  try {
    const terraform = await openStack(target, stack, progress);
    await terraform.init({ reconfigure: true });
    const found = await withPlan(work, stack, terraform, variables, async (planned, drift) => planStatus(planned?.plan, drift));
    const live = layer === "platform" ? [] : await liveLines(environment, target, layer);
    const cluster = "lack" in live ? { notInCluster: live.lack } : { ...(live.length > 0 && { inCluster: live }) };
    noteExitCode(found.result === "changes" || "inCluster" in cluster ? exitCodes.pending : exitCodes.done);
    return { ...found, ...cluster };
  } catch (error) {
    if (exitCodeOf(error) === exitCodes.interrupted) {
      throw error;
    }
    noteExitCode(exitCodes.failed);
    return { result: "failed", text: describeError(error) };
  }
}
