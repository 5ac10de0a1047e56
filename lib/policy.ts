/** One statement of an IAM policy that allows: what may be done, to what, and when. */
export interface PolicyStatement {
  /** Unique within its policy; letters and digits. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator -> key -> values, such as `{ StringEquals: { "aws:SourceVpc": ["vpc-1"] } }`. @default - none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}
