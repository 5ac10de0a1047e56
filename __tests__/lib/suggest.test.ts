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
    expect(didYouMean("elsewhere", ["staging", "production"])).toBe("");
  });
});
