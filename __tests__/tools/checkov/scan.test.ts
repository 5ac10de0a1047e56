import { asPlan, countResources } from "../../../tools/checkov/plan";
import { read } from "../../../tools/checkov/scan";
import { weaknesses } from "../../../tools/checkov/weak";

describe("asPlan", () => {
  const plan = asPlan({
    resource: {
      aws_vpc: { vpc: { "//": { metadata: {} }, cidr_block: "10.0.0.0/16", depends_on: ["aws_eip.a"], tags: { Name: "shop" } } },
      aws_eip: { a: { domain: "vpc" } },
    },
    data: { aws_region: { here: { provider: "aws.us" } } },
  });

  it("has every resource under its address, with its arguments and nothing else", () => {
    expect(plan.planned_values.root_module.resources).toEqual([
      {
        address: "aws_vpc.vpc",
        mode: "managed",
        type: "aws_vpc",
        name: "vpc",
        values: { cidr_block: "10.0.0.0/16", tags: { Name: "shop" } },
      },
      { address: "aws_eip.a", mode: "managed", type: "aws_eip", name: "a", values: { domain: "vpc" } },
      { address: "data.aws_region.here", mode: "data", type: "aws_region", name: "here", values: {} },
    ]);
  });

  it("counts what is made", () => {
    expect(countResources(plan)).toBe(2);
  });
});

describe("read", () => {
  const found = (stack: string, check: string, resource: string) => ({
    check_id: check,
    check_name: `name of ${check}`,
    file_path: `/${stack}.json`,
    resource,
  });
  const report = {
    summary: { resource_count: 5, parsing_errors: 0, checkov_version: "3" },
    results: {
      passed_checks: [found("shop", "CKV_AWS_1", "aws_vpc.vpc"), found("weak", "CKV_AWS_1", "aws_vpc.vpc")],
      failed_checks: [
        found("shop", "CKV_AWS_2", "aws_vpc.vpc"),
        ...weaknesses.map(({ check, resource }) => found("weak", check, resource)),
      ],
    },
  };
  const counts = { shop: 1, weak: 4 };

  it("gives what failed and passed in the stacks, without the one that is weak on purpose", () => {
    expect(read(report, counts)).toEqual({
      version: "3",
      resources: { shop: 1 },
      passed: 1,
      failed: [{ stack: "shop", check: "CKV_AWS_2", resource: "aws_vpc.vpc", name: "name of CKV_AWS_2" }],
    });
  });

  it("trusts no report that misses a resource", () => {
    expect(() => read(report, { shop: 2, weak: 4 })).toThrow("checkov saw 5 of 6 resources");
  });

  it("trusts no report of a stack that could not be parsed", () => {
    const broken = { ...report, summary: { ...report.summary, parsing_errors: 1 } };
    expect(() => read(broken, counts)).toThrow("could not parse 1 stacks");
  });

  it("trusts no report without any result for a stack", () => {
    expect(() => read(report, { shop: 1, weak: 4, addons: 0 })).toThrow("checkov checked nothing in addons");
  });

  it.each(weaknesses)("trusts no report that overlooks $check on $resource", ({ check, resource }) => {
    const failed_checks = report.results.failed_checks.filter((one) => one.check_id !== check || one.resource !== resource);
    expect(() => read({ ...report, results: { ...report.results, failed_checks } }, counts)).toThrow(
      `checkov no longer finds ${check} on ${resource}`,
    );
  });
});
