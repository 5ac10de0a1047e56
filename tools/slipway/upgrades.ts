import type { Command } from "commander";
import type { Environment } from "../../environments/schema";
import { eksVersionsDate } from "../../lib/data/eks-versions";
import { dayOf } from "../../stacks/lifecycle";
import { endingSupport } from "../../stacks/support";
import { type EksRelease, type Upgrade, upgradeSteps, upgradesOf } from "../../stacks/upgrades";
import { exitCodeOf, exitCodes, noteExitCode, UsageError } from "../deployment/exit-codes";
import { newestOfAws } from "../deployment/newest-of-aws";
import { describeError } from "../errors";
import { brokenText, checkedNamed } from "./environments";
import { indented } from "./status-text";
import { wrapped } from "./text";

interface Options {
  readonly aws: boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/** What `upgrades --json` tells of an environment. Keys are added, and neither renamed nor taken away. */
interface EnvironmentUpgrades {
  readonly environment: string;
  /** What is behind, in the order in which to raise it. */
  readonly upgrades: readonly Upgrade[];
  /** Versions whose support ends soon or has ended, a line each. */
  readonly support: readonly string[];
  /** Where the newest versions of EKS are from: the catalogue, with its day, or AWS, with today's. */
  readonly newest?: { readonly from: "catalogue" | "AWS"; readonly day: string };
  readonly problem?: string;
}

export function addUpgrades(program: Command): void {
  program
    .command("upgrades")
    .description(
      "Tells which versions of an environment (or of all) are behind, until when they are supported, and what to raise first.",
    )
    .argument("[environment]", "its id, such as debtflow-staging")
    .option("--aws", "ask AWS for the newest add-ons and nodes, instead of the catalogue of this checkout", false)
    .option("--check", `end with ${exitCodes.pending} when something is behind`, false)
    .option("--json", "as JSON, a list of environments (docs/guides/command-line.md)", false)
    .action(run);
}

async function run(id: string | undefined, { aws, check, json }: Options): Promise<void> {
  const all: EnvironmentUpgrades[] = [];
  for (const checked of checkedNamed(id === undefined ? [] : [id])) {
    const { id: environment, environment: sound } = checked;
    const one =
      sound === undefined
        ? { environment, upgrades: [], support: [], problem: brokenText(checked).join("\n") }
        : await upgradesFor(sound, aws);
    all.push(one);
    if (check && one.upgrades.length > 0) {
      noteExitCode(exitCodes.pending);
    }
    if (!json) {
      console.log(upgradesText(one).join("\n"));
    }
  }
  if (json) {
    console.log(JSON.stringify(all, undefined, 2));
  }
}

async function upgradesFor(environment: Environment, aws: boolean): Promise<EnvironmentUpgrades> {
  const { id } = environment;
  const support = endingSupport([environment]);
  const ofCatalogue = {
    environment: id,
    upgrades: upgradesOf(environment),
    support,
    newest: { from: "catalogue", day: eksVersionsDate },
  } as const;
  if (!aws) {
    return ofCatalogue;
  }
  try {
    if (environment.target === "emulator") {
      throw new UsageError(
        `${id} lies on an emulator, which has no newest versions`,
        "leave out --aws, or name another environment",
      );
    }
    const newest: EksRelease = await newestOfAws(environment);
    return { ...ofCatalogue, upgrades: upgradesOf(environment, newest), newest: { from: "AWS", day: dayOf(new Date()) } };
  } catch (error) {
    if (exitCodeOf(error) === exitCodes.interrupted) {
      throw error;
    }
    noteExitCode(exitCodeOf(error));
    return { ...ofCatalogue, problem: describeError(error) };
  }
}

/** The steps in their order, numbered; what one step raises is done in one deployment. */
export function upgradesText({ environment, upgrades, support, newest, problem }: EnvironmentUpgrades): string[] {
  const steps = upgradeSteps.filter((step) => upgrades.some((one) => one.step === step));
  const source = newest && ` (EKS' newest by ${newest.from === "AWS" ? "AWS" : `the catalogue of ${newest.day}`})`;
  return [
    newest === undefined || steps.length > 0 ? `${environment}${source ?? ""}` : `${environment}: nothing is behind${source}`,
    ...steps.flatMap((step, at) => [
      `  ${at + 1}. ${step}`,
      ...upgrades
        .filter((one) => one.step === step)
        .flatMap(({ path, from, to, until, how }) => [
          `     ${path.slice(environment.length + 1)}: ${from} -> ${to}${until === undefined ? "" : `, supported until ${until}`}`,
          ...wrapped("       ", how),
        ]),
    ]),
    ...support.map((line) => `  ${line}`),
    ...(problem === undefined ? [] : [indented(problem)]),
  ];
}
