import { drainSeconds, healthPathOf, isRouted } from "../../application/routes";
import { idle, lacking, rule } from "./rule";

/** Seconds between two questions, and until one has failed. Source: AWS Load Balancer Controller, Ingress annotations. */
const usualInterval = 15;
const usualTimeout = 5;

/** What the way in takes. */
export const ingressRules = [
  rule(["application", "ingress"], function* ({ application, ingress }) {
    for (const [name, { paths, health, ...component }] of Object.entries(application.components)) {
      const asked = ingress?.controller === "alb" && isRouted(name, { application, ingress });
      if (paths.length > 0 && ingress === undefined) {
        const path = ["application", "components", name, "paths"];
        yield lacking(path, "an ingress", "an environment with an ingress section", paths);
      }
      if (asked && healthPathOf({ health, ...component }) === undefined) {
        yield {
          path: ["application", "components", name, "health"],
          problem: "has no path, and the load balancer asks everything behind it for its health",
          given: health,
          allowed: "a path that answers 200, a loadBalancer.healthPath, or ingress.controller: nginx",
        };
      }
    }
  }),

  // Source: Elastic Load Balancing, CreateTargetGroup: a timeout is shorter than the interval.
  rule(["application", "ingress"], function* ({ application, ingress }, stated) {
    for (const [name, { loadBalancer, stopSeconds }] of Object.entries(application.components)) {
      const path = ["application", "components", name, "loadBalancer"];
      if (loadBalancer === undefined) {
        continue;
      }
      if (ingress !== undefined && !isRouted(name, { application, ingress })) {
        yield* idle(stated, path, "no request reaches the component from outside", "paths, or a route of ingress.hosts");
        continue;
      }
      const { intervalSeconds: interval = usualInterval, timeoutSeconds: timeout = usualTimeout } = loadBalancer;
      if (timeout >= interval) {
        const key = loadBalancer.timeoutSeconds === undefined ? "intervalSeconds" : "timeoutSeconds";
        yield {
          path: [...path, key],
          problem: key === "timeoutSeconds" ? "is not shorter than the interval" : "is not longer than the timeout",
          given: loadBalancer[key],
          allowed: key === "timeoutSeconds" ? `fewer than ${interval}, or more intervalSeconds` : `more than ${timeout}`,
        };
      }
      const lives = stopSeconds + drainSeconds;
      if (loadBalancer.deregistrationSeconds > lives && stated([...path, "deregistrationSeconds"]) !== undefined) {
        yield {
          path: [...path, "deregistrationSeconds"],
          problem: "is longer than its pods live once they are told to stop",
          given: loadBalancer.deregistrationSeconds,
          allowed: `at most ${lives}, or more stopSeconds`,
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
