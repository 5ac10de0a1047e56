import { didYouMean, nearest } from "../../lib/suggest";

describe("nearest", () => {
  it.each([
    ["fils", ["files", "uploads"], ["files"]],
    ["debtflow", ["debtflow", "reports"], ["debtflow"]],
    ["Multiaz", ["multiAz", "name"], ["multiAz"]],
    ["nothing-like-it", ["files", "uploads"], []],
    ["ab", ["xy"], []],
    ["", ["files"], []],
  ])("tells what %j may have been meant as", (given, known, expected) => {
    expect(nearest(given, known)).toEqual(expected);
  });

  it("tells several, the nearest first", () => {
    expect(nearest("m7g.lage", ["m7i.large", "m7g.large", "r6i.metal"], 2)).toEqual(["m7g.large", "m7i.large"]);
  });
});

describe("didYouMean", () => {
  it("asks where something known is near, and is silent otherwise", () => {
    expect(didYouMean("stagin", ["staging", "production"])).toBe(" (did you mean staging?)");
    expect(didYouMean("us-est-1", ["us-east-1", "us-west-1", "eu-west-1"])).toBe(" (did you mean us-east-1 or us-west-1?)");
    expect(didYouMean("us-east-1c", ["us-east-1a", "us-east-1b"])).toBe("");
    expect(didYouMean("staging-x", ["staging-a", "staging-b", "staging-c"])).toBe("");
    expect(didYouMean("elsewhere", ["staging", "production"])).toBe("");
  });
});
