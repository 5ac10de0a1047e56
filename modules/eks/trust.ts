/** Trust policy: an AWS service assumes the role. */
export function serviceTrust(service: string): string {
  return trustPolicy({ Principal: { Service: service }, Action: "sts:AssumeRole" });
}

/**
 * Trust policy: users assume the role once they have shown a second factor. For users only: the session of a role never says that it was asked for one.
 * Source: AWS IAM, Secure API access with MFA.
 */
export function userTrust(users: readonly string[]): string {
  return trustPolicy({
    Principal: { AWS: users },
    Action: "sts:AssumeRole",
    // Bool, not BoolIfExists: who cannot show a second factor, such as an access key alone, stays out.
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  });
}

function trustPolicy(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}
