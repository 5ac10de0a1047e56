import type { PlannedChange } from "./deployment";

/** Environments that are applied to the emulator. */
type Applied = "local" | "debtflow-staging";

/** Something that the emulator does not store as AWS does, so that a plan shows a change that is not ours. */
export interface KnownGap {
  readonly type: string;
  readonly attribute: string;
  /** Whether the change is a replacement, and no update in place. @default false */
  readonly replaces?: boolean;
  readonly reason: string;
  /** Where it shows. `local` is so made that nothing is replaced there. @default - everywhere */
  readonly only?: Applied;
}

/** Every change that a second plan may show: a test fails on one that is not listed, and on one that no longer occurs. */
export const knownGaps: readonly KnownGap[] = [
  {
    type: "aws_db_instance",
    attribute: "enabled_cloudwatch_logs_exports",
    reason: "the emulator forgets which logs an instance exports",
    only: "debtflow-staging",
  },
  {
    type: "aws_eks_cluster",
    attribute: "upgrade_policy",
    reason: "the emulator forgets the support policy",
    only: "debtflow-staging",
  },
  {
    type: "aws_eks_node_group",
    attribute: "launch_template",
    replaces: true,
    reason: "the emulator forgets a group's launch template",
    only: "debtflow-staging",
  },
  {
    type: "aws_elasticache_parameter_group",
    attribute: "parameter",
    reason: "the emulator gives the engine's defaults out as if they had been set",
  },
  {
    type: "aws_elasticache_replication_group",
    attribute: "auto_minor_version_upgrade",
    reason: "the emulator does not return it",
  },
  {
    type: "aws_flow_log",
    attribute: "iam_role_arn",
    replaces: true,
    reason: "the emulator forgets a flow log's role",
    only: "debtflow-staging",
  },
  {
    type: "aws_flow_log",
    attribute: "max_aggregation_interval",
    replaces: true,
    reason: "the emulator forgets a flow log's interval",
    only: "debtflow-staging",
  },
];

/** What a second plan of the environment shows, in the form of {@link gapsIn}. */
export function expectedGaps(environment: Applied): string[] {
  return knownGaps
    .filter(({ only = environment }) => only === environment)
    .map(({ type, attribute, replaces = false }) => `${type}.${attribute}: ${replaces ? "delete, create" : "update"}`)
    .sort();
}

/** `type.attribute: actions` of every change, each once. */
export function gapsIn(changes: readonly PlannedChange[]): string[] {
  const shown = changes.flatMap(({ type, attributes, actions }) =>
    attributes.map((attribute) => `${type}.${attribute}: ${actions.join(", ")}`),
  );
  return [...new Set(shown)].sort();
}
