import { NoCredentialsError } from "../aws/client";
import { ToolError } from "../errors";
import { readStack, s3SettingsOf } from "../terraform/stack-files";
import { actionOf, changesIn, type PlanJson } from "./plan";
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
  const isFromNothing =
    changesIn(plan).length > 0 &&
    (plan.resource_changes ?? []).every((change) => change.mode === "data" || actionOf(change) === "create");
  const folder = folderOf(target, stack);
  if (!isFromNothing || s3SettingsOf(readStack(folder)) === undefined) {
    return;
  }
  try {
    const store = await StateStore.open(target, stack);
    const [latest] = await store.versions();
    const kept = latest?.isDeletion ? await store.lastWhole() : undefined;
    if (kept?.resources) {
      const { id } = target;
      throw new ToolError(
        `${store.place} was deleted: the plan would make everything of ${stack} a second time. Its bucket has kept the state of ${kept.changed}, with ${kept.resources} resources`,
        `npx slipway state restore ${id} ${stepOf(id, stack)} brings it back; then run this again`,
      );
    }
  } catch (error) {
    if (!(error instanceof NoCredentialsError)) {
      throw error;
    }
    report(`whether an earlier state was deleted was not looked up: ${error.message}`);
  }
}
