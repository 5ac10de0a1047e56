import { workloadsOf } from "../../application/workloads";
import { rule } from "./rule";

/** Zones, and nodes, that Karpenter's own two pods are spread over. */
const karpenterSpread = 2;

/** Controllers that the environment cannot do without. */
export const clusterAddonRules = [
  rule(["addons", "ingress"], function* ({ addons, ingress }) {
    if (ingress?.controller === "alb" && !addons.loadBalancerController) {
      yield {
        path: ["addons", "loadBalancerController"],
        problem: "is off, but the ingress needs it to create its load balancer",
        given: false,
        allowed: "true, or no ingress section",
      };
    }
    if (ingress?.controller === "nginx" && !addons.nginxIngress) {
      yield {
        path: ["ingress", "controller"],
        problem: "needs addons.nginxIngress, which is off",
        given: "nginx",
        allowed: "alb, or addons.nginxIngress: true",
      };
    }
    if (ingress?.controller === "nginx" && addons.certManager === undefined) {
      yield {
        path: ["addons", "certManager"],
        problem: "is missing: the NGINX controller's certificates come from it",
        allowed: "an email for Let's Encrypt",
      };
    }
    if (addons.nginxIngress && !addons.loadBalancerController) {
      yield {
        path: ["addons", "nginxIngress"],
        problem: "needs the load balancer controller, which is off",
        given: true,
        allowed: "false, or addons.loadBalancerController: true",
      };
    }
  }),

  rule(["addons", "ingress", "dns"], function* ({ addons, ingress, dns }) {
    if (addons.certManager !== undefined && dns === undefined && ingress?.controller !== "nginx") {
      yield {
        path: ["addons", "certManager"],
        problem: "has no way to prove that a host name is yours",
        given: addons.certManager,
        allowed: "a dns section, whose zone it writes into, or an ingress of the controller nginx, which serves the proof",
      };
    }
  }),

  rule(["addons", "application", "cache"], function* ({ addons, application, cache }) {
    const kept = ["secret", "pull-secret", "database", ...(cache?.authentication.type === "token" ? ["cache"] : [])];
    const reader = workloadsOf(application).find(({ uses }) => uses.some(({ kind }) => kept.includes(kind)));
    if (!addons.externalSecrets && reader !== undefined) {
      yield {
        path: ["addons", "externalSecrets"],
        problem: `is off, but ${reader.name} gets its secrets by it`,
        given: false,
        allowed: "true",
      };
    }
  }),

  rule(["addons", "workloads"], function* ({ addons, workloads }) {
    const scaled = Object.keys(workloads).find((name) => workloads[name]?.autoscaling !== undefined);
    if (!addons.metricsServer && scaled !== undefined) {
      yield {
        path: ["addons", "metricsServer"],
        problem: `is off, but the autoscaling of ${scaled} needs what it measures`,
        given: false,
        allowed: "true, or no autoscaling",
      };
    }
  }),

  rule(["addons", "cluster", "network"], function* ({ addons, cluster, network }) {
    if (addons.nodeScaling !== "karpenter") {
      return;
    }
    const open = Object.values(cluster.nodeGroups).filter(({ taints }) => taints.length === 0);
    const nodes = open.reduce((sum, group) => sum + group.nodes.min, 0);
    const zones = new Set(open.flatMap((group) => group.zones ?? network.zones));
    if (nodes < karpenterSpread || zones.size < karpenterSpread) {
      yield {
        path: ["addons", "nodeScaling"],
        problem: `needs ${karpenterSpread} nodes in ${karpenterSpread} zones for its own pods, but the node groups keep ${nodes} in ${zones.size}`,
        given: "karpenter",
        allowed: `node groups without taints that have a min of ${karpenterSpread} or more, in ${karpenterSpread} zones`,
      };
    }
  }),
];
