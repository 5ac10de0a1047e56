import { type Command, InvalidArgumentError } from "commander";
import { builtImagesOf } from "../../application/workloads";
import { didYouMean } from "../../lib/suggest";
import { askedOnTerminal, unasked } from "../deployment/approval";
import { deploy, type Step, steps } from "../deployment/deploy";
import { exitCodes, UsageError } from "../deployment/exit-codes";
import { prepare } from "../deployment/prepare";
import { parseTags, refuseUnknownImages } from "../deployment/tags";
import { Progress } from "../start/progress";
import { environmentNamed } from "./environments";

interface Options {
  readonly tag: readonly string[];
  readonly only?: readonly Step[];
  readonly dryRun: boolean;
  readonly yes: boolean;
}

export function addDeploy(program: Command): void {
  program
    .command("deploy")
    .description("Plans, shows and applies each stack of an environment; what is removed leaves the application first.")
    .argument("<environment>", "its id, such as debtflow-staging")
    .option("--tag <tag>", "tag of every image, or <image>=<tag>; without one the tags that run are kept", collect, [])
    .option("--only <stacks>", `go through these alone, joined by commas: ${steps.join(", ")}`, collectSteps)
    .option("--dry-run", "plan as far as facts are there, and change nothing", false)
    .option("--yes", "apply every plan without asking", false)
    .allowExcessArguments()
    .action((id: string, options: Options, { args }: Command) => {
      refuseFurther(args.slice(1), options.only ?? []);
      return run(id, options);
    });
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Several of one option, and several options, add up. */
export function collectSteps(value: string, before: readonly Step[] = []): readonly Step[] {
  const named = value.split(",").map((name) => name.trim());
  const unknown = named.find((name) => !isStep(name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(
      `${JSON.stringify(unknown)} is none of ${steps.join(", ")}${didYouMean(unknown, steps)}; several are joined by commas.`,
    );
  }
  return [...new Set([...before, ...named.filter(isStep)])];
}

const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name);

/** @throws UsageError when there is more than the environment: most likely a second stack after a space */
export function refuseFurther(further: readonly string[], only: readonly Step[]): void {
  if (further.length > 0) {
    throw new UsageError(
      `deploy takes one environment, and ${further.join(" ")} besides is too much`,
      further.every(isStep)
        ? `join stacks by commas: --only ${[...only, ...further].join(",")}`
        : "name one environment; deploy others one after the other",
    );
  }
}

async function run(id: string, { tag, only, dryRun, yes }: Options): Promise<void> {
  const tags = parseTags(tag);
  const environment = environmentNamed(id);
  refuseUnknownImages(builtImagesOf(environment.application), tags);
  const approval = yes || dryRun ? unasked : askedOnTerminal();
  const progress = new Progress();
  await prepare({ environment, progress }, async (target) => {
    const { waiting, leftOut } = await deploy({ target, environment, progress, approval, dryRun, tags, ...(only && { only }) });
    const but = leftOut.length > 0 ? ", but for what was left out" : "";
    if (waiting.length === 0) {
      progress.say(dryRun ? `${id} is as its environment says${but}` : `${id} is deployed${but}`);
      return;
    }
    progress.say(dryRun ? "nothing was changed; what a deployment would find:" : "still waiting:");
    progress.show(waiting.map((line) => `  ${line}`));
    process.exitCode = exitCodes.pending;
  });
}
