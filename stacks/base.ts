import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ConfigurationError } from "../lib/errors";
import { type Construct, type Node, TerraformElement, TerraformStack } from "../lib/terraform";
import { addBackend, type Backend } from "./backend";
import { addProviderLocks } from "./provider-locks";
import { terraformJson } from "./terraform-json";

const validAddress = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The first with ephemeral values, write-only arguments and native state locking. */
const requiredVersion = ">= 1.11.0";

export interface BaseStackProps {
  /** AWS region of every resource, such as `us-east-1`. Changing it replaces everything. */
  readonly region: string;
  /** The one AWS account that this stack may touch (12 digits); the provider refuses credentials of any other. */
  readonly account: string;
  /** Tags of every resource that takes tags. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Where the state lives. */
  readonly backend: Backend;
  /** State key without suffix, such as `debtflow/production/platform`. */
  readonly stateKey: string;
}

/**
 * What every stack shares: readable resource addresses that are checked to be unique, an AWS provider bound to one
 * account, a backend with locking, pinned provider checksums, and no reference to another stack.
 *
 * @throws ConfigurationError when two resources would share an address, or a name is none that Terraform takes
 */
export class BaseStack extends TerraformStack {
  private readonly owners = new Map<string, string>();
  private prepared: object | undefined;

  constructor(scope: Construct, id: string, props: BaseStackProps) {
    super(scope, id);
    new AwsProvider(this, "aws", {
      region: props.region,
      allowedAccountIds: [props.account],
      ...(props.tags && { defaultTags: [{ tags: { ...props.tags } }] }),
    });
    this.addOverride("terraform.required_version", requiredVersion);
    addBackend(this, props.backend, props.stateKey);
    addProviderLocks(this);
  }

  /** Addresses are construct paths joined by `_`: they read like the module that made them, and never change by themselves. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const isElement = TerraformElement.isTerraformElement(element);
    const node = isElement ? element.node : element;
    const below = node.scopes.slice(node.scopes.indexOf(this) + 1);
    const id = below.map((scope) => scope.node.id).join("_");
    if (!validAddress.test(id)) {
      throw new ConfigurationError(
        node.path,
        "cannot be a Terraform name",
        id,
        "letters, digits, _ and -, not starting with a digit",
      );
    }

    // cdktf merges two elements of one type and name without a word, so one of them would vanish.
    const type =
      isElement && "terraformResourceType" in element ? String(element.terraformResourceType) : element.constructor.name;
    const address = `${type}.${id}`;
    const owner = this.owners.get(address) ?? node.path;
    if (owner !== node.path) {
      throw new ConfigurationError(node.path, `has the same address as ${owner}`, address);
    }
    this.owners.set(address, owner);
    return id;
  }

  /** Every stack is prepared before the first one is written: so nothing is written when one of them is refused. */
  override prepareStack(): void {
    this.prepared = this.resolve();
  }

  override toTerraform(): object {
    const json = this.prepared ?? this.resolve();
    this.prepared = undefined;
    return json;
  }

  private resolve(): object {
    // biome-ignore lint/complexity/useLiteralKeys: cdktf keeps it private, and only so it can be read
    return terraformJson(this, this["rawOverrides"]);
  }

  override toHclTerraform(): ReturnType<TerraformStack["toHclTerraform"]> {
    super.prepareStack();
    return super.toHclTerraform();
  }

  /** Stacks meet in the contract only: an implicit reference would read another stack's whole state. */
  override registerOutgoingCrossStackReference(identifier: string): never {
    throw new ConfigurationError(
      this.node.path,
      "is referenced by another stack",
      identifier,
      "a value of the platform contract",
    );
  }
}
