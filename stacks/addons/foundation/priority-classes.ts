import { PriorityClassV1 } from "@cdktf/provider-kubernetes/lib/priority-class-v1";
import { priorityClasses } from "../../../lib/cluster-names";
import type { Construct } from "../../../lib/terraform";

/** Pods without a class count as 0, Kubernetes' own classes as 2,000,000,000 and more. */
const classes: Readonly<Record<keyof typeof priorityClasses, { readonly value: number; readonly description: string }>> = {
  addons: { value: 1_000_000, description: "Add-ons that the cluster can do without for a while" },
  components: { value: 100_000, description: "Components of the application" },
  jobs: { value: 10_000, description: "Jobs and cron jobs, which can be run again" },
};

/** The priorities that pods of add-ons and application refer to. */
export function addPriorityClasses(scope: Construct): PriorityClassV1[] {
  return (["addons", "components", "jobs"] as const).map((name) => {
    const { value, description } = classes[name];
    return new PriorityClassV1(scope, `priority-${name}`, { metadata: { name: priorityClasses[name] }, value, description });
  });
}
