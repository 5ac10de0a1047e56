import type { PlannedChange } from "./deployment";

/** Something that the emulator does not store as AWS does, so that a plan shows a change that is not ours. */
export interface KnownGap {
  readonly type: string;
  readonly attribute: string;
  readonly reason: string;
}

/** Every change that a second plan of `local` may show: a test fails on one that is not listed, and on one that no longer occurs. */
export const knownGaps: readonly KnownGap[] = [
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
];

/** The listed gaps, and what a plan shows, in the same form: `type.attribute: actions`. */
export const expectedGaps: readonly string[] = knownGaps.map(({ type, attribute }) => `${type}.${attribute}: update`).sort();

export function gapsIn(changes: readonly PlannedChange[]): string[] {
  const shown = changes.flatMap(({ type, attributes, actions }) =>
    attributes.map((attribute) => `${type}.${attribute}: ${actions.join(", ")}`),
  );
  return [...new Set(shown)].sort();
}
