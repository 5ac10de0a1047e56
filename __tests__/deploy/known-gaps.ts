/** Something that the emulator does not store as AWS does, so that a plan shows a change that is not ours. */
export interface KnownGap {
  readonly type: string;
  readonly attribute: string;
  readonly reason: string;
}

/** Every change that a second plan may show. A test fails on one that is not listed, and on an entry that no longer occurs. */
export const knownGaps: readonly KnownGap[] = [];
