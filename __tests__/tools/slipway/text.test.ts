import { columns, wrapped } from "../../../tools/slipway/text";

describe("columns", () => {
  it("are as wide as their widest cell", () => {
    expect(
      columns([
        ["a", "b"],
        ["long", "c"],
      ]),
    ).toEqual(["a     b", "long  c"]);
  });
});

describe("wrapped", () => {
  it("begins further lines below the first word, and breaks at the width", () => {
    expect(wrapped("stacks  ", "one > two > three", 17)).toEqual(["stacks  one > two", "        > three"]);
  });

  it("never breaks a word", () => {
    expect(wrapped("  ", "a-name-that-is-longer-than-the-line b", 10)).toEqual(["  a-name-that-is-longer-than-the-line", "  b"]);
  });
});
