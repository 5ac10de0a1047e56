import type { Ingress, OwnHost } from "../../.gen/application-chart";
import { mapValues } from "../../lib/records";
import { type HostSettings, healthPathOf, isRouted } from "../routes";
import { type Component, usualLoadBalancer } from "../schema";
import { objectName } from "../workloads";
import { neighbours, type PlatformFacts, type Stage } from "./facts";

/** Prefix of the annotations that the AWS Load Balancer Controller reads. */
export const alb = "alb.ingress.kubernetes.io";

/** The way in, or nothing where the environment has none. */
export function ingressOf(stage: Stage, facts: PlatformFacts): Ingress | undefined {
  if (stage.ingress === undefined) {
    return undefined;
  }
  const { host, hosts, controller } = stage.ingress;
  const all = { hosts: [host], ...(Object.keys(hosts).length > 0 && { ownHosts: mapValues(hosts, ownHostOf) }) };
  return controller === "alb"
    ? { className: "alb", ...all, annotations: albAnnotations(stage.id, stage.ingress, facts) }
    : {
        className: "nginx",
        ...all,
        mergeable: true,
        certificateIssuer: neighbours.clusterIssuer,
        tlsSecretName: `${stage.application.name}-tls`,
      };
}

function ownHostOf({ routes, sourceCidrs, redirectTo }: HostSettings): OwnHost {
  return { ...(routes && { routes }), ...(sourceCidrs && { sourceCidrs }), ...(redirectTo !== undefined && { redirectTo }) };
}

/**
 * Takes requests for a Service from these ranges alone: the rule fits nobody else's. A load balancer itself has one list for all of its
 * hosts.
 */
export function albSourceCondition(service: string, cidrs: readonly string[]): Readonly<Record<string, string>> {
  return {
    [`${alb}/conditions.${service}`]: JSON.stringify([{ field: "source-ip", sourceIpConfig: { values: cidrs } }]),
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
export function serviceAnnotationsOf(
  name: string,
  component: Component,
  stage: Stage,
): Readonly<Record<string, string>> | undefined {
  if (!isRouted(name, stage) || stage.ingress?.controller !== "alb") {
    return undefined;
  }
  const path = healthPathOf(component);
  const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, ...settings } =
    component.loadBalancer ?? usualLoadBalancer;
  const { successCodes, deregistrationSeconds } = settings;
  const numbers = {
    "healthcheck-interval-seconds": intervalSeconds,
    "healthcheck-timeout-seconds": timeoutSeconds,
    "healthy-threshold-count": healthyThreshold,
    "unhealthy-threshold-count": unhealthyThreshold,
  };
  return {
    ...(path !== undefined && { [`${alb}/healthcheck-path`]: path, [`${alb}/success-codes`]: successCodes }),
    ...Object.fromEntries(
      Object.entries(numbers).flatMap(([key, value]) => (value === undefined ? [] : [[`${alb}/${key}`, String(value)]])),
    ),
    [`${alb}/target-group-attributes`]: `deregistration_delay.timeout_seconds=${deregistrationSeconds}`,
  };
}

/** What the NGINX controller wants to know of one component: how long and how large its requests are. */
export function ingressAnnotationsOf(
  name: string,
  { requests }: Component,
  stage: Stage,
): Readonly<Record<string, string>> | undefined {
  const { ingress, application } = stage;
  if (!isRouted(name, stage) || ingress?.controller !== "nginx" || requests === undefined) {
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
