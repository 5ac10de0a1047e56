import { lacking, rule } from "./rule";

/** What the way in takes. */
export const ingressRules = [
  rule(["application", "ingress"], function* ({ application, ingress }) {
    for (const [name, { paths }] of Object.entries(application.components)) {
      if (paths.length > 0 && ingress === undefined) {
        const path = ["application", "components", name, "paths"];
        yield lacking(path, "an ingress", "an environment with an ingress section", paths);
      }
    }
  }),
];
