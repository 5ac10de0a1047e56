import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { type GoToolName, goTools } from "../../tools/install/go-tools";

/** What the chart's tests run. */
export const chartTools = ["helm", "kubectl-validate"] as const satisfies readonly GoToolName[];

/** Variable in which the global setup tells the tests why they cannot run. */
export const withoutTools = "SLIPWAY_TEST_WITHOUT_CHART_TOOLS";

/** Where the global setup put the tool. */
export const pathOf = (tool: (typeof chartTools)[number]): string =>
  join(projectRoot, ".tools", tool, goTools[tool].version, tool);

/** Tests that need the tools: skipped, and reported so with the reason, where those are not to be had. */
export function describeChart(name: string, tests: () => void): void {
  const reason = process.env[withoutTools];
  if (reason === undefined) {
    describe(name, tests);
  } else {
    describe.skip(`${name} (${reason})`, tests);
  }
}
