import { actionOf, type PlanJson } from "../deployment/plan";
import type { State } from "../deployment/state";
import type { StateFacts } from "../deployment/state-facts";
import type { Workspace } from "../terraform/cloud";

/** What is known of a stack's state, in a line. */
export function stateText(state: State | undefined, { changed, lock, workspace }: StateFacts = {}): string {
  const count = state?.resources.length ?? 0;
  const parts = [
    count === 0 ? "not applied" : `applied, ${count} ${count === 1 ? "resource" : "resources"}`,
    ...(state && state.serial > 0 ? [`serial ${state.serial}`] : []),
    ...(changed ? [`last changed ${changed}`] : []),
    ...(lock ? [`locked: ${lock.operation} by ${lock.who} since ${lock.since} (lock ${lock.id})`] : []),
    ...(workspace ? workspaceText(workspace) : []),
  ];
  return parts.join(", ");
}

function workspaceText({ page, exists, lockedBy }: Workspace): string[] {
  if (exists === undefined) {
    return [`whether it is locked: ${page}`];
  }
  return exists ? (lockedBy ? [`locked by ${lockedBy} (${page})`] : []) : ["no workspace of its name that this login may see"];
}

/** What was changed outside of Terraform. */
export function driftText({ resource_drift: drift = [] }: PlanJson): string {
  const drifted = drift.filter((change) => actionOf(change) !== "keep").map(({ address }) => address);
  return drifted.length > 0 ? `; changed outside of Terraform: ${drifted.join(", ")}` : "";
}
