// Sums up a run of .ci/run: one line for each part, then `N passed, N failed[, N skipped]` as the last line.
// The counts are jest's own; a part that failed without a failed test of its own counts as one failure.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [results] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

console.log();
for (const line of readFileSync(join(results, "parts.tsv"), "utf8").split("\n").filter(Boolean)) {
  const [part, outcome, seconds, reason] = line.split("\t");
  const counts = countsOf(part);
  if (outcome === "failed" && counts.failed === 0) {
    counts.failed = 1;
  }
  if (outcome === "skipped") {
    counts.skipped += 1;
  }
  for (const key of Object.keys(total)) {
    total[key] += counts[key];
  }
  console.log(`${part.padEnd(22)} ${outcome.padEnd(8)} ${seconds.padStart(5)} s${reason && `  ${reason}`}`);
  for (const note of counts.notes) {
    console.log(`                       ${note}`);
  }
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function countsOf(part) {
  const file = join(results, `${part}.json`);
  const { passed = 0, failed = 0, skipped = 0 } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  // Of jest's tests there are numbers, of the checks there are names.
  const number = (found) => (Array.isArray(found) ? found.length : found);
  const notes = Array.isArray(skipped) ? skipped.map((note) => `skipped: ${note}`) : [];
  return { passed, failed: number(failed), skipped: number(skipped), notes };
}
