import { exitCodeOf } from "../../../tools/deployment/exit-codes";
import { chooseTags, parseTags, refuseUnknownImages } from "../../../tools/deployment/tags";
import { describeError } from "../../../tools/errors";

const images = ["api", "frontend"];

function failure(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("no error");
}

describe("--tag", () => {
  it("is one for all images, or one for each", () => {
    expect(parseTags(["1f0c2a9", "api=v1.2_3"])).toEqual({ all: "1f0c2a9", each: { api: "v1.2_3" } });
    expect(parseTags([])).toEqual({ each: {} });
  });

  it.each([
    [["latest"], "--tag latest: is no tag"],
    [["api=latest"], "--tag api=latest: is no tag"],
    [["-x"], "--tag -x: is no tag"],
    [["=x"], "--tag =x: is no tag"],
    [["api="], "--tag api=: is no tag"],
    [["a", "b"], "--tag: two tags for all images"],
    [["api=a", "api=b"], "--tag: two tags for the image api"],
  ])("%j is refused before anything is begun", (values, message) => {
    const error = failure(() => parseTags(values));
    expect(describeError(error)).toContain(message);
    expect(exitCodeOf(error)).toBe(2);
  });

  it.each([
    [images, "--tag: the application has no image web\n  next: its images are api, frontend"],
    [[], "--tag: the application has no image web\n  next: it builds no image"],
  ])("refuses an image that is none of %j", (known, message) => {
    expect(describeError(failure(() => refuseUnknownImages(known, { each: { web: "1" } })))).toBe(message);
  });
});

describe("chooseTags", () => {
  it("takes what was asked for, else what runs", () => {
    expect(chooseTags(images, { each: { api: "new" } }, { api: "old", frontend: "old" })).toEqual({
      api: "new",
      frontend: "old",
    });
    expect(chooseTags(images, { all: "new", each: { api: "other" } }, { api: "old" })).toEqual({ api: "other", frontend: "new" });
  });

  it("asks for the tags that neither run nor were given", () => {
    expect(describeError(failure(() => chooseTags(images, { each: { api: "1" } }, undefined)))).toBe(
      "no tag of frontend runs yet that could be kept\n  next: name it: --tag <tag> for every image, or --tag frontend=<tag>",
    );
  });

  it("forgets the tag of an image that the application no longer has", () => {
    expect(chooseTags(["api"], { each: {} }, { api: "1", gone: "1" })).toEqual({ api: "1" });
  });
});
