/** Who vouches for the cluster's service accounts. */
export interface OidcProvider {
  readonly arn: string;
  /** The issuer's URL without `https://`, as conditions of trust policies name it. */
  readonly issuer: string;
}

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

/** Trust policy: one service account of the cluster assumes the role (IRSA). */
export function serviceAccountTrust(provider: OidcProvider, namespace: string, serviceAccount: string): string {
  return trustPolicy({
    Principal: { Federated: provider.arn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${provider.issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        [`${provider.issuer}:aud`]: "sts.amazonaws.com",
      },
    },
  });
}

function trustPolicy(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}
