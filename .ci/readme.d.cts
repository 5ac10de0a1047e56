/** A command of one of README's shell blocks. */
interface Command {
  readonly command: string;
  /** Whether it takes an AWS account, which CI does not have. */
  readonly needsAccount: boolean;
}

export function blocksOf(readme: string): Command[];
export function slipwayOf(readme: string): string[];
export function unrunOf(readme: string, ci: string): string[];
