/** A plan as `terraform show -json` tells it (plan representation, format 1.x), as far as we read it. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  /** What was changed outside of Terraform since the last apply. */
  readonly resource_drift?: readonly ResourceChange[];
  /** The configuration that it was made from: in it, what refers to what. */
  readonly configuration?: { readonly root_module?: { readonly resources?: readonly { readonly address: string }[] } };
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  /** What was there when it was made, refreshed. */
  readonly prior_state?: { readonly values?: { readonly root_module?: { readonly resources?: readonly PriorResource[] } } };
}

export interface ResourceChange {
  readonly address: string;
  /** Where it was before it moved. */
  readonly previous_address?: string;
  readonly mode?: string;
  readonly type: string;
  /** Why it is replaced, such as `replace_because_tainted`. */
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Body | null;
    readonly after: Body | null;
    readonly after_unknown?: Body;
    /** Paths of the attributes that force a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: { readonly id?: string };
  };
}

export interface PriorResource {
  readonly address: string;
  readonly type: string;
  readonly values: Body;
}

export type Body = Readonly<Record<string, unknown>>;

/** What happens to a resource; `keep` is nothing, or nothing that is not known from its move or import. */
export type Action = "destroy" | "replace" | "change" | "create" | "forget" | "keep";

export function actionOf({ change: { actions } }: Pick<ResourceChange, "change">): Action {
  const has = (action: string): boolean => actions.includes(action);
  if (has("delete")) {
    return has("create") ? "replace" : "destroy";
  }
  return has("create") ? "create" : has("update") ? "change" : has("forget") ? "forget" : "keep";
}

/** The changes of resources that Terraform manages: neither reads, nor what stays and neither moves nor is imported. */
export function changesIn({ resource_changes: changes = [] }: PlanJson): ResourceChange[] {
  return changes.filter(
    (change) =>
      change.mode !== "data" &&
      !change.change.actions.includes("read") &&
      (actionOf(change) !== "keep" || change.previous_address !== undefined || change.change.importing !== undefined),
  );
}

/** Addresses of the resources whose arguments refer to this one. */
export function dependentsOn({ configuration }: PlanJson, address: string): string[] {
  const refers = (value: unknown): boolean =>
    value === address || (typeof value === "object" && value !== null && Object.values(value).some(refers));
  return (configuration?.root_module?.resources ?? [])
    .filter(({ address: _, ...body }) => refers(body))
    .map((one) => one.address);
}

/** Names of the attributes that differ, or will once they are known. */
export function attributesIn({ change: { before, after, after_unknown: unknown = {} } }: ResourceChange): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown)])];
  return names
    .filter((name) => hasUnknown(unknown[name]) || JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .sort();
}

/** Whether Terraform says of a value, or of a part of it, that it is known after the apply only. */
export function hasUnknown(mark: unknown): boolean {
  return mark === true || (typeof mark === "object" && mark !== null && Object.values(mark).some(hasUnknown));
}
