import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { checkAccount, checkText, checkUnique } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";
import { type Construct, Token } from "../../lib/terraform";
import { secretPolicy } from "./policy";

/** A secret as its readers see it: where it is and which keys it has, never what they hold. */
export interface Secret {
  readonly arn: string;
  /** Keys of its JSON object. */
  readonly keys: readonly string[];
  /** Customer managed key that readers have to decrypt with. */
  readonly encryptionKey: KmsKey | undefined;
}

/** What every secret of ours has, whoever makes its value. */
export interface SecretSettings {
  /** `<system>/<stage>/<name>`, such as `debtflow/production/stripe`. Changing it replaces the secret and drops its values. */
  readonly name: string;
  /** @default - none */
  readonly description?: string;
  /** Customer managed key. Values that exist keep theirs until the next one. @default - the AWS managed key aws/secretsmanager */
  readonly encryptionKey?: KmsKey;
  /** Days that a deleted secret can be restored, and its name is taken: 7 to 30, or 0 to delete at once. @default 30 */
  readonly recoveryWindowDays?: number;
  /** The one account whose principals may use it, whatever their IAM policies say. @default - IAM alone decides */
  readonly account?: string;
  /**
   * ARNs of the only principals that may read values, with `*` and `?` as wildcards. Terraform reads values too when it
   * refreshes: its roles belong in the list. @default - IAM alone decides
   */
  readonly readers?: readonly string[];
}

/** The secret without a value, below `scope`. @throws ConfigurationError when Secrets Manager would refuse it */
export function createSecret(scope: Construct, settings: SecretSettings): SecretsmanagerSecret {
  checkSettings(scope.node.path, settings);
  const secret = new SecretsmanagerSecret(scope, "secret", {
    name: settings.name,
    ...(settings.description !== undefined && { description: settings.description }),
    ...(settings.encryptionKey && { kmsKeyId: settings.encryptionKey.arn }),
    recoveryWindowInDays: settings.recoveryWindowDays ?? 30,
  });
  const policy = secretPolicy(settings);
  if (policy !== undefined) {
    new SecretsmanagerSecretPolicy(scope, "policy", { secretArn: secret.arn, policy, blockPublicPolicy: true });
  }
  return secret;
}

/** Keys of a secret's JSON object: one or more, each once, of the given form. */
export function checkKeys(path: string, keys: readonly string[], form: RegExp, allowed: string): void {
  if (keys.length === 0) {
    throw new ConfigurationError(path, "is empty", undefined, "one or more");
  }
  checkUnique(path, keys);
  for (const key of keys) {
    checkText(path, key, form, "is not a secret's key", allowed);
  }
}

function checkSettings(path: string, { name, recoveryWindowDays = 30, account, readers }: SecretSettings): void {
  checkText(
    `${path}.name`,
    name,
    /^[A-Za-z0-9/_+=.@-]{1,512}$/,
    "is not a secret's name",
    "1 to 512 letters, digits and / _ + = . @ -",
  );
  checkRecoveryWindow(`${path}.recoveryWindowDays`, recoveryWindowDays);
  if (account !== undefined) {
    checkAccount(`${path}.account`, account);
  }
  if (readers?.length === 0) {
    throw new ConfigurationError(`${path}.readers`, "lets nobody read, not even Terraform", readers, "one or more ARNs");
  }
  readers?.forEach((reader, index) => {
    const form = /^arn:[a-z-]+:(iam|sts)::[\d*?]+:.+$/;
    checkText(`${path}.readers[${index}]`, reader, form, "is not a principal", "an ARN of IAM, such as a role's");
  });
}

/** Not checkInteger: nothing between 0 and 7 is allowed. */
function checkRecoveryWindow(path: string, days: number): void {
  if (!Token.isUnresolved(days) && days !== 0 && !(Number.isInteger(days) && days >= 7 && days <= 30)) {
    throw new ConfigurationError(path, "is out of range", days, "7 to 30, or 0 to delete at once");
  }
}
