import { ConfigurationError } from "../../../lib/errors";
import { exitCodeOf, InterruptedError, PendingError, UsageError } from "../../../tools/deployment/exit-codes";
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
