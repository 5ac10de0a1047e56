import type { Ingress } from "../../.gen/application-chart";
import type { Component } from "../schema";
import { objectName } from "../workloads";
import { neighbours, type PlatformFacts, type Stage } from "./facts";

/** Prefix of the annotations that the AWS Load Balancer Controller reads. */
export const alb = "alb.ingress.kubernetes.io";

/** The way in, or nothing where the environment has none. */
export function ingressOf(stage: Stage, facts: PlatformFacts): Ingress | undefined {
  if (stage.ingress === undefined) {
    return undefined;
  }
  const { host, controller } = stage.ingress;
  return controller === "alb"
    ? { className: "alb", hosts: [host], annotations: albAnnotations(stage.id, stage.ingress, facts) }
    : {
        className: "nginx",
        hosts: [host],
        mergeable: true,
        certificateIssuer: neighbours.clusterIssuer,
        tlsSecretName: `${stage.application.name}-tls`,
      };
}

/**
 * What every Ingress of the environment's one load balancer says, the application's and those of add-ons: what one of them
 * left out would be opened to everyone, or not be encrypted.
 *
 * @param group the load balancer's name among them: the environment's
 */
export function albAnnotations(
  group: string,
  { scheme, sourceCidrs }: Pick<NonNullable<Stage["ingress"]>, "scheme" | "sourceCidrs">,
  { certificateArn }: Pick<PlatformFacts, "certificateArn">,
): Readonly<Record<string, string>> {
  return {
    [`${alb}/group.name`]: group,
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
  };
}

/** What the load balancer wants to know of one component: how it is asked for its health. */
export function serviceAnnotationsOf({ health, paths }: Component, stage: Stage): Readonly<Record<string, string>> | undefined {
  if (paths.length === 0 || stage.ingress?.controller !== "alb") {
    return undefined;
  }
  return {
    ...(typeof health === "string" && { [`${alb}/healthcheck-path`]: health, [`${alb}/success-codes`]: "200" }),
    [`${alb}/target-group-attributes`]: "deregistration_delay.timeout_seconds=30",
  };
}

/** What the NGINX controller wants to know of one component: how long and how large its requests are. */
export function ingressAnnotationsOf(
  name: string,
  { paths, requests }: Component,
  { ingress, application }: Stage,
): Readonly<Record<string, string>> | undefined {
  if (paths.length === 0 || ingress?.controller !== "nginx" || requests === undefined) {
    return undefined;
  }
  const { maxBodyMib, timeoutSeconds, websockets } = requests;
  return {
    ...(maxBodyMib !== undefined && { "nginx.org/client-max-body-size": `${maxBodyMib}m` }),
    ...(timeoutSeconds !== undefined && {
      "nginx.org/proxy-read-timeout": `${timeoutSeconds}s`,
      "nginx.org/proxy-send-timeout": `${timeoutSeconds}s`,
    }),
    ...(websockets && { "nginx.org/websocket-services": objectName(application, name) }),
  };
}
