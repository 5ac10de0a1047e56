import { mebibytesOf, millicoresOf } from "../../lib/quantities";
import { rule } from "./rule";

/** What Kubernetes refuses of a pod's size. Source: Kubernetes, "Resource Management for Pods and Containers": no request above its limit. */
export const requestRules = [
  rule(["workloads"], function* ({ workloads }) {
    for (const [name, { requests, limits }] of Object.entries(workloads)) {
      for (const [resource, amountOf] of [
        ["cpu", millicoresOf],
        ["memory", mebibytesOf],
      ] as const) {
        if (amountOf(requests[resource]) > amountOf(limits[resource])) {
          yield {
            path: ["workloads", name, "requests", resource],
            problem: "is above its limit",
            given: requests[resource],
            allowed: `at most ${limits[resource]}, or a higher limit`,
          };
        }
      }
    }
  }),
];
