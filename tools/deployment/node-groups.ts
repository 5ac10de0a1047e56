import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { actionOf, type Body, changesIn, type PlanJson } from "./plan";

/** A node group whose number of nodes is outside of its new limits. */
export interface Outgrown {
  readonly address: string;
  /** Nodes that the autoscaler has it run. */
  readonly runs: number;
  readonly min: number;
  /** The nearest number within the limits. */
  readonly desired: number;
  readonly max: number;
}

/**
 * Groups that EKS would refuse to change: Terraform leaves the number of nodes to the autoscaler, and sends the old one along with new
 * limits ("Minimum capacity 4 can't be greater than desired size 3"). Source: terraform-aws-modules/terraform-aws-eks, issue 3521.
 */
export function outgrownIn(plan: PlanJson): Outgrown[] {
  return changesIn(plan).flatMap((change) => {
    const after = scalingOf(change.change.after);
    const runs = scalingOf(change.change.before)?.desired_size;
    if (change.type !== "aws_eks_node_group" || actionOf(change) !== "change" || after === undefined || runs === undefined) {
      return [];
    }
    const { min_size: min, max_size: max } = after;
    const desired = Math.min(Math.max(runs, min), max);
    return desired === runs ? [] : [{ address: change.address, runs, min, desired, max }];
  });
}

interface Scaling {
  readonly min_size: number;
  readonly desired_size: number;
  readonly max_size: number;
}

function scalingOf(body: Body | null): Scaling | undefined {
  const [scaling] = (body?.scaling_config ?? []) as readonly Scaling[];
  return scaling;
}

/** What happens to it, in a sentence. */
export const outgrownText = ({ address, runs, min, desired, max }: Outgrown): string =>
  desired > runs
    ? `${address} runs ${runs} nodes, below its new minimum of ${min}: ${desired - runs} are started with the change`
    : `${address} runs ${runs} nodes, above its new maximum of ${max}: ${runs - desired} are drained with the change`;

const overrideFile = (folder: string): string => join(folder, "node_groups_override.tf.json");

/**
 * Has the stack in the folder set the number of these groups' nodes, this once: in the same call that sets the limits, because EKS takes
 * neither alone.
 */
export function setSizes(folder: string, groups: readonly Outgrown[]): void {
  const resources = groups.map(({ address, min, desired, max }) => [
    address.slice(address.indexOf(".") + 1),
    {
      scaling_config: { min_size: min, desired_size: desired, max_size: max },
      // An override with an empty list keeps the list that is there; this argument is none of ours.
      lifecycle: { ignore_changes: ["force_update_version"] },
    },
  ]);
  writeFileSync(
    overrideFile(folder),
    JSON.stringify({ resource: { aws_eks_node_group: Object.fromEntries(resources) } }, undefined, 2),
  );
}

export function leaveSizes(folder: string): void {
  rmSync(overrideFile(folder), { force: true });
}
