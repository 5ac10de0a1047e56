import { lacking, rule } from "./rule";

/** What the way in takes. */
export const ingressRules = [
  rule(["application", "ingress"], function* ({ application, ingress }) {
    for (const [name, { paths, health }] of Object.entries(application.components)) {
      if (paths.length > 0 && ingress === undefined) {
        const path = ["application", "components", name, "paths"];
        yield lacking(path, "an ingress", "an environment with an ingress section", paths);
      }
      if (paths.length > 0 && ingress?.controller === "alb" && typeof health !== "string") {
        yield {
          path: ["application", "components", name, "health"],
          problem: "has no path, and the load balancer asks everything behind it for its health",
          given: health,
          allowed: "a path that answers 200, or ingress.controller: nginx",
        };
      }
    }
  }),

  rule(["ingress", "dns", "tier"], function* ({ ingress, dns, tier }) {
    if (ingress?.controller === "alb" && dns === undefined && tier === "production" && !ingress.plainHttp.enabled) {
      yield {
        path: ["ingress"],
        problem: "goes unencrypted: without a dns section there is no certificate",
        given: ingress.host,
        allowed: 'a dns section, or plainHttp: { enabled: true, reason: "..." }',
      };
    }
  }),
];
