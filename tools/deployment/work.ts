import { join } from "node:path";
import { removedAtEnd } from "../files";
import type { Progress } from "../start/progress";
import type { Terraform } from "../terraform/runner";
import { releasingStaleLock } from "../terraform/stale-lock";
import type { Approval } from "./approval";
import { type Drift, driftOf, driftText } from "./drift";
import { interruptedIn, keptLater, planKeeping } from "./interrupted";
import { refuseLostState } from "./lost-state";
import type { PlanJson } from "./plan";
import { refuseLiftedRevocations } from "./revocations";
import { inColours, summaryOf } from "./summary";
import { folderOf, type Target } from "./target";
import { notesOf, refuseVersionSteps } from "./version-changes";

/** What every step of a run needs. */
export interface Work {
  readonly target: Target;
  readonly progress: Progress;
  readonly approval: Approval;
  /** Only show what would change. */
  readonly dryRun: boolean;
  /** False where there is nothing to lock with, because this run makes that again. @default true */
  readonly locks?: boolean;
}

const unlocked = ["-lock=false"];

const withoutLock = ({ locks = true }: Work): readonly string[] => (locks ? [] : unlocked);

/** A plan, and the file from which it can be applied. */
export interface Planned {
  readonly plan: PlanJson;
  readonly file: string;
}

const planFile = "slipway.tfplan";

/**
 * Plans the stack, and hands the plan to `use`, or undefined when nothing would change, with what was changed outside of Terraform.
 * The file is gone afterwards.
 */
export async function withPlan<T>(
  work: Work,
  stack: string,
  terraform: Terraform,
  args: readonly string[],
  use: (planned: Planned | undefined, drift: readonly Drift[]) => Promise<T>,
): Promise<T> {
  const report = work.progress.of(stack);
  // A look takes no lock: nobody has to wait for it, and it waits for nobody.
  const look = work.dryRun ? unlocked : withoutLock(work);
  let drift: readonly Drift[] = [];
  const planOf = async (addresses: readonly string[]): Promise<PlanJson | undefined> => {
    const options = [...look, ...args, ...addresses.map((address) => `-target=${address}`)];
    const changes = await guarded(work, stack, terraform, () => terraform.plan(planFile, options));
    const plan = changes || terraform.foundDrift ? ((await terraform.show(planFile)) as PlanJson) : undefined;
    drift = plan ? driftOf(plan) : [];
    return changes ? plan : undefined;
  };
  const remove = removedAtEnd(join(folderOf(work.target, stack), planFile));
  try {
    const plan = await (work.dryRun ? planOf([]) : planKeeping(terraform, report, planOf));
    if (plan) {
      await refuseLostState(work.target, stack, plan, report);
    }
    if (plan && work.dryRun) {
      work.progress.show(interruptedIn(plan).map(keptLater));
    }
    tellDrift(work, stack, drift);
    return await use(plan && { plan, file: planFile }, drift);
  } finally {
    // It holds what the state holds.
    remove();
  }
}

/** Before the plan, because that may not take it back. */
function tellDrift({ progress }: Work, stack: string, drift: readonly Drift[]): void {
  if (drift.length > 0) {
    progress.of(stack)("changed outside of Terraform since the last apply:");
    progress.show(inColours(driftText(drift)));
  }
}

/** What goes on beside an apply of the plan. */
export type Around = (plan: PlanJson, apply: () => Promise<void>) => Promise<void>;

/** Plans, shows, asks and applies; returns whether there was anything to change. */
export async function planAndApply(
  work: Work,
  stack: string,
  terraform: Terraform,
  args: readonly string[] = [],
  around: Around = (_, apply) => apply(),
): Promise<boolean> {
  return withPlan(work, stack, terraform, args, async (planned) => {
    if (planned === undefined) {
      work.progress.of(stack)("nothing to change");
      return false;
    }
    show(work, planned);
    if (!work.dryRun) {
      await applyPlanned(work, stack, terraform, planned, around);
    }
    return true;
  });
}

/** @throws ToolError when it holds a step of versions that AWS refuses, or would make revoked sessions of a role good again */
export function show({ progress }: Work, { plan }: Planned): void {
  progress.show(inColours(summaryOf(plan)));
  progress.show(notesOf(plan).map((note) => `  note: ${note}`));
  refuseVersionSteps(plan);
  refuseLiftedRevocations(plan);
}

export async function applyPlanned(
  work: Work,
  stack: string,
  terraform: Terraform,
  { plan, file }: Planned,
  around: Around = (_, apply) => apply(),
): Promise<void> {
  const left = driftOf(plan).filter(({ isMended }) => !isMended);
  if (left.length > 0) {
    // The next plan compares with what this apply writes down, and so never names it again.
    work.progress.of(stack)(
      `the apply writes into the state what the plan leaves: ${left.map(({ address }) => address).join(", ")}`,
    );
    await work.approval.agree(
      "Keep what was changed outside, from now on as if it were meant?",
      `what was changed outside of Terraform in ${stack} was declined: take it back where it was made, or put it into the environment`,
    );
  }
  await work.approval.agree(`Apply this to ${stack}?`, `the plan of ${stack} was declined`);
  await around(plan, () => guarded(work, stack, terraform, () => terraform.apply(file, withoutLock(work))));
}

/** Runs `action` once no Terraform of an earlier run works any more. */
export async function guarded<T>(
  { target, progress }: Pick<Work, "target" | "progress">,
  stack: string,
  terraform: Terraform,
  action: () => Promise<T>,
): Promise<T> {
  const { processes, isLocal } = target;
  return processes === undefined
    ? action()
    : releasingStaleLock({ terraform, processes, stack, isOwn: isLocal, report: progress.of(stack) }, action);
}
