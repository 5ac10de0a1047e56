import type { Environment } from "../../../environments/schema";
import { namespaces as names } from "../../../lib/cluster-names";
import { Construct, type ITerraformDependable } from "../../../lib/terraform";
import { addRelease, type LocalChart } from "../../release";
import { addAccess } from "./access";
import { addNamespaces } from "./namespaces";
import { networkPoliciesOf } from "./network-policies";
import { addPriorityClasses } from "./priority-classes";
import { addRolloutGate } from "./rollout-gate";
import { addStorageClass } from "./storage-class";

/**
 * What add-ons and application find in the cluster: namespaces, and what in them is closed; storage, priorities, rights.
 *
 * @returns what every release waits for, and what goes after them
 */
export function addFoundation(
  scope: Construct,
  environment: Environment,
  resources: LocalChart,
  timeoutSeconds: number,
): ITerraformDependable[] {
  const foundation = new Construct(scope, "foundation");
  const namespaces = addNamespaces(scope, environment);
  addAccess(foundation, environment, namespaces);
  addRolloutGate(foundation, environment, namespaces);
  return [
    ...Object.values(namespaces),
    addStorageClass(foundation),
    ...addPriorityClasses(foundation),
    addRelease(foundation, "network-policies", {
      name: "network-policies",
      namespace: names.system,
      chart: { local: resources },
      values: { objects: networkPoliciesOf(environment) },
      timeoutSeconds,
      after: Object.values(namespaces),
    }),
  ];
}
