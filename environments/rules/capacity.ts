import { amount, most, podsOf, resources } from "../capacity";
import { demandsOf, kindsFor, kindsOfNodes } from "../nodes";
import { rule } from "./rule";

/** Pods that no node they may run on is large enough for. Whether all have room together is told once add-ons are known as well. */
export const capacityRules = [
  rule(["application", "workloads", "cluster", "network", "addons", "region", "system", "stage"], function* (environment) {
    const kinds = kindsOfNodes(environment);
    for (const { requests, ...workload } of podsOf(environment)) {
      const { name } = workload;
      const open = kindsFor(kinds, demandsOf(workload, environment));
      const sizes = open.flatMap(({ size }) => size ?? []);
      // Without any the pod's labels are told; of unknown nodes one may be large enough.
      if (sizes.length === 0 || sizes.length < open.length) {
        continue;
      }
      const largest = most(sizes);
      for (const resource of resources) {
        if (requests[resource] > largest[resource]) {
          yield {
            path: ["workloads", name, "requests"],
            problem: `fits on no node of ${open.map((kind) => kind.name).join(", ")}, where it may run`,
            given: amount(resource, requests[resource]),
            allowed: `at most ${amount(resource, largest[resource])}, or a larger instance type`,
          };
        }
      }
    }
  }),
];
