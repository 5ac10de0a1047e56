import { told } from "./told";

const printed = (stderr: string) => ({ code: 1, stdout: "", stderr });

describe("told", () => {
  it("is what was printed, in one line", () => {
    expect(told(printed("it is full\n  next: make room\n"), 1)).toBe(" it is full next: make room ");
  });

  it.each([
    ["a stack", "SyntaxError: no\n    at JSON.parse (tools/x.ts:1:2)\n"],
    ["the request to report it", "next: please report it\n"],
  ])("is a failure with %s in it", (_, text) => {
    expect(() => told(printed(text), 1)).toThrow("the user sees an error of ours");
  });

  it("is a failure with another exit code", () => {
    expect(() => told(printed(""), 0)).toThrow("exit code 1, expected 0");
  });
});
