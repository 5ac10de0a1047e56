import { type Construct, ref, TerraformElement, Token } from "./terraform";

/**
 * A Terraform ephemeral resource: opened in every plan and apply, kept in neither plan nor state. The bindings have none,
 * so arguments and attributes go by their Terraform names. Its address is made, and checked to be unique, like any other.
 */
export class EphemeralResource extends TerraformElement {
  /** With the block's name before it, as references have it. */
  readonly terraformResourceType: string;

  /** @param type such as `aws_secretsmanager_random_password` */
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
    private readonly settings: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, `ephemeral.${type}`);
    this.terraformResourceType = `ephemeral.${type}`;
  }

  /** A reference to an attribute; Terraform takes it in write-only arguments, other ephemeral resources and providers only. */
  attribute(name: string): string {
    return Token.asString(ref(`${this.terraformResourceType}.${this.friendlyUniqueId}.${name}`, this.cdktfStack));
  }

  override toTerraform(): Readonly<Record<string, unknown>> {
    return { ephemeral: { [this.type]: { [this.friendlyUniqueId]: this.settings } } };
  }
}
