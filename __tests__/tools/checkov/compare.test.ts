import { compare, type Exception, parseExceptions } from "../../../tools/checkov/compare";

const key = { stack: "shop-platform", check: "CKV_AWS_149", resource: "aws_secretsmanager_secret.token" };
const logs = { stack: "shop-bootstrap", check: "CKV_AWS_18", resource: "aws_s3_bucket.state" };

const accepts = (...findings: (typeof key)[]): Exception[] =>
  findings.map(({ check, stack, resource }) => ({
    check,
    asks: "Something safe",
    reason: "a reason of its own",
    resources: { [stack]: [resource] },
  }));

describe("compare", () => {
  it("takes a failure that is listed", () => {
    expect(compare([key], accepts(key))).toEqual({ unlisted: [], listed: [key], stale: [] });
  });

  it("reports a failure that is not listed", () => {
    expect(compare([key, logs], accepts(key)).unlisted).toEqual([logs]);
  });

  it.each([
    ["stack", { ...key, stack: "shop-addons" }],
    ["check", { ...key, check: "CKV_AWS_150" }],
    ["resource", { ...key, resource: "aws_secretsmanager_secret.other" }],
  ])("reports the failure of another %s than the listed one", (_, other) => {
    expect(compare([key, other], accepts(key)).unlisted).toEqual([other]);
  });

  it("reports an entry that no longer fails", () => {
    expect(compare([], accepts(key))).toEqual({ unlisted: [], listed: [], stale: [key] });
  });

  it("reports one resource of an entry that no longer fails, and keeps the other", () => {
    const other = { ...key, resource: "aws_secretsmanager_secret.other" };
    const both = [{ ...accepts(key)[0], resources: { [key.stack]: [key.resource, other.resource] } }] as Exception[];
    expect(compare([other], both)).toEqual({ unlisted: [], listed: [other], stale: [key] });
  });
});

describe("parseExceptions", () => {
  const entry = {
    check: "CKV_AWS_149",
    asks: "Something safe",
    reason: "a reason of its own",
    resources: { shop: ["aws_vpc.vpc"] },
  };

  it("gives back what stands there", () => {
    expect(parseExceptions("list.json", [entry])).toEqual([entry]);
  });

  it.each([
    ["an entry without a reason", [{ ...entry, reason: "" }], "list.json.0.reason: is no sentence"],
    ["a pattern of addresses", [{ ...entry, resources: { shop: ["aws_vpc.*"] } }], "list.json.0.resources.shop.0: is no address"],
    ["a check that is none", [{ ...entry, check: "all" }], "list.json.0.check: is no check's id"],
    ["an entry for no resource", [{ ...entry, resources: { shop: [] } }], "list.json.0.resources.shop: Too small"],
    ["another key", [{ ...entry, until: "2030" }], 'list.json.0: Unrecognized key: "until"'],
    ["something twice", [entry, entry], 'list.json: lists something twice, got {"stack":"shop"'],
  ])("refuses %s", (_, json, message) => {
    expect(() => parseExceptions("list.json", json)).toThrow(message);
  });
});
