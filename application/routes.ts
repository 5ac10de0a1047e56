import type { Application, Component } from "./schema";

/** Seconds that a pod behind a load balancer goes on serving after it began to stop: until no target group sends it more. */
export const drainSeconds = 15;

/** What stands at a host besides the application's own: components by path, or the way to another host. */
export interface HostSettings {
  readonly routes?: Readonly<Record<string, string>> | undefined;
  readonly sourceCidrs?: readonly string[] | undefined;
  readonly redirectTo?: string | undefined;
}

interface Stage {
  readonly application: Application;
  readonly ingress?: { readonly host: string; readonly hosts: Readonly<Record<string, HostSettings>> } | undefined;
}

/** A way from outside to a component. */
export interface Route {
  readonly host: string;
  readonly path: string;
  readonly component: string;
}

/** Every way in: the components' own paths at the application's host, then the further hosts' routes. */
export function routesOf({ application, ingress }: Stage): Route[] {
  if (ingress === undefined) {
    return [];
  }
  return [
    ...Object.entries(application.components).flatMap(([component, { paths }]) =>
      paths.map((path) => ({ host: ingress.host, path, component })),
    ),
    ...Object.entries(ingress.hosts).flatMap(([host, { routes = {} }]) =>
      Object.entries(routes).map(([path, component]) => ({ host, path, component })),
    ),
  ];
}

/** Whether requests from outside reach the component. Its paths say so even where the ingress is missing, which a rule tells. */
export function isRouted(name: string, stage: Stage): boolean {
  const component = stage.application.components[name];
  return (component?.paths.length ?? 0) > 0 || routesOf(stage).some((route) => route.component === name);
}

/** The host that a component is asked under: the application's where it answers there, or else the first of its own. */
export function hostOf(name: string, stage: Stage): string | undefined {
  return routesOf(stage).find(({ component }) => component === name)?.host ?? stage.ingress?.host;
}

/** Every host that the application answers at, its own first. A redirect answers nothing itself. */
export function answeringHosts({ ingress }: Pick<Stage, "ingress">): string[] {
  return ingress === undefined
    ? []
    : [ingress.host, ...Object.keys(ingress.hosts).filter((host) => ingress.hosts[host]?.routes !== undefined)];
}

/** Path at which a load balancer asks a component for its health. */
export function healthPathOf({ health, loadBalancer }: Pick<Component, "health" | "loadBalancer">): string | undefined {
  return loadBalancer?.healthPath ?? (typeof health === "string" ? health : undefined);
}
