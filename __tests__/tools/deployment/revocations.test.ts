import type { PlanJson } from "../../../tools/deployment/plan";
import { refuseLiftedRevocations } from "../../../tools/deployment/revocations";
import { planOf, updated } from "./plans";

const list = (before: readonly string[], after: readonly string[]): PlanJson =>
  planOf(
    updated(
      "aws_iam_role_policies_exclusive.api",
      { role_name: "shop-api", policy_names: before },
      { role_name: "shop-api", policy_names: after },
    ),
  );

describe("refuseLiftedRevocations", () => {
  it("refuses a plan that would make revoked sessions of a role good again", () => {
    expect(() => refuseLiftedRevocations(list(["s3", "AWSRevokeOlderSessions"], ["s3"]))).toThrow(
      "sessions of the role shop-api were revoked",
    );
  });

  it("lets any other policy be taken away", () => {
    expect(() => refuseLiftedRevocations(list(["s3", "by-hand"], ["s3"]))).not.toThrow();
  });
});
