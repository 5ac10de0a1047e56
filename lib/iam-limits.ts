/** Characters that all inline policies of a role may have together. Source: IAM and AWS STS quotas. */
export const inlinePolicyCharacters = 10_240;
/** Characters of a trust policy. Source: IAM and AWS STS quotas. */
export const trustPolicyCharacters = 2048;
/** What a value that only Terraform knows counts for: the ARN of a secret with a long name. */
export const unknownCharacters = 100;

/** Characters of a policy as IAM counts them. */
export function policyLength(policy: string): number {
  return policy.replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, "x".repeat(unknownCharacters)).replaceAll(/\s/g, "").length;
}
