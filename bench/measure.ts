import { spawnSync } from "node:child_process";
import { projectRoot } from "../lib/project";

/** What a process and its children took. */
export interface Cost {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** What one command and another took right after each other, so that a busy machine slows both. */
export interface Pair {
  readonly a: Cost;
  readonly b: Cost;
}

export type Command = readonly [program: string, ...args: string[]];

/** Runs the commands in turn, A B A B..., after a run of each that does not count; says so, because it takes a while. */
export function measurePairs(what: string, a: Command, b: Command, runs: number): Pair[] {
  process.stderr.write(`${what}: ${runs} pairs of runs\n`);
  measure(a);
  measure(b);
  return Array.from({ length: runs }, () => ({ a: measure(a), b: measure(b) }));
}

/** The middle of what `figure` makes of each pair: one slow run does not count. */
export function median(pairs: readonly Pair[], figure: (pair: Pair) => number): number {
  const figures = pairs.map(figure).sort((left, right) => left - right);
  return figures[Math.floor(figures.length / 2)] ?? Number.NaN;
}

/** What a command prints. */
export function outputOf([program, ...args]: Command): string {
  return run(program, args).stdout;
}

function measure(command: Command): Cost {
  // The shell, because node does not tell what the children of its children took.
  const { stderr } = run("bash", ["-c", 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null', "bench", ...command]);
  const [user = Number.NaN, system = Number.NaN, wallSeconds = Number.NaN] =
    stderr.trimEnd().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return { cpuSeconds: user + system, wallSeconds };
}

function run(program: string, args: readonly string[]): { stdout: string; stderr: string } {
  const env = { ...process.env, LC_ALL: "C", CHECKPOINT_DISABLE: "1" };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: projectRoot, env, encoding: "utf8" });
  if (error !== undefined || status !== 0) {
    throw new Error(`${[program, ...args].join(" ")} failed: ${error?.message ?? stderr}`);
  }
  return { stdout, stderr };
}
