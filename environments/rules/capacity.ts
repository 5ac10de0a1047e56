import { amount, most, nodesOf, podsOf, resources } from "../capacity";
import { rule } from "./rule";

/** Pods that no node of a known type is large enough for. Whether all have room together is told once add-ons are known as well. */
export const capacityRules = [
  rule(["application", "workloads", "cluster", "addons"], function* (environment) {
    const nodes = nodesOf(environment);
    if (nodes === undefined || nodes.length === 0) {
      return;
    }
    const largest = most(nodes.map(({ size }) => size));
    for (const { name, requests } of podsOf(environment)) {
      for (const resource of resources) {
        if (requests[resource] > largest[resource]) {
          yield {
            path: ["workloads", name, "requests"],
            problem: "fits on no node of cluster.nodeGroups",
            given: amount(resource, requests[resource]),
            allowed: `at most ${amount(resource, largest[resource])}, or a larger instance type`,
          };
        }
      }
    }
  }),
];
