import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct, Fn, type ITerraformDependable } from "../../lib/terraform";
import { checkKeys, createSecret, type Secret, type SecretSettings } from "./secret";

export interface StoredSecretProps extends SecretSettings {
  /** References to what other resources hold, by key. Never a literal: that would stand in the synthesized file. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What has to take the values before anyone reads them. @default - nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * A secret whose values Terraform knows, and so keeps in its state: for what has no write-only form, such as the token of a
 * cache.
 *
 * @throws ConfigurationError when Secrets Manager would refuse it
 */
export class StoredSecret extends Construct implements Secret {
  readonly arn: string;
  readonly keys: readonly string[];
  readonly encryptionKey: KmsKey | undefined;

  constructor(scope: Construct, id: string, props: StoredSecretProps) {
    super(scope, id);
    this.keys = Object.keys(props.values);
    checkKeys(`${this.node.path}.values`, this.keys, /^[A-Za-z0-9_.-]+$/, "letters, digits and _ . -");

    const secret = createSecret(this, props);
    new SecretsmanagerSecretVersion(this, "value", {
      secretId: secret.id,
      secretString: Fn.jsonencode(props.values),
      ...(props.after && { dependsOn: [...props.after] }),
    });

    this.arn = secret.arn;
    this.encryptionKey = props.encryptionKey;
  }
}
