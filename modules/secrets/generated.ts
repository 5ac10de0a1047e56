import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { checkInteger } from "../../lib/checks";
import { EphemeralResource } from "../../lib/ephemeral";
import { Construct, Fn, propertyAccess, Token } from "../../lib/terraform";
import { pin, writeOnce } from "./first-value";
import { checkKeys, createSecret, type Secret, type SecretSettings } from "./secret";

/** How one value is made. */
export interface GeneratedKey {
  /** Characters: 16 to 4096. At least one upper-case letter, one lower-case letter and one digit are among them. */
  readonly length: number;
  /** Also punctuation; not for what ends up in a URL. @default false */
  readonly symbols?: boolean;
}

export interface GeneratedSecretProps extends SecretSettings {
  /** Each value that is made, by its key: letters, digits, _ and -. A further key takes a new `rotation`. */
  readonly generated: Readonly<Record<string, GeneratedKey>>;
  /** What stands beside them and is no secret, such as a user name. A change takes a new `rotation`. @default - nothing */
  readonly plain?: Readonly<Record<string, string>>;
  /** A higher number makes every generated value anew: 1 or more. @default 1 */
  readonly rotation?: number;
}

/**
 * A secret whose values are made once, in Secrets Manager. They stand in no plan, state or file of Terraform, and change only when
 * `rotation` does.
 *
 * @throws ConfigurationError when Secrets Manager would refuse it
 */
export class GeneratedSecret extends Construct implements Secret {
  readonly arn: string;
  readonly keys: readonly string[];
  readonly encryptionKey: KmsKey | undefined;
  /** Changes with every generation of values: the version for write-only arguments that take one of them. */
  readonly revision: number;
  private readonly version: SecretsmanagerSecretVersion;
  private current: EphemeralResource | undefined;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    const plain = props.plain ?? {};
    const path = this.node.path;
    this.keys = [...Object.keys(plain), ...Object.keys(props.generated)];
    checkKeys(`${path}.generated`, Object.keys(props.generated), /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -");
    checkKeys(`${path}.plain`, this.keys, /^[A-Za-z0-9_.-]+$/, "letters, digits and _ . -");
    checkInteger(`${path}.rotation`, props.rotation ?? 1, 1);

    const secret = createSecret(this, props);
    const values = Object.entries(props.generated).map(([key, made]) => [key, this.generate(key, made)] as const);
    const json = Fn.jsonencode({ ...plain, ...Object.fromEntries(values) });

    this.version = writeOnce(this, { secret, json, number: props.rotation ?? 1, labels: ["AWSCURRENT", pin] });
    this.arn = secret.arn;
    this.encryptionKey = props.encryptionKey;
    // Not the rotation: a value that is lost and made again has to reach those who took the old one, too.
    this.revision = Token.asNumber(Fn.parseint(Fn.substr(Fn.sha256(this.version.versionId), 0, 7), 16));
  }

  /** The value of a key as Secrets Manager holds it during an apply, for write-only arguments. */
  read(key: string): string {
    // By the version's ARN, which is unknown until there is a version: a plan must not read a secret without a value.
    this.current ??= new EphemeralResource(this, "current", "aws_secretsmanager_secret_version", { secret_id: this.version.arn });
    return Token.asString(propertyAccess(Fn.jsondecode(this.current.attribute("secret_string")), [key]));
  }

  private generate(key: string, { length, symbols = false }: GeneratedKey): string {
    checkInteger(`${this.node.path}.generated.${key}.length`, length, 16, 4096);
    return new EphemeralResource(this, `new-${key}`, "aws_secretsmanager_random_password", {
      password_length: length,
      exclude_punctuation: !symbols,
      require_each_included_type: true,
    }).attribute("random_password");
  }
}
