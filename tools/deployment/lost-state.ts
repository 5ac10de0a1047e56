import { ToolError } from "../errors";
import { readStack, s3SettingsOf } from "../terraform/stack-files";
import { actionOf, changesIn, type PlanJson, type ResourceChange } from "./plan";
import { StateStore } from "./state-store";
import { folderOf, stepOf, type Target } from "./target";

/**
 * Without its state object, and without a digest that would tell, Terraform takes everything for not made yet. The bucket's versions
 * know better.
 *
 * @throws ToolError when the plan makes everything, and the bucket has kept a state with resources
 */
export async function refuseLostState(
  target: Target,
  stack: string,
  plan: PlanJson,
  report: (line: string) => void,
): Promise<void> {
  const isFromNothing = changesIn(plan).length > 0 && (plan.resource_changes ?? []).every(isOfNothing);
  const folder = folderOf(target, stack);
  if (!isFromNothing || s3SettingsOf(readStack(folder)) === undefined) {
    return;
  }
  const lost = await lostVersion(target, stack, report);
  if (lost) {
    const { id } = target;
    throw new ToolError(
      `${lost.place} was deleted: the plan would make everything of ${stack} a second time. Its bucket has kept the state of ${lost.changed}, with ${lost.resources} resources`,
      `npx slipway state restore ${id} ${stepOf(id, stack)} brings it back; then run this again`,
    );
  }
}

/** Whether no state knows it: what is taken over stands in AWS, and in no state either. */
const isOfNothing = (change: ResourceChange): boolean =>
  change.mode === "data" || actionOf(change) === "create" || change.change.importing !== undefined;

interface Lost {
  readonly place: string;
  readonly changed: string;
  readonly resources: number;
}

/** Who may not look, or cannot, is told, and not kept from a first deployment. */
async function lostVersion(target: Target, stack: string, report: (line: string) => void): Promise<Lost | undefined> {
  try {
    const store = await StateStore.open(target, stack);
    const [latest] = await store.versions();
    const kept = latest?.isDeletion ? await store.lastWhole() : undefined;
    return kept?.resources ? { place: store.place, changed: kept.changed, resources: kept.resources } : undefined;
  } catch (error) {
    if (!(error instanceof ToolError)) {
      throw error;
    }
    report(`whether an earlier state was deleted was not looked up: ${error.message}`);
    return undefined;
  }
}
