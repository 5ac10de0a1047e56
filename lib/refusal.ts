/** Why a value is refused. */
export interface Refusal {
  /** What is wrong; completes "<path>: ...". */
  readonly problem: string;
  /** What to write instead. */
  readonly allowed: string;
}
