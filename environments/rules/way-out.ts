import { callsAwsItself } from "../../application/permissions";
import { awsServicesOf } from "../../application/values/network";
import { workloadsOf } from "../../application/workloads";
import { admits } from "../../lib/pod-roles";
import { rule } from "./rule";

/** What a node calls before it runs a pod. Source: Amazon EKS, "Deploy private clusters with limited internet access". */
const ofNodes = ["ec2", "ecr.api", "ecr.dkr"];

/** Where there is no NAT gateway, nothing leaves the VPC but through endpoints. */
export const wayOutRules = [
  rule(["network", "application", "cluster", "addons"], function* ({ network, application, cluster, addons }) {
    if (network.natZones === undefined || network.natZones.length > 0) {
      return;
    }
    const workloads = workloadsOf(application);
    for (const { kind, name, uses } of workloads) {
      for (const [at, use] of uses.entries()) {
        if (use.kind === "internet") {
          yield {
            path: ["application", kind, name, "uses", at],
            problem: "leads nowhere: the network has no NAT gateway",
            given: `internet ${use.ports.join(", ")}`,
            allowed: "a zone in network.natZones, or no use of the internet",
          };
        }
      }
    }
    const services = workloads.filter(({ uses }) => callsAwsItself(uses)).flatMap(({ uses }) => awsServicesOf(uses));
    const roles = [
      // The agent of each node asks for pods' roles; pods with tokens, and whoever assumes further roles, ask STS.
      ...(admits(cluster, "pod-identity") ? ["eks-auth"] : []),
      ...(admits(cluster, "irsa") || addons.externalSecrets ? ["sts"] : []),
    ];
    const needed = new Set([...ofNodes, ...roles, ...services.filter((service) => service !== "s3")]);
    const missing = [...needed].filter((service) => !(network.endpoints.interface as readonly string[]).includes(service));
    if (missing.length > 0) {
      yield {
        path: ["network", "endpoints", "interface"],
        problem: `have no ${missing.join(", ")}, and there is no NAT gateway beside them`,
        given: network.endpoints.interface,
        allowed: "those besides, or a zone in network.natZones",
      };
    }
    if (!network.endpoints.gateway.includes("s3")) {
      yield {
        path: ["network", "endpoints", "gateway"],
        problem: "have no s3, where images come from, and there is no NAT gateway beside them",
        given: network.endpoints.gateway,
        allowed: "s3 besides, or a zone in network.natZones",
      };
    }
  }),
];
