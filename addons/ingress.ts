import { alb, albAnnotations, albSourceCondition } from "../application/values/ingress";
import { clusterIssuer } from "../lib/cluster-names";
import type { AddonContext } from "./addon";

/** Where a web interface is found: a host of its own, or a path of the application's. */
export type Place = ({ readonly host: string } | { readonly path: string }) & {
  /** Ranges that may reach it. @default - whoever reaches the load balancer */
  readonly sourceCidrs?: readonly string[] | undefined;
};

export interface AddonIngress {
  readonly className: "alb" | "nginx";
  readonly annotations: Readonly<Record<string, string>>;
  readonly host: string;
  readonly path: string;
  /** URL of the interface, without a slash at its end. */
  readonly url: string;
  /** Secret of the certificate. @default - the load balancer's own, or the one of the application's host */
  readonly tlsSecret?: string;
}

/** Its rules are asked before those of the application, whose `/` would take every path. */
const beforeApplication = "-10";

/**
 * The way to an add-on's web interface, through the load balancer of the application.
 *
 * @param name of its certificate's secret, where it has one
 * @param service what the chart's Ingress leads to, by which the load balancer's condition on ranges is found
 * @param health path that answers 200, below the interface's own
 */
export function ingressOf(context: AddonContext, name: string, service: string, place: Place, health: string): AddonIngress {
  const { id, ingress } = context.environment;
  if (ingress === undefined) {
    throw new Error(`no ingress for ${name}: environments are checked before this`);
  }
  const own = "host" in place;
  const host = own ? place.host : ingress.host;
  const path = own ? "" : place.path;
  const where = { host, path: path === "" ? "/" : path, url: `https://${host}${path}` };
  if (ingress.controller === "alb") {
    return {
      className: "alb",
      ...where,
      annotations: {
        ...albAnnotations(id, ingress, context),
        [`${alb}/group.order`]: beforeApplication,
        [`${alb}/healthcheck-path`]: `${path}${health}`,
        ...(place.sourceCidrs && albSourceCondition(service, place.sourceCidrs)),
      },
    };
  }
  return own
    ? {
        className: "nginx",
        ...where,
        annotations: { "cert-manager.io/cluster-issuer": clusterIssuer },
        tlsSecret: `${name}-tls`,
      }
    : // One Ingress owns a host: the application's, which this one adds a path to.
      { className: "nginx", ...where, annotations: { "nginx.org/mergeable-ingress-type": "minion" } };
}
