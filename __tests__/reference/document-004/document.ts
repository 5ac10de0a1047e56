/** The stages that document 004 knows. */
export const stages = ["staging", "production"] as const;
export type Stage = (typeof stages)[number];

/** Line of the document, and the value there. A reference is the document's own, such as `aws_vpc.main.id`. */
export type Stated = readonly [line: number, value: unknown];

/** A reference, as Terraform's JSON has it. */
export const ref = (expression: string): string => `\${${expression}}`;

/** A resource of the document, its arguments by path: a block's name, or that of the parameter or rule, is part of it. */
export interface DocumentResource {
  /** In the document; `[0]` where it counts. */
  readonly address: string;
  readonly line: number;
  /** In our stack. @default - the stack has no such thing */
  readonly ours?: string;
  /** @default - the document names the resource only, so ours may have any */
  readonly arguments?: Readonly<Record<string, Stated>>;
}

/** What the document names without its arguments ("the same logic applies to ..."): ours is not beside the document. */
export interface Mentioned {
  readonly line: number;
  /** Our addresses; `*` stands for anything. */
  readonly ours: readonly string[];
}
