import { PriorityClassV1 } from "@cdktf/provider-kubernetes/lib/priority-class-v1";
import { priorityClasses } from "../../../lib/cluster-names";
import type { Construct } from "../../../lib/terraform";

/** Pods without a class count as 0, Kubernetes' own classes as 2,000,000,000 and more. A value never changes: Kubernetes refuses it. */
export const classes: Readonly<Record<keyof typeof priorityClasses, { readonly value: number; readonly description: string }>> = {
  addons: {
    value: 1_000_000,
    description: "Add-ons that components need to start, to be reached, or to be as many as they have to",
  },
  components: { value: 100_000, description: "Components of the application" },
  jobs: { value: 10_000, description: "Jobs and cron jobs, which can be run again" },
  dispensable: { value: 1_000, description: "Add-ons that the application runs without for a while" },
};

/** The priorities that pods of add-ons and application refer to. */
export function addPriorityClasses(scope: Construct): PriorityClassV1[] {
  return (["addons", "components", "jobs", "dispensable"] as const).map((name) => {
    const { value, description } = classes[name];
    return new PriorityClassV1(scope, `priority-${name}`, { metadata: { name: priorityClasses[name] }, value, description });
  });
}
