/** Block type -> resource type -> name -> arguments, as in the JSON that is synthesized for a stack. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
}
type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The part of `terraform show -json <plan>` that checkov reads. */
export interface Plan {
  readonly terraform_version: string;
  readonly planned_values: { readonly root_module: { readonly resources: readonly PlannedResource[] } };
}

interface PlannedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a plan shows elsewhere than among the values. */
const notValues = ["//", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"];

/**
 * The stack as checkov's reader of plans takes it. Checkov reads Terraform's JSON as well, but its reader stops at blocks like
 * `terraform`, gives no resource its type, and leaves policies unread that are JSON within JSON. A real plan would need an
 * account and every provider. References stay as they are written: checkov follows them.
 */
export function asPlan({ resource = {}, data = {} }: StackJson): Plan {
  return {
    terraform_version: "1.11.0",
    planned_values: { root_module: { resources: [...planned("managed", resource), ...planned("data", data)] } },
  };
}

function planned(mode: PlannedResource["mode"], blocks: Blocks): PlannedResource[] {
  return Object.entries(blocks).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, written]) => ({
      address: `${mode === "data" ? "data." : ""}${type}.${name}`,
      mode,
      type,
      name,
      values: Object.fromEntries(Object.entries(written).filter(([argument]) => !notValues.includes(argument))),
    })),
  );
}

/** Resources that are made, data sources aside. */
export const countResources = ({ planned_values }: Plan): number =>
  planned_values.root_module.resources.filter(({ mode }) => mode === "managed").length;
