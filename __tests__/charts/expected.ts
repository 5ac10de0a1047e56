import type { Use } from "../../application/uses";
import { workloadsOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { contains, parseCidr } from "../../lib/cidr";
import { planSubnets, type Tier } from "../../lib/subnets";
import type { Protocol } from "../support/network-policies";
import { nodeServices, type Somebody } from "./world";

/** Why traffic passes. */
export type Way =
  | "database"
  | "cache"
  | "component"
  | "internet"
  | "AWS in the VPC"
  | "AWS outside"
  | "Pod Identity"
  | "DNS"
  | "public load balancer"
  | "internal load balancer"
  | "NGINX"
  | "Prometheus"
  | "Kubernetes API"
  | "smoke test";

interface Traffic {
  readonly source: Somebody;
  readonly destination: Somebody;
  readonly port: number;
  readonly protocol: Protocol;
}

/**
 * Why traffic that starts or ends at the application's namespace should pass: what the application's definition and its
 * stage say, worked out without the code under test. Undefined where it should not.
 */
export function wayOf(environment: Environment, traffic: Traffic): Way | undefined {
  const { namespace } = environment.application;
  const { source, destination } = traffic;
  const starts = source.pod?.namespace === namespace;
  const ends = destination.pod?.namespace === namespace;
  const out = starts ? wayOut(environment, traffic) : undefined;
  const into = ends ? wayIn(environment, traffic) : undefined;
  return starts && ends ? out && into : (out ?? into);
}

function wayOut(environment: Environment, { source, destination, port, protocol }: Traffic): Way | undefined {
  const { network, cluster } = environment;
  const gate = helperOf(environment, source, "gate");
  const smoke = helperOf(environment, source, "smoke");
  if (gate !== undefined) {
    const api = ["10.100.0.0/16", "172.20.0.0/16", ...Object.values(planSubnets(network).private)];
    return protocol === "TCP" && port === 443 && isIn(api, destination) ? "Kubernetes API" : undefined;
  }
  if (smoke !== undefined && protocol === "TCP" && port !== 53) {
    return destination.workload === smoke && environment.application.components[smoke]?.port === port ? "smoke test" : undefined;
  }
  const uses = usesOf(environment, source);
  if (uses.length === 0 && smoke === undefined) {
    return undefined;
  }
  if (port === 53 && protocol !== "SCTP" && isPod(destination, "kube-system", "k8s-app", "kube-dns")) {
    return "DNS";
  }
  if (protocol !== "TCP") {
    return undefined;
  }
  const has = (kind: Use["kind"]) => uses.some((use) => use.kind === kind);
  const within = (tier: Tier) => isIn(Object.values(planSubnets(network)[tier]), destination);
  const besides = !isIn([network.cidr, "169.254.0.0/16"], destination);
  const stores = within(Object.keys(planSubnets(network).database).length > 0 ? "database" : "private");
  const services = [
    ...(has("bucket") || has("secret") || has("database") || has("cache") ? ["sts"] : []),
    ...(has("secret") || has("database") || has("cache") ? ["secretsmanager"] : []),
    ...(has("bucket") ? ["s3"] : []),
  ];
  const isInside = (service: string) => network.endpoints.interface.some((name) => name === service);
  const component = environment.application.components[destination.workload ?? ""];
  const ways: readonly (readonly [Way, boolean])[] = [
    ["database", has("database") && port === 5432 && stores],
    ["cache", has("cache") && port === 6379 && stores],
    [
      "component",
      component?.port === port && uses.some((use) => use.kind === "component" && use.component === destination.workload),
    ],
    ["AWS in the VPC", port === 443 && services.some(isInside) && within("private")],
    ["AWS outside", port === 443 && services.some((service) => !isInside(service)) && besides],
    [
      "Pod Identity",
      port === 80 &&
        services.length > 0 &&
        cluster.podRoles === "pod-identity" &&
        destination.address === nodeServices.podIdentity,
    ],
    ["internet", uses.some((use) => use.kind === "internet" && use.ports.includes(port)) && besides],
  ];
  return ways.find(([, isOpen]) => isOpen)?.[0];
}

function wayIn(environment: Environment, { source, destination, port, protocol }: Traffic): Way | undefined {
  const { application, network, ingress, addons } = environment;
  const component = application.components[destination.workload ?? ""];
  if (component === undefined || protocol !== "TCP") {
    return undefined;
  }
  const isMetrics = component.metrics !== undefined && (component.metrics.port ?? component.port) === port;
  if (isMetrics && addons.monitoring && isPod(source, "monitoring", "app.kubernetes.io/name", "prometheus")) {
    return "Prometheus";
  }
  if (component.port !== port) {
    return undefined;
  }
  const tier = ingress?.scheme === "internal" ? "private" : "public";
  const isBalanced = component.paths.length > 0 && ingress?.controller === "alb";
  const ways: readonly (readonly [Way, boolean])[] = [
    [
      ingress?.scheme === "internal" ? "internal load balancer" : "public load balancer",
      isBalanced && isIn(Object.values(planSubnets(network)[tier]), source),
    ],
    ["NGINX", component.paths.length > 0 && ingress?.controller === "nginx" && source.pod?.namespace === "nginx-ingress"],
    ["component", usesOf(environment, source).some((use) => use.kind === "component" && use.component === destination.workload)],
    ["smoke test", helperOf(environment, source, "smoke") === destination.workload],
  ];
  return ways.find(([, isOpen]) => isOpen)?.[0];
}

/** The component whose rollout runs this pod besides. */
function helperOf(
  { application, workloads }: Environment,
  { workload = "", pod }: Somebody,
  what: "gate" | "smoke",
): string | undefined {
  const name = workload.endsWith(`-${what}`) ? workload.slice(0, -what.length - 1) : "";
  const component = application.components[name];
  const rolls = pod?.namespace === application.namespace && (workloads[name]?.rollout.type ?? "rolling") !== "rolling";
  return component !== undefined && rolls && (what === "gate" || component.smoke !== undefined) ? name : undefined;
}

function usesOf({ application }: Environment, { workload }: Somebody): readonly Use[] {
  return workloadsOf(application).find(({ name }) => name === workload)?.uses ?? [];
}

function isPod({ pod }: Somebody, namespace: string, label: string, value: string): boolean {
  return pod?.namespace === namespace && pod.labels[label] === value;
}

function isIn(ranges: readonly string[], { address }: Somebody): boolean {
  return ranges.some((range) => contains(parseCidr(range), parseCidr(`${address}/32`)));
}
