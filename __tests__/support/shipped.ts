/**
 * Tests that speak of the systems in environments/, below __tests__: they hold DebtFlow against document 004, or deploy `local`.
 * Who deletes those systems deletes these tests, too.
 */
export const testsOfShippedSystems: readonly string[] = ["charts/differences.test.ts", "deploy", "reference"];
