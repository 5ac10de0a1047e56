import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "../start/progress";
import type { Terraform } from "../terraform/runner";
import { releasingStaleLock } from "../terraform/stale-lock";
import type { Approval } from "./approval";
import type { PlanJson } from "./plan";
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
}

/** A plan, and the file from which it can be applied. */
export interface Planned {
  readonly plan: PlanJson;
  readonly file: string;
}

const planFile = "slipway.tfplan";

/** Plans the stack, and hands the plan to `use`, or undefined when nothing would change. The file is gone afterwards. */
export async function withPlan<T>(
  work: Work,
  stack: string,
  terraform: Terraform,
  args: readonly string[],
  use: (planned: Planned | undefined) => Promise<T>,
): Promise<T> {
  try {
    const changes = await guarded(work, stack, terraform, () => terraform.plan(planFile, args));
    return await use(changes ? { plan: (await terraform.show(planFile)) as PlanJson, file: planFile } : undefined);
  } finally {
    // It holds what the state holds.
    rmSync(join(folderOf(work.target, stack), planFile), { force: true });
  }
}

/** Plans, shows, asks and applies; returns whether there was anything to change. */
export async function planAndApply(
  work: Work,
  stack: string,
  terraform: Terraform,
  args: readonly string[] = [],
): Promise<boolean> {
  return withPlan(work, stack, terraform, args, async (planned) => {
    if (planned === undefined) {
      work.progress.of(stack)("nothing to change");
      return false;
    }
    show(work, planned);
    if (!work.dryRun) {
      await applyPlanned(work, stack, terraform, planned);
    }
    return true;
  });
}

/** @throws ToolError when it holds a step of versions that AWS refuses */
export function show({ progress }: Work, { plan }: Planned): void {
  progress.show(inColours(summaryOf(plan)));
  progress.show(notesOf(plan).map((note) => `  note: ${note}`));
  refuseVersionSteps(plan);
}

export async function applyPlanned(work: Work, stack: string, terraform: Terraform, { file }: Planned): Promise<void> {
  await work.approval.agree(`Apply this to ${stack}?`, `the plan of ${stack} was declined`);
  await guarded(work, stack, terraform, () => terraform.apply(file));
}

/** Runs `action` once no Terraform of an earlier run works any more. */
export async function guarded<T>(
  { target, progress }: Pick<Work, "target" | "progress">,
  stack: string,
  terraform: Terraform,
  action: () => Promise<T>,
): Promise<T> {
  const report = progress.of(stack);
  if (target.ownsLocks) {
    return releasingStaleLock(terraform, target.lastProcess, report, action);
  }
  await target.lastProcess.waitForEnd(report);
  return action();
}
