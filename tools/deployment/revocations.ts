import { ToolError } from "../errors";
import { changesIn, type PlanJson } from "./plan";

/** Source: AWS IAM User Guide, Revoke IAM role temporary security credentials. */
const revocation = "AWSRevokeOlderSessions";

/**
 * @throws ToolError when a role's exclusive list would take away the policy by which somebody revoked the role's sessions: credentials that were
 * stolen would be good again
 */
export function refuseLiftedRevocations(plan: PlanJson): void {
  for (const { type, change } of changesIn(plan)) {
    const [had, has] = [change.before, change.after].map((body) => (Array.isArray(body?.policy_names) ? body.policy_names : []));
    if (type === "aws_iam_role_policies_exclusive" && had?.includes(revocation) && !has?.includes(revocation)) {
      throw new ToolError(
        `sessions of the role ${change.before?.role_name} were revoked, and the plan would take the policy ${revocation} away that does it`,
        "once no session from before can be left (12 hours at most), delete that policy of the role, and run this again; until then: slipway deploy --only application",
      );
    }
  }
}
