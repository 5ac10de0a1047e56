/** The resource policy that closes a secret further than IAM does; none when nothing asks for it. */
export function secretPolicy({ account, readers }: { account?: string; readers?: readonly string[] }): string | undefined {
  const statements = [
    ...(account === undefined ? [] : [denyOtherAccounts(account)]),
    ...(readers === undefined ? [] : [denyOtherReaders(readers)]),
  ];
  return statements.length === 0 ? undefined : JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function denyOtherAccounts(account: string) {
  return {
    Sid: "DenyOtherAccounts",
    Effect: "Deny",
    Principal: "*",
    Action: "secretsmanager:*",
    Resource: "*",
    Condition: {
      StringNotEquals: { "aws:PrincipalAccount": account },
      // AWS' own services come from no account of ours.
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}

/** Reading only: whoever may change the policy can always come back in. */
function denyOtherReaders(readers: readonly string[]) {
  return {
    Sid: "DenyOtherReaders",
    Effect: "Deny",
    Principal: "*",
    Action: "secretsmanager:GetSecretValue",
    Resource: "*",
    Condition: { ArnNotLike: { "aws:PrincipalArn": readers } },
  };
}
