import { planStatus } from "../../../tools/slipway/status-report";
import { planText } from "../../../tools/slipway/status-text";
import { changed, planOf } from "../deployment/plans";

describe("planStatus", () => {
  it("tells how much would change, and what was changed outside of Terraform", () => {
    const plan = {
      ...planOf(changed("aws_vpc.vpc", ["create"])),
      resource_drift: [changed("aws_eip.nat", ["update"]), changed("aws_eip.b", ["no-op"])],
    };
    expect(planStatus(plan)).toEqual({ result: "changes", text: "1 to create", drifted: ["aws_eip.nat"] });
  });

  it("says that nothing would change", () => {
    expect(planStatus(undefined)).toEqual({ result: "no changes" });
  });
});

describe("planText", () => {
  it.each([
    [{ result: "no changes" }, "no changes"],
    [{ result: "changes", text: "1 to create", drifted: ["a.b"] }, "1 to create; changed outside of Terraform: a.b"],
    [{ result: "not planned", text: "it goes into a cluster" }, "not planned: it goes into a cluster"],
    [{ result: "failed", text: "one\ntwo" }, "cannot be planned:\n    one\n    two"],
  ] as const)("tells %j", (plan, text) => {
    expect(planText(plan)).toBe(text);
  });
});
