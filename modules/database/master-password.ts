import type { DbInstance, DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Password } from "@cdktf/provider-random/lib/password";
import type { Construct } from "../../lib/terraform";
import { GeneratedSecret, type Secret, type SecretSettings, StoredSecret } from "../secrets";

/**
 * `generated`: made and kept in Secrets Manager, in no state.
 * `rds`: RDS makes it, keeps it in a secret of its own, and rotates it.
 * `random`: made by the random provider, which the stack has to have; in a secret, and in the state as well.
 */
export type MasterPasswordSource = "generated" | "rds" | "random";

/** Letters and digits only: nothing to escape in a URL. */
const passwordLength = 32;

export interface MasterPasswordProps {
  readonly source: MasterPasswordSource;
  readonly username: string;
  readonly secret: SecretSettings | undefined;
  readonly rotation: number;
  readonly encryptionKey: KmsKey | undefined;
}

/** What the instance is made with, and afterwards the secret that holds its credentials. */
export interface MasterPassword {
  readonly settings: Pick<
    DbInstanceConfig,
    "password" | "passwordWo" | "passwordWoVersion" | "manageMasterUserPassword" | "masterUserSecretKmsKeyId"
  >;
  secretOf(instance: DbInstance): Secret;
}

/** First the password, then the database, then the secret that names its host: nothing waits for itself. */
export function masterPassword(scope: Construct, props: MasterPasswordProps): MasterPassword {
  const { source, secret } = props;
  if (source === "rds" || secret === undefined) {
    return managedByRds(props.encryptionKey);
  }
  return source === "generated" ? generated(scope, props, secret) : random(scope, props, secret);
}

function generated(scope: Construct, { username, rotation }: MasterPasswordProps, settings: SecretSettings): MasterPassword {
  const secret = new GeneratedSecret(scope, "credentials", {
    ...settings,
    plain: { username },
    generated: { password: { length: passwordLength } },
    rotation,
  });
  return {
    // Read back, not taken from where it was made: an apply that dies in between would leave two passwords.
    settings: { passwordWo: secret.read("password"), passwordWoVersion: secret.revision },
    secretOf: () => secret,
  };
}

function managedByRds(key: KmsKey | undefined): MasterPassword {
  return {
    settings: { manageMasterUserPassword: true, ...(key && { masterUserSecretKmsKeyId: key.arn }) },
    secretOf: (instance) => ({
      arn: instance.masterUserSecret.get(0).secretArn,
      keys: ["username", "password"],
      encryptionKey: key,
    }),
  };
}

function random(scope: Construct, { username, rotation }: MasterPasswordProps, settings: SecretSettings): MasterPassword {
  const password = new Password(scope, "password", {
    length: passwordLength,
    special: false,
    ...(rotation > 1 && { keepers: { rotation: String(rotation) } }),
  }).result;
  return {
    settings: { password },
    secretOf: ({ address, port, dbName }) =>
      new StoredSecret(scope, "credentials", {
        ...settings,
        values: { username, password, host: address, port, dbname: dbName },
      }),
  };
}
