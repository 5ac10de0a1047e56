import { covers } from "../../lib/domain-name";
import { rule } from "./rule";

/** Whom the load balancer's certificate is good for. */
export const certificateRules = [
  rule(["dns", "ingress"], function* ({ dns, ingress }) {
    const names = dns?.certificateNames ?? [];
    if (ingress?.controller === "alb" && names.length > 0 && !covers(names, ingress.host)) {
      yield {
        path: ["dns", "certificateNames"],
        problem: `leave out the host ${ingress.host}`,
        given: names,
        allowed: `names that cover ${ingress.host}`,
      };
    }
  }),
];
