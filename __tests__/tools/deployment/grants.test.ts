import { compareEntries, compareGrants, compareLists } from "../../../tools/deployment/grants";
import { policy } from "./plans";

const document = (...statements: object[]): string => JSON.stringify({ Statement: statements });
const deny = { Effect: "Deny", Action: "s3:*", Resource: "*" };
const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "a" };

describe("compareGrants", () => {
  it.each([
    [
      "the order of actions and statements",
      policy(["a:B", "a:C"], ["x"]),
      document({ Effect: "Allow", Action: "a:C", Resource: "x" }, { Effect: "Allow", Action: ["a:B"], Resource: ["x"] }),
    ],
    ["the name of a statement", policy(["a:B"], ["x"], { Sid: "One" }), policy(["a:B"], ["x"], { Sid: "Two" })],
    ["the case of an action", policy(["s3:getobject"], ["x"]), policy(["s3:GetObject"], ["x"])],
  ])("sees no difference in %s", (_, before, after) => {
    expect(compareGrants(before, after)).toEqual({ loses: [], gains: [] });
  });

  it("takes a pattern for what it covers", () => {
    expect(compareGrants(policy(["s3:*"], ["arn:aws:s3:::files/*"]), policy(["s3:Get*"], ["arn:aws:s3:::files/a?"]))).toEqual({
      loses: ["s3:* on arn:aws:s3:::files/*"],
      gains: [],
    });
  });

  it("takes no dot or bracket for a pattern", () => {
    expect(compareGrants(policy(["a:B"], ["files.x"]), policy(["a:B"], ["files-x"]))?.gains).toEqual(["a:B on files-x"]);
  });

  it("counts another condition as another grant", () => {
    const difference = compareGrants(policy(["a:B"], ["x"]), policy(["a:B"], ["x"], { Condition: { Bool: { mfa: "true" } } }));
    expect(difference).toEqual({ loses: ["a:B on x"], gains: ["a:B on x"] });
  });

  it("counts a denial that comes as a loss, and one that goes as a gain", () => {
    expect(compareGrants(document(allow), document(allow, deny))).toEqual({ loses: ["s3:* on *"], gains: [] });
    expect(compareGrants(document(allow, deny), document(allow))).toEqual({ loses: [], gains: ["s3:* on *"] });
  });

  it("says nothing of what is no policy", () => {
    expect(compareGrants("CacheSubnetGroup", "{}")).toBeUndefined();
  });
});

describe("compareEntries", () => {
  it("tells entries that go from those that come or change", () => {
    expect(compareEntries('{"a":{"x":1,"y":2},"b":3}', '{"a":{"x":9},"b":3,"c":4}')).toEqual({
      loses: ["a.y"],
      gains: ["a.x", "c"],
    });
  });

  it("says nothing of what is no JSON", () => {
    expect(compareEntries("plain", "{}")).toBeUndefined();
  });
});

describe("compareLists", () => {
  it("compares whatever the order", () => {
    expect(compareLists([1, { a: 2 }], [{ a: 2 }, 3])).toEqual({ loses: ["1"], gains: ["3"] });
  });
});
