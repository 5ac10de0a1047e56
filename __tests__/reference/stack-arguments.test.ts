import { ref } from "./document-004";
import { argumentsByPath, canonical, fits, resolve } from "./stack-arguments";

describe("arguments by path", () => {
  it("names blocks by what tells them apart, and a single one not at all", () => {
    const body = { rule: [{ id: "old", expiration: [{ days: 1 }] }], metadata: { tokens: "required" }, "//": { path: "x" } };
    expect(argumentsByPath(body)).toEqual({ "rule.old.id": "old", "rule.old.expiration.days": 1, "metadata.tokens": "required" });
    expect(argumentsByPath({ log: [{ type: "slow" }, { type: "engine" }] })).toEqual({
      "log.0.type": "slow",
      "log.1.type": "engine",
    });
  });

  it("keeps lists of values and empty blocks", () => {
    expect(argumentsByPath({ zones: ["a", "b"], filter: [{}], labels: {} })).toEqual({
      zones: ["a", "b"],
      filter: {},
      labels: {},
    });
  });
});

describe("patterns", () => {
  it.each([
    ["aws_s3_bucket*.state_*", "aws_s3_bucket_policy.state_policy", true],
    ["aws_s3_bucket*.state_*", "aws_s3_bucket.storage_state_bucket", false],
    ["aws_eip.nat", "aws_eip.nat", true],
    ["aws_eip.nat", "aws_eip.nat-a", false],
  ])("%s fits %s: %s", (pattern, address, fit) => {
    expect(fits(pattern, address)).toBe(fit);
  });
});

describe("equal values", () => {
  it("takes true and its text, and lists in any order, as equal", () => {
    expect(canonical(true)).toBe(canonical("true"));
    expect(canonical(["a", "b"])).toBe(canonical(["b", "a"]));
    expect(canonical(["a", "b"])).not.toBe(canonical(["a"]));
  });

  it("takes policies as equal that allow the same, whatever their form", () => {
    const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: ref("aws_s3_bucket.files.arn") };
    const policy = (changes: object) => JSON.stringify({ Statement: [{ ...statement, ...changes }] });
    expect(canonical(policy({ Sid: "Read", Action: ["s3:GetObject"] }))).toBe(canonical({ Statement: [statement] }));
    expect(canonical(policy({ Action: ["s3:PutObject"] }))).not.toBe(canonical({ Statement: [statement] }));
    expect(canonical(policy({ Effect: "Deny" }))).not.toBe(canonical({ Statement: [statement] }));
  });

  it("follows a reference to a name that the stack states, and leaves what AWS will say", () => {
    const stack = { resource: { aws_iam_role: { "worker-role": { name: "worker" } } } };
    expect(resolve(stack, ref("aws_iam_role.worker-role.id"))).toBe("worker");
    expect(resolve(stack, [ref("aws_iam_role.worker-role.arn")])).toEqual([ref("aws_iam_role.worker-role.arn")]);
  });
});
