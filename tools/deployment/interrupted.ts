import { setTimeout as delay } from "node:timers/promises";
import { ToolError } from "../errors";
import type { Terraform } from "../terraform/runner";
import type { Body, PlanJson } from "./plan";
import { protectionsOf } from "./protections";

/** How far AWS has come with what a run began to make. */
type Progress = "made" | "under way" | "failed";

/** A resource that Terraform would replace because it did not see the end of its creation. */
export interface Interrupted {
  readonly address: string;
  readonly progress: Progress;
  /** Why it cannot be replaced, as a clause; undefined where it can. */
  readonly protection?: string;
}

const bySettledStatus =
  (attribute: string, made: RegExp, failed: RegExp): ((now: Body) => Progress) =>
  (now) => {
    const status = String(now[attribute] ?? "");
    return made.test(status) ? "made" : failed.test(status) ? "failed" : "under way";
  };

/** AWS has it as soon as it has a name. */
const atOnce = (): Progress => "made";

/**
 * What holds data, a name that outlives it, or others: a replacement would lose that, or be refused. How far it is, a plan's refresh
 * tells: statuses are those of the services' API references (DBInstanceStatus, Cluster, Nodegroup).
 */
const progressOf: Readonly<Record<string, (now: Body) => Progress>> = {
  aws_db_instance: bySettledStatus(
    "status",
    /^(available|storage-optimization|storage-full)$/,
    /^(failed|incompatible-.*|insufficient-capacity|inaccessible-.*)$/,
  ),
  aws_eks_cluster: bySettledStatus("status", /^(ACTIVE|UPDATING)$/, /^FAILED$/),
  aws_eks_node_group: bySettledStatus("status", /^(ACTIVE|UPDATING|DEGRADED)$/, /^CREATE_FAILED$/),
  // It has no status there, but an address once it is available.
  aws_elasticache_replication_group: ({ primary_endpoint_address: primary, configuration_endpoint_address: all }) =>
    primary || all ? "made" : "under way",
  aws_dynamodb_table: atOnce,
  aws_ecr_repository: atOnce,
  aws_kms_key: atOnce,
  aws_s3_bucket: atOnce,
  aws_secretsmanager_secret: atOnce,
};

/** What of such resources an interruption left behind. */
export function interruptedIn({ resource_changes: changes = [] }: PlanJson): Interrupted[] {
  return changes.flatMap(({ address, type, action_reason: reason, change: { before } }) => {
    if (reason !== "replace_because_tainted" || before === null) {
      return [];
    }
    const progress = progressOf[type]?.(before);
    const protection = protectionsOf([{ address, type, attributes: before, isTainted: true }]).find(({ blocks }) => blocks)?.how;
    // What failed may go, unless it refuses to.
    return progress === undefined || (progress === "failed" && protection === undefined)
      ? []
      : [{ address, progress, ...(protection !== undefined && { protection }) }];
  });
}

const pollMs = 15_000;
const longestMs = 60 * 60_000;

/**
 * Plans by `plan`, and keeps what an interruption left behind, once AWS has made it, where Terraform would replace it.
 *
 * @param plan plans these addresses, or without any everything; undefined when nothing would change
 */
export async function planKeeping(
  terraform: Pick<Terraform, "untaint">,
  report: (line: string) => void,
  plan: (addresses: readonly string[]) => Promise<PlanJson | undefined>,
  wait: (ms: number) => Promise<unknown> = delay,
): Promise<PlanJson | undefined> {
  const whole = await plan([]);
  let found = interruptedIn(whole ?? {});
  if (found.length === 0) {
    return whole;
  }
  const addresses = found.map(({ address }) => address);
  for (let waited = 0; found.some(isUnderWay); waited += pollMs) {
    const names = found.filter(isUnderWay).map(({ address }) => address);
    if (waited === 0) {
      report(`AWS still makes what an interrupted run has begun; waiting for its end: ${names.join(", ")}`);
    } else if (waited >= longestMs) {
      throw new ToolError(`AWS does not get done with ${names.join(", ")}`, "look at it in AWS' console, and run this again");
    }
    await wait(pollMs);
    found = interruptedIn((await plan(addresses)) ?? {});
  }
  for (const { address, progress, protection } of found) {
    await terraform.untaint(address);
    report(`${address}: an interrupted run did not see the end of its creation; ${outcomeOf(progress, protection)}`);
  }
  return plan([]);
}

const isUnderWay = ({ progress }: Interrupted): boolean => progress === "under way";

function outcomeOf(progress: Progress, protection: string | undefined): string {
  return progress === "failed" && protection !== undefined
    ? `it failed in AWS, and ${protection}: kept, mend it there or switch that off`
    : "AWS has made it: kept, not replaced (terraform untaint)";
}

/** What a look at such a plan has to know. */
export const keptLater = ({ address }: Interrupted): string =>
  `${address} is left from an interrupted run: a deployment keeps it, if AWS makes it, instead of replacing it`;
