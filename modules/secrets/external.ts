import { DataAwsSecretsmanagerSecrets } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secrets";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct, conditional, Fn, Token } from "../../lib/terraform";
import { pin, writeOnce } from "./first-value";
import { checkKeys, createSecret, type Secret, type SecretSettings } from "./secret";

/** What every key of an external secret holds until a person fills it in. */
export const placeholder = "to-be-filled-in";

export interface ExternalSecretProps extends SecretSettings {
  /** Keys that a person fills in: letters, digits and _ . -. A key that joins later has to be added by that person, too. */
  readonly keys: readonly string[];
}

/**
 * A secret that a person fills in: made with a placeholder for each key, and never written again.
 *
 * @throws ConfigurationError when Secrets Manager would refuse it
 */
export class ExternalSecret extends Construct implements Secret {
  readonly arn: string;
  readonly keys: readonly string[];
  readonly encryptionKey: KmsKey | undefined;

  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id);
    checkKeys(`${this.node.path}.keys`, props.keys, /^[A-Za-z0-9_.-]+$/, "letters, digits and _ . -");

    const secret = createSecret(this, props);
    const json = JSON.stringify(Object.fromEntries(props.keys.map((key) => [key, placeholder])));
    writeOnce(this, { secret, json, number: 1, labels: this.labels(props.name) });

    this.arn = secret.arn;
    this.keys = props.keys;
    this.encryptionKey = props.encryptionKey;
  }

  /**
   * The current value is this one only where it comes with the secret. Should Terraform ever make it again, in a secret that it finds,
   * it stays beside what people have filled in. (Secrets Manager makes the first value of a secret the current one in any case.)
   */
  private labels(name: string): string[] {
    const found = new DataAwsSecretsmanagerSecrets(this, "found", { filter: [{ name: "name", values: [name] }] });
    return Fn.compact([Token.asString(conditional(Fn.contains(found.names, name), "", "AWSCURRENT")), pin]);
  }
}
