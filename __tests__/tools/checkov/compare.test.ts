import { compare } from "../../../tools/checkov/compare";
import type { Exception } from "../../../tools/checkov/exceptions";
import type { StackJson } from "../../../tools/checkov/plan";

const token = "aws_secretsmanager_secret.token";
const exception: Exception = {
  check: "CKV_AWS_149",
  asks: "Something safe",
  reason: "a reason of its own",
  resource: token,
};
const shop: StackJson = { resource: { aws_secretsmanager_secret: { token: {}, other: {} } } };
const stacks = { "shop-platform": shop, "cinema-platform": shop };
const failure = { stack: "shop-platform", check: "CKV_AWS_149", resource: token };

describe("compare", () => {
  it("takes a failure that an exception is for, in whichever stack", () => {
    const failed = [failure, { ...failure, stack: "cinema-platform" }];
    expect(compare(failed, [exception], stacks)).toEqual({ unlisted: [], listed: failed, unused: [] });
  });

  it.each([
    ["another check", { ...failure, check: "CKV_AWS_150" }],
    ["another resource", { ...failure, resource: "aws_secretsmanager_secret.other" }],
    ["a stack that is not there", { ...failure, stack: "shop-addons" }],
  ])("reports a failure of %s", (_, other) => {
    expect(compare([failure, other], [exception], stacks).unlisted).toEqual([other]);
  });

  it("reports an exception for which nothing fails", () => {
    const other = { ...exception, resource: "aws_secretsmanager_secret.other" };
    expect(compare([failure], [exception, other], stacks)).toEqual({ unlisted: [], listed: [failure], unused: [other] });
  });
});
