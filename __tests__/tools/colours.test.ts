import { coloured, hasColours } from "../../tools/colours";

const terminal = { isTTY: true };
const pipe = {};

describe("hasColours", () => {
  it.each([
    ["a terminal", terminal, {}, true],
    ["a pipe", pipe, {}, false],
    ["a terminal with NO_COLOR", terminal, { NO_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR, which says nothing", terminal, { NO_COLOR: "" }, true],
    ["a terminal that cannot", terminal, { TERM: "dumb" }, false],
    ["a pipe with FORCE_COLOR", pipe, { FORCE_COLOR: "1" }, true],
    ["a terminal with FORCE_COLOR=0", terminal, { FORCE_COLOR: "0" }, false],
    ["both, as in Node", pipe, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  ])("is as %s wants it", (_, output, variables, expected) => {
    expect(hasColours(output, variables)).toBe(expected);
  });
});

describe("coloured", () => {
  const { FORCE_COLOR } = process.env;

  afterEach(() => {
    delete process.env.FORCE_COLOR;
    Object.assign(process.env, FORCE_COLOR === undefined ? {} : { FORCE_COLOR });
  });

  it.each([
    ["1", "\u001b[31mgone\u001b[39m"],
    ["0", "gone"],
  ])("with FORCE_COLOR=%s is %j", (force, text) => {
    process.env.FORCE_COLOR = force;
    expect(coloured("gone", "red")).toBe(text);
  });
});
