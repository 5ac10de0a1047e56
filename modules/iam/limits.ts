import { checkText } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";
import { inlinePolicyCharacters, policyLength, trustPolicyCharacters } from "../../lib/iam-limits";

/** @throws ConfigurationError when IAM would refuse the name */
export function checkRoleName(path: string, name: string): void {
  checkText(path, name, /^[\w+=,.@-]{1,64}$/, "is not a role name", "at most 64 letters, digits and _ + = , . @ -");
}

/** @throws ConfigurationError when the role's inline policies are too long together */
export function checkPolicies(path: string, policies: Readonly<Record<string, string>>): void {
  const characters = Object.values(policies).reduce((sum, policy) => sum + policyLength(policy), 0);
  refuseAbove(inlinePolicyCharacters, path, "the role's policies are too long together", characters);
}

/** @throws ConfigurationError when the trust policy is too long */
export function checkTrust(path: string, policy: string): void {
  refuseAbove(trustPolicyCharacters, path, "the trust policy is too long", policyLength(policy));
}

function refuseAbove(limit: number, path: string, problem: string, characters: number): void {
  if (characters > limit) {
    throw new ConfigurationError(path, problem, characters, `at most ${limit} characters, as IAM counts them`);
  }
}
