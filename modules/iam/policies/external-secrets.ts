import type { PolicyStatement } from "../../../lib/policy";

export interface ExternalSecretsTargets {
  /** Secrets that the store of the whole cluster offers. */
  readonly secretArns: readonly string[];
  /** Customer managed keys of those secrets. @default - none */
  readonly keyArns?: readonly string[];
}

/** What External Secrets may do for a store that the whole cluster shares. Source: External Secrets Operator, AWS Secrets Manager. */
export function externalSecretsStatements({ secretArns, keyArns = [] }: ExternalSecretsTargets): PolicyStatement[] {
  return [
    {
      sid: "ReadSecrets",
      actions: [
        "secretsmanager:GetResourcePolicy",
        "secretsmanager:GetSecretValue",
        "secretsmanager:DescribeSecret",
        "secretsmanager:ListSecretVersionIds",
      ],
      resources: secretArns,
    },
    ...(keyArns.length > 0 ? [{ sid: "Decrypt", actions: ["kms:Decrypt"], resources: keyArns }] : []),
  ];
}

/** What External Secrets may do where stores name the role that they are read by. Source: External Secrets Operator, AWS Access (Assuming Roles). */
export function secretReaderStatements(readers: string): PolicyStatement[] {
  return [{ sid: "AssumeReaders", actions: ["sts:AssumeRole", "sts:TagSession"], resources: [readers] }];
}
