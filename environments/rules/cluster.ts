import { architectureRefusal, instanceTypeRefusal } from "../../lib/instance-types";
import { notAmong, repeated, rule } from "./rule";

export const clusterRules = [
  rule(["cluster", "clusterAccess", "target"], function* ({ cluster, clusterAccess, target }) {
    const { publicCidrs, privateClients, path } = cluster.endpoint;
    const ranges = [
      ...publicCidrs.map((cidr, at) => ({ cidr, at: ["publicCidrs", at] })),
      ...privateClients.cidrs.map((cidr, at) => ({ cidr, at: ["privateClients", "cidrs", at] })),
    ];
    for (const { cidr, at } of ranges) {
      if (cidr.endsWith("/0")) {
        yield {
          path: ["cluster", "endpoint", ...at],
          problem: "opens the Kubernetes API to everyone",
          given: cidr,
          allowed: "the ranges that deploy",
        };
      }
    }
    if ((path === "public-cidrs") !== publicCidrs.length > 0) {
      yield {
        path: ["cluster", "endpoint", "path"],
        problem: publicCidrs.length > 0 ? "does not use the public endpoint that publicCidrs opens" : "needs publicCidrs",
        given: path,
        allowed: publicCidrs.length > 0 ? "public-cidrs" : "runner-in-vpc, terraform-cloud-agent, argocd-pull",
      };
    }
    const clients = privateClients.cidrs.length + Object.keys(privateClients.securityGroups).length;
    // An emulator has neither a Kubernetes nor a security group for it.
    if (target === "emulator" && clients > 0) {
      yield {
        path: ["cluster", "endpoint", "privateClients"],
        problem: "cannot be let in: the emulator makes no security group for its cluster",
        given: privateClients,
        allowed: "{} with target: emulator",
      };
    }
    const isReached = target === "aws" && clusterAccess.type !== "kubeconfig";
    if ((path === "runner-in-vpc" || path === "terraform-cloud-agent") && clients === 0 && isReached) {
      yield {
        path: ["cluster", "endpoint", "privateClients"],
        problem: `lets no ${path === "runner-in-vpc" ? "runner" : "agent"} reach the private endpoint: the cluster's security group admits its own members only`,
        allowed: "cidrs or securityGroups of what deploys",
      };
    }
    yield* repeated(["cluster", "endpoint", "privateClients", "cidrs"], privateClients.cidrs);
    if (Object.keys(cluster.nodeGroups).length === 0) {
      yield {
        path: ["cluster", "nodeGroups"],
        problem: "has no node group",
        given: {},
        allowed: "one or more: add-ons need nodes",
      };
    }
    for (const [name, { nodes, architecture, instanceTypes }] of Object.entries(cluster.nodeGroups)) {
      const group = ["cluster", "nodeGroups", name];
      if (nodes.min > nodes.max) {
        yield { path: [...group, "nodes", "min"], problem: "is above max", given: nodes.min, allowed: `at most ${nodes.max}` };
      } else if (nodes.desired < nodes.min || nodes.desired > nodes.max) {
        yield {
          path: [...group, "nodes", "desired"],
          problem: "is out of range",
          given: nodes.desired,
          allowed: `${nodes.min} to ${nodes.max}`,
        };
      }
      for (const [at, instanceType] of instanceTypes.entries()) {
        const refusal = instanceTypeRefusal(instanceType, architecture) ?? architectureRefusal(instanceType, architecture);
        if (refusal !== undefined) {
          yield { path: [...group, "instanceTypes", at], ...refusal, given: instanceType };
        }
      }
    }
  }),

  rule(["cluster", "pipeline"], function* ({ cluster, pipeline }) {
    const { admins, deployers } = cluster.access;
    if (admins.length + deployers.length === 0 && pipeline === undefined && !cluster.creatorIsAdmin.enabled) {
      yield {
        path: ["cluster", "access"],
        problem: "lets nobody into the cluster",
        given: cluster.access,
        allowed: "an admin, a deployer or a pipeline",
      };
    }
  }),

  rule(["cluster", "clusterAccess", "target", "pipeline"], function* ({ cluster, clusterAccess, target, pipeline }) {
    const { access, authenticationMode, creatorIsAdmin } = cluster;
    // A ConfigMap may name admins besides, and a kubeconfig has a login of its own.
    const isAsked = target === "aws" && clusterAccess.type !== "kubeconfig" && authenticationMode === "API";
    const hasOthers = access.deployers.length > 0 || pipeline !== undefined;
    if (isAsked && access.admins.length === 0 && hasOthers && !creatorIsAdmin.enabled) {
      yield {
        path: ["cluster", "access", "admins"],
        problem: "has nobody who may apply the add-ons: deployers and the pipeline reach the application's namespace only",
        given: access.admins,
        allowed: "who applies them: a role, or a user",
      };
    }
  }),

  rule(["cluster", "network"], function* ({ cluster, network }) {
    for (const [at, zone] of (cluster.zones ?? []).entries()) {
      yield* notAmong(["cluster", "zones", at], "is no zone of the network", zone, network.zones);
    }
    for (const [name, { zones = [] }] of Object.entries(cluster.nodeGroups)) {
      for (const [at, zone] of zones.entries()) {
        yield* notAmong(["cluster", "nodeGroups", name, "zones", at], "is no zone of the network", zone, network.zones);
      }
    }
  }),
];
