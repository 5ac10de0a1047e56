import { postgresUpgrades } from "../../lib/data/postgres-upgrades";
import { goesBack } from "../../lib/eks-versions";
import { ToolError } from "../errors";
import { actionOf, attributesIn, type Body, changesIn, type PlanJson, type ResourceChange } from "./plan";

/**
 * Arguments whose change AWS leaves to the maintenance window, unless it is told to make it at once, by type; and the section of an
 * environment that says so. Sources: Amazon RDS User Guide, Settings for DB instances; Amazon ElastiCache API Reference,
 * ModifyReplicationGroup (ApplyImmediately).
 */
const deferred: Readonly<Record<string, { readonly section: string; readonly attributes: readonly string[] }>> = {
  aws_db_instance: {
    section: "database",
    attributes: [
      "allocated_storage",
      "ca_cert_identifier",
      "engine_version",
      "iam_database_authentication_enabled",
      "instance_class",
      "iops",
      "multi_az",
      "storage_type",
    ],
  },
  aws_elasticache_replication_group: { section: "cache", attributes: ["engine", "engine_version", "node_type"] },
};

/** Versions of what EKS runs, and the setting that pins them. */
const pinned: Readonly<Record<string, readonly [attribute: string, setting: string]>> = {
  aws_eks_addon: ["addon_version", "cluster.addonVersions"],
  aws_eks_node_group: ["release_version", "cluster.nodeRelease"],
};

/** What a plan does later than its apply, and which versions it takes back, a line each. */
export function notesOf(plan: PlanJson): string[] {
  const changes = changesIn(plan).filter((change) => actionOf(change) === "change");
  return changes.flatMap((change) => [...waiting(change), ...untilReboot(change), ...takenBack(change)]);
}

function waiting(change: ResourceChange): string[] {
  const { address, type } = change;
  const after = change.change.after ?? {};
  const { section, attributes } = deferred[type] ?? { section: "", attributes: [] };
  const names = attributesIn(change).filter((name) => attributes.includes(name));
  if (names.length === 0 || after.apply_immediately === true) {
    return [];
  }
  const window = typeof after.maintenance_window === "string" ? ` (${after.maintenance_window}, UTC)` : "";
  return [
    `${address}: ${names.join(", ")} ${names.length === 1 ? "waits" : "wait"} for the maintenance window${window}, and every plan shows it until then; ${section}.applyImmediately: true does it at once`,
  ];
}

/** Static parameters. */
function untilReboot({ address, type, change: { before, after } }: ResourceChange): string[] {
  if (type !== "aws_db_parameter_group") {
    return [];
  }
  const had = new Set(parametersOf(before).map((one) => JSON.stringify(one)));
  const names = parametersOf(after).filter((one) => one.apply_method === "pending-reboot" && !had.has(JSON.stringify(one)));
  return names.length === 0
    ? []
    : [
        `${address}: ${names.map(({ name }) => String(name)).join(", ")} ${names.length === 1 ? "waits" : "wait"} for a reboot of its instances`,
      ];
}

const parametersOf = (body: Body | null): readonly Body[] => (Array.isArray(body?.parameter) ? body.parameter : []);

function takenBack({ address, type, change: { before, after } }: ResourceChange): string[] {
  const [attribute = "", setting = ""] = pinned[type] ?? [];
  const [old, now] = [textOf(before, attribute), textOf(after, attribute)];
  return old !== "" && now !== "" && goesBack(old, now)
    ? [`${address}: goes back from ${old} to ${now}; state the newer one in ${setting}, or "unmanaged", to keep it`]
    : [];
}

const textOf = (body: Body | null, attribute: string): string => (typeof body?.[attribute] === "string" ? body[attribute] : "");

/**
 * @throws ToolError when AWS would refuse a step from the version that runs, minutes into an apply, or when it would replace what holds
 * data; a plan knows what runs, and a file does not
 */
export function refuseVersionSteps(plan: PlanJson): void {
  for (const change of changesIn(plan)) {
    refuseDatabaseStep(change);
    refuseClusterStep(change);
    refuseOlderCache(change);
  }
}

function refuseDatabaseStep({ address, type, change: { before, after } }: ResourceChange): void {
  const [old, now] = [textOf(before, "engine_version"), textOf(after, "engine_version")].map(majorOf);
  if (type !== "aws_db_instance" || !old || !now || old === now) {
    return;
  }
  const targets: readonly string[] = postgresUpgrades[old as keyof typeof postgresUpgrades] ?? [];
  if (!targets.includes(now)) {
    throw new ToolError(
      `${address} runs PostgreSQL ${old}, which RDS does not make a ${now}`,
      `state ${[old, ...targets].join(", or ")} in database.engineVersion`,
    );
  }
  if (after?.allow_major_version_upgrade !== true) {
    throw new ToolError(
      `${address} runs PostgreSQL ${old}, and the environment does not let it become a ${now}`,
      'try it on a copy (docs/guides/upgrades.md), then state database.majorUpgrade: { enabled: true, reason: "..." }',
    );
  }
}

const majorOf = (version: string): string => version.replace(/\..*/, "");

function refuseClusterStep({ address, type, change: { before, after } }: ResourceChange): void {
  const [old, now] = [textOf(before, "version"), textOf(after, "version")];
  const step = Number(now.split(".")[1]) - Number(old.split(".")[1]);
  if (type === "aws_eks_cluster" && old !== "" && now !== "" && step !== 0 && step !== 1) {
    const next = `1.${Number(old.split(".")[1]) + 1}`;
    throw new ToolError(
      `${address} runs Kubernetes ${old}, which EKS does not make a ${now}: upwards one minor at a time, never down`,
      `state ${step < 0 ? old : next} in cluster.version`,
    );
  }
}

function refuseOlderCache({ address, type, change: { before, after, replace_paths: paths = [] } }: ResourceChange): void {
  if (type === "aws_elasticache_replication_group" && paths.some(([attribute]) => attribute === "engine_version")) {
    throw new ToolError(
      `${address} runs ${textOf(before, "engine_version")}, and ${textOf(after, "engine_version")} would replace it, with all that it holds`,
      "state in cache.engineVersion what runs",
    );
  }
}
