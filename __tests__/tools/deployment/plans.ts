import type { Body, PlanJson, ResourceChange } from "../../../tools/deployment/plan";

/** A change of a managed resource, as `terraform show -json` tells it. */
export function changed(
  address: string,
  actions: readonly string[],
  { before = null, after = null, ...more }: Partial<ResourceChange["change"]> = {},
): ResourceChange {
  const [type = ""] = address.split(".");
  return { address, mode: "managed", type, change: { actions, before, after, after_unknown: {}, ...more } };
}

/** An update in place of these attributes. */
export const updated = (address: string, before: Body, after: Body, unknown: Body = {}): ResourceChange =>
  changed(address, ["update"], { before, after, after_unknown: unknown });

export const planOf = (...changes: readonly ResourceChange[]): PlanJson => ({ resource_changes: changes });

/** An IAM policy with one statement. */
export const policy = (actions: readonly string[], resources: readonly string[], more: Body = {}): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: resources, ...more }] });
