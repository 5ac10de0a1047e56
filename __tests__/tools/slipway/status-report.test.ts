import { planStatus, stackStatus } from "../../../tools/slipway/status-report";
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

  it("says that nothing would change, and what was changed outside all the same", () => {
    expect(planStatus(undefined)).toEqual({ result: "no changes" });
    const drift = [{ address: "aws_eip.nat", how: "was changed (tags)", isMended: false }];
    expect(planStatus(undefined, drift)).toEqual({ result: "no changes", drifted: ["aws_eip.nat"] });
  });
});

describe("planText", () => {
  it.each([
    [{ result: "no changes" }, "no changes"],
    [{ result: "no changes", drifted: ["a.b"] }, "no changes; changed outside of Terraform: a.b"],
    [{ result: "changes", text: "1 to create", drifted: ["a.b"] }, "1 to create; changed outside of Terraform: a.b"],
    [{ result: "not planned", text: "it goes into a cluster" }, "not planned: it goes into a cluster"],
    [{ result: "failed", text: "one\ntwo" }, "cannot be planned:\n    one\n    two"],
  ] as const)("tells %j", (plan, text) => {
    expect(planText(plan)).toBe(text);
  });
});

describe("stackStatus", () => {
  it("tells when a state was written in one way, whichever the backend has", () => {
    const state = { serial: 4, outputs: {}, resources: [] };
    for (const changed of ["Wed, 25 Nov 2026 16:12:44 UTC", "2026-11-25T16:12:44.000Z"]) {
      expect(stackStatus("a", state, { changed })).toEqual({
        stack: "a",
        resources: 0,
        serial: 4,
        changed: "2026-11-25T16:12:44.000Z",
      });
    }
  });

  it("has no serial where there is no state", () => {
    expect(stackStatus("a", { serial: 0, outputs: {}, resources: [] })).toEqual({ stack: "a", resources: 0 });
    expect(stackStatus("a", undefined)).toEqual({ stack: "a", resources: 0 });
  });
});

describe("What differs in the cluster", () => {
  it("is told where Terraform's plan is empty, and so is why it was not looked at", () => {
    expect(planText({ result: "no changes", inCluster: ["Deployment/web in shop: deleted"] })).toBe(
      "no changes; otherwise in the cluster than deployed:\n    Deployment/web in shop: deleted",
    );
    expect(planText({ result: "no changes", notInCluster: "there is no helm on this machine" })).toContain("there is no helm");
    expect(planText({ result: "no changes" })).toBe("no changes");
  });
});
