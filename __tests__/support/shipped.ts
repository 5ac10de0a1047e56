/**
 * Tests, below __tests__, that speak of the systems in environments/: they hold DebtFlow against document 004, or deploy `local`. Who
 * deletes those systems deletes these tests, too.
 */
export const testsOfShippedSystems: readonly string[] = [
  "charts/differences.test.ts",
  "deploy/cdktf-cli.test.ts",
  "deploy/cluster-stacks.test.ts",
  "deploy/interrupted.test.ts",
  "deploy/lifecycle.test.ts",
  "reference/assumptions.test.ts",
  "reference/checklist.test.ts",
  "reference/differences.test.ts",
];
