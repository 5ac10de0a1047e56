import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../lib/project";
import { median, type Pair } from "./measure";

/** One line of the report: a figure beside its aim, and what it was made from. */
export interface Row {
  readonly what: string;
  readonly aim: string;
  readonly figure: string;
  /** Medians of what the figure compares. */
  readonly from: string;
  readonly runs: number;
}

/** The medians of both sides of the pairs: `0.19 s and 0.33 s of CPU, 0.17 s and 0.27 s of wall time`. */
export function mediansOf(pairs: readonly Pair[]): string {
  const [cpuA, cpuB, wallA, wallB] = [
    median(pairs, ({ a }) => a.cpuSeconds),
    median(pairs, ({ b }) => b.cpuSeconds),
    median(pairs, ({ a }) => a.wallSeconds),
    median(pairs, ({ b }) => b.wallSeconds),
  ].map((seconds) => `${seconds.toFixed(2)} s`);
  return `${cpuA} and ${cpuB} of CPU, ${wallA} and ${wallB} of wall time`;
}

/** The second of each pair against the first. */
export function ratioRow(what: string, aim: number, pairs: readonly Pair[]): Row {
  const cpu = median(pairs, ({ a, b }) => b.cpuSeconds / a.cpuSeconds);
  const wall = median(pairs, ({ a, b }) => b.wallSeconds / a.wallSeconds);
  const figure = `${cpu.toFixed(2)}x of CPU, ${wall.toFixed(2)}x of wall time`;
  return { what, aim: `at most ${aim}x`, figure, from: mediansOf(pairs), runs: pairs.length };
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, aim, figure, from, runs }) => `| ${[what, aim, figure, from, runs].join(" | ")} |`);
  return ["| What | Aim | Figure | Medians | Runs |", "| --- | --- | --- | --- | --- |", ...lines].join("\n");
}

/** Replaces the figures in docs/performance.md. */
export function writeFigures(table: string): void {
  const file = join(projectRoot, "docs", "performance.md");
  const [before, rest] = splitOnce(readFileSync(file, "utf8"), "<!-- figures -->\n");
  const [, after] = splitOnce(rest, "<!-- end of figures -->");
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() || "unknown"}), ${process.platform}, Node ${process.versions.node}`;
  const section = `\`npm run bench -- --write\` wrote these on ${machine}:\n\n${table}\n`;
  writeFileSync(file, `${before}<!-- figures -->\n${section}<!-- end of figures -->${after}`);
}

function splitOnce(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at < 0) {
    throw new Error(`docs/performance.md has no ${mark.trim()}`);
  }
  return [text.slice(0, at), text.slice(at + mark.length)];
}
