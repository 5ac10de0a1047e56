import { rule } from "./rule";

/** What the way in takes. */
export const ingressRules = [
  rule(["application", "ingress"], function* ({ application, ingress }) {
    for (const [name, { paths }] of Object.entries(application.components)) {
      if (paths.length > 0 && ingress === undefined) {
        yield {
          path: ["application", "components", name, "paths"],
          problem: "need an ingress, which the environment does not have",
          given: paths,
          allowed: "an environment with an ingress, or no paths",
        };
      }
    }
  }),
];
