/** Trust policy: an AWS service assumes the role. */
export function serviceTrust(service: string): string {
  return trustPolicy({ Principal: { Service: service }, Action: "sts:AssumeRole" });
}

/** Trust policy: principals of AWS assume the role, having shown a second factor where `mfa` says so. */
export function principalTrust(principals: readonly string[], mfa: boolean): string {
  return trustPolicy({
    Principal: { AWS: principals },
    Action: "sts:AssumeRole",
    // Bool, not BoolIfExists: who cannot show a second factor, such as an access key alone, stays out.
    ...(mfa && { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
  });
}

function trustPolicy(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}
