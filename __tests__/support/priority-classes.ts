import { priorityClasses } from "../../lib/cluster-names";
import { classes } from "../../stacks/addons/foundation/priority-classes";

/** The add-ons' priority classes, for a cluster without their stack: the API server admits no pod whose class is not there. */
export const priorityClassList = {
  apiVersion: "v1",
  kind: "List",
  items: (["addons", "components", "jobs", "dispensable"] as const).map((name) => ({
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name: priorityClasses[name] },
    ...classes[name],
  })),
};
