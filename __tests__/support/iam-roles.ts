import { type Policy, parsePolicy } from "./iam-evaluator";
import { resourceAt, resourcesOf } from "./resources";

/** The inline policies of the role at an address such as `aws_iam_role.iam_worker_role`. */
export function policiesOf(json: string, role: string): Policy[] {
  const inline = Object.values(resourcesOf(json).aws_iam_role_policy ?? {});
  return inline.filter((body) => body.role === `\${${role}.name}`).map((body) => parsePolicy(body.policy));
}

/** Who may assume the role at an address. */
export function trustOf(json: string, role: string): Policy {
  return parsePolicy(resourceAt(json, role).assume_role_policy);
}
