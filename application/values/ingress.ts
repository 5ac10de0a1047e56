import type { Ingress } from "../../.gen/application-chart";
import type { Component } from "../schema";
import { neighbours, type PlatformFacts, type Stage } from "./facts";

const alb = "alb.ingress.kubernetes.io";

/** The way in, or nothing where the environment has none. */
export function ingressOf(stage: Stage, facts: PlatformFacts): Ingress | undefined {
  if (stage.ingress === undefined) {
    return undefined;
  }
  const { host, controller } = stage.ingress;
  const { distribution } = stage.edge;
  const hosts = distribution === undefined ? [host] : [host, distribution.originHost];
  return controller === "alb"
    ? { className: "alb", hosts, annotations: albAnnotations(stage.ingress, facts) }
    : {
        className: "nginx",
        hosts,
        annotations: { "cert-manager.io/cluster-issuer": neighbours.clusterIssuer },
        tlsSecretName: `${stage.application.name}-tls`,
      };
}

function albAnnotations(
  { scheme, sourceCidrs }: NonNullable<Stage["ingress"]>,
  { certificateArn, firewallArn }: PlatformFacts,
): Readonly<Record<string, string>> {
  return {
    [`${alb}/scheme`]: scheme,
    [`${alb}/target-type`]: "ip",
    [`${alb}/inbound-cidrs`]: sourceCidrs.join(","),
    [`${alb}/load-balancer-attributes`]: "routing.http.drop_invalid_header_fields.enabled=true",
    ...(certificateArn === undefined
      ? { [`${alb}/listen-ports`]: JSON.stringify([{ HTTP: 80 }]) }
      : {
          [`${alb}/listen-ports`]: JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
          [`${alb}/ssl-redirect`]: "443",
          [`${alb}/ssl-policy`]: "ELBSecurityPolicy-TLS13-1-2-2021-06",
          [`${alb}/certificate-arn`]: certificateArn,
        }),
    ...(firewallArn !== undefined && { [`${alb}/wafv2-acl-arn`]: firewallArn }),
  };
}

/** What the load balancer wants to know of one component: how it is asked for its health. */
export function serviceAnnotationsOf({ health, paths }: Component, stage: Stage): Readonly<Record<string, string>> | undefined {
  if (paths.length === 0 || stage.ingress?.controller !== "alb") {
    return undefined;
  }
  return {
    ...(health !== undefined && { [`${alb}/healthcheck-path`]: health, [`${alb}/success-codes`]: "200" }),
    [`${alb}/target-group-attributes`]: "deregistration_delay.timeout_seconds=30",
  };
}
