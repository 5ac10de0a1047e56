import { workloadsOf } from "../../application/workloads";
import { overlap } from "../../lib/cidr";
import { blockOf } from "./network";
import { rule } from "./rule";

/** Ranges of the internet lie outside of the VPC, and say more than a use of any address does. */
export const internetRules = [
  rule(["application", "network"], function* ({ application, network }) {
    const vpc = blockOf(network.cidr);
    for (const { kind, name, uses } of workloadsOf(application)) {
      const open = uses.flatMap((use) => (use.kind === "internet" && use.cidrs === undefined ? use.ports : []));
      for (const [at, use] of uses.entries()) {
        if (use.kind !== "internet" || use.cidrs === undefined) {
          continue;
        }
        const path = ["application", kind, name, "uses", at];
        for (const [index, cidr] of use.cidrs.entries()) {
          const block = blockOf(cidr);
          if (vpc !== undefined && block !== undefined && overlap(vpc, block)) {
            yield {
              path: [...path, "cidrs", index],
              problem: `overlaps the VPC's ${network.cidr}, which other uses open`,
              given: cidr,
              allowed: "a range outside",
            };
          }
        }
        for (const [index, port] of use.ports.entries()) {
          if (open.includes(port)) {
            yield {
              path: [...path, "ports", index],
              problem: "has no effect: another use opens it at any address",
              given: port,
              allowed: `nothing, or no internet(${port}) besides`,
            };
          }
        }
      }
    }
  }),
];
