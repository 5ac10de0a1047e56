import { type Command, Option } from "commander";
import { builtImagesOf } from "../../application/workloads";
import { askedOnTerminal, unasked } from "../deployment/approval";
import { deploy, type Step, steps } from "../deployment/deploy";
import { exitCodes } from "../deployment/exit-codes";
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
    .addOption(new Option("--only <stack...>", "go through these alone").choices(steps))
    .option("--dry-run", "plan as far as facts are there, and change nothing", false)
    .option("--yes", "apply every plan without asking", false)
    .action(run);
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function run(id: string, { tag, only, dryRun, yes }: Options): Promise<void> {
  const tags = parseTags(tag);
  const environment = environmentNamed(id);
  refuseUnknownImages(builtImagesOf(environment.application), tags);
  const approval = yes || dryRun ? unasked : askedOnTerminal();
  const progress = new Progress();
  await prepare({ environment, progress }, async (target) => {
    const waiting = await deploy({ target, environment, progress, approval, dryRun, tags, ...(only && { only }) });
    if (waiting.length === 0) {
      progress.say(dryRun ? `${id} is as its environment says` : `${id} is deployed`);
      return;
    }
    progress.say(dryRun ? "nothing was changed; what a deployment would find:" : "still waiting:");
    progress.show(waiting.map((line) => `  ${line}`));
    process.exitCode = exitCodes.pending;
  });
}
