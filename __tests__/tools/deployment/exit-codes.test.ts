import { ConfigurationError } from "../../../lib/errors";
import { exitCodeOf, InterruptedError, noteExitCode, PendingError, UsageError } from "../../../tools/deployment/exit-codes";
import { TerraformError } from "../../../tools/terraform/errors";

describe("exitCodeOf", () => {
  it.each([
    [1, new TerraformError("other", "x", "y")],
    [1, new Error("bug")],
    [2, new UsageError("x", "y")],
    [2, new ConfigurationError("a.b", "is wrong")],
    [3, new PendingError("x", "y")],
    [130, new InterruptedError("x", "y")],
    [130, new TerraformError("interrupted", "x", "y")],
  ])("is %i for %s", (code, error) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe("noteExitCode", () => {
  it.each([
    [[0, 3], 3],
    [[3, 0], 3],
    [[1, 3], 1],
    [[3, 1, 2], 1],
    [[2, 3], 2],
    [[1, 130], 130],
  ] as const)("of %j keeps the gravest", (codes, expected) => {
    const to: { exitCode?: number } = {};
    for (const code of codes) {
      noteExitCode(code, to);
    }
    expect(to.exitCode).toBe(expected);
  });
});
