import { type Drift, driftOf } from "../deployment/drift";
import type { PlanJson } from "../deployment/plan";
import type { State } from "../deployment/state";
import type { StateFacts } from "../deployment/state-facts";
import { totalsOf } from "../deployment/summary";
import type { Workspace } from "../terraform/cloud";
import type { LockInfo } from "../terraform/errors";

/** What `status --json` tells of an environment. Keys are added, and neither renamed nor taken away. */
export interface EnvironmentStatus {
  readonly environment: string;
  /** Of an environment that is not broken. */
  readonly account?: string;
  readonly region?: string;
  /** In the order in which they are applied; none where there is nowhere to look. */
  readonly stacks: readonly StackStatus[];
  /** Tag that runs of each image. */
  readonly images: Readonly<Record<string, string>>;
  /** With `--hosts`: whether each host answers from here. */
  readonly hosts?: readonly HostStatus[];
  /** Versions whose support ends soon or has ended, a line each. */
  readonly support: readonly string[];
  /** Why there is nothing to tell, or not all of it. */
  readonly problem?: string;
}

/** What a host said to whoever runs `slipway`: one inside the VPC, or behind ranges, need not answer everybody. */
export interface HostStatus {
  readonly host: string;
  /** Components and web interfaces that answer there; of a redirect, the host that it leads to. */
  readonly leadsTo: readonly string[];
  /** What was asked. */
  readonly url: string;
  readonly answers: boolean;
  /** Code of the answer, with where it leads; or why there is none. */
  readonly said: string;
}

export interface StackStatus {
  readonly stack: string;
  /** Resources in its state; 0 is not applied. */
  readonly resources: number;
  /** Of its state, counted by Terraform. */
  readonly serial?: number;
  /** When its state was last written (ISO 8601), as the backend tells it. */
  readonly changed?: string;
  /** Who holds its lock. */
  readonly lock?: LockInfo;
  /** With Terraform Cloud: its workspace. */
  readonly workspace?: Workspace;
  /** With `--plan`. */
  readonly plan?: PlanStatus;
}

/** What planning a stack found. */
export interface PlanStatus {
  readonly result: "no changes" | "changes" | "not planned" | "failed";
  /** Such as `1 to change`; or why there is no plan. */
  readonly text?: string;
  /** Addresses of what was changed outside of Terraform. */
  readonly drifted?: readonly string[];
  /** What is in the cluster otherwise than its releases have it, or was left in the middle, a line each. */
  readonly inCluster?: readonly string[];
  /** Why that could not be looked at. */
  readonly notInCluster?: string;
}

export function stackStatus(stack: string, state: State | undefined, { changed, lock, workspace }: StateFacts = {}): StackStatus {
  return {
    stack,
    resources: state?.resources.length ?? 0,
    ...(state && state.serial > 0 && { serial: state.serial }),
    ...(changed && { changed: isoOf(changed) }),
    ...(lock && { lock }),
    ...(workspace && { workspace }),
  };
}

/** S3 tells times as HTTP does. */
function isoOf(time: string): string {
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime()) ? time : parsed.toISOString();
}

/** @param plan undefined where nothing would change */
export function planStatus(plan: PlanJson | undefined, drift: readonly Drift[] = plan ? driftOf(plan) : []): PlanStatus {
  const drifted = drift.length > 0 && { drifted: drift.map(({ address }) => address) };
  return plan === undefined ? { result: "no changes", ...drifted } : { result: "changes", text: totalsOf(plan), ...drifted };
}
