import { PassThrough } from "node:stream";
import { askedOnTerminal, typed } from "../../../tools/deployment/approval";
import { exitCodeOf } from "../../../tools/deployment/exit-codes";
import { describeError } from "../../../tools/errors";

/** A terminal on which this is typed. */
function terminal(text: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => input }) as unknown as NodeJS.ReadStream;
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream;
  (input as unknown as PassThrough).write(text);
  return [input, output] as const;
}

const outcome = (action: Promise<unknown>) =>
  action.then(
    () => "agreed",
    (error: unknown) => error,
  );

describe("a question about a plan", () => {
  it.each(["y\n", "yes\n", "Y\n"])("is answered by %j", async (answer) => {
    expect(await outcome(askedOnTerminal(...terminal(answer)).agree("Apply?", "declined"))).toBe("agreed");
  });

  it.each(["\n", "n\n", "yess\n"])("is declined by %j, with an exit code of its own", async (answer) => {
    const error = await outcome(askedOnTerminal(...terminal(answer)).agree("Apply?", "the plan of x was declined"));
    expect(describeError(error)).toBe(
      "the plan of x was declined\n  next: run this again to see the plan anew; what was applied before stays",
    );
    expect(exitCodeOf(error)).toBe(3);
  });

  it("is an interruption when Ctrl-C answers", async () => {
    const error = await outcome(askedOnTerminal(...terminal("\u0003")).agree("Apply?", "declined"));
    expect(exitCodeOf(error)).toBe(130);
  });

  it("is not asked without a terminal", () => {
    expect(() => askedOnTerminal(...terminal("y\n", false))).toThrow("there is no terminal to ask on");
  });
});

describe("the question before a destruction", () => {
  it("takes the environment's name", async () => {
    expect(await outcome(typed("debtflow-staging", ...terminal("debtflow-staging\n")))).toBe("agreed");
  });

  it.each(["y\n", "debtflow-production\n", "\n"])("takes no %j for it", async (answer) => {
    const error = await outcome(typed("debtflow-staging", ...terminal(answer)));
    expect(describeError(error)).toBe("that was not debtflow-staging: nothing was destroyed\n  next: run this again");
    expect(exitCodeOf(error)).toBe(3);
  });

  it("names the way without a terminal", async () => {
    const error = await outcome(typed("debtflow-staging", ...terminal("", false)));
    expect(describeError(error)).toContain("next: --yes=debtflow-staging destroys without asking");
    expect(exitCodeOf(error)).toBe(2);
  });
});
