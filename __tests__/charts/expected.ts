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
  | "Prometheus";

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
  const uses = usesOf(environment, source);
  if (uses.length === 0) {
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
  const { application, network, ingress } = environment;
  const component = application.components[destination.workload ?? ""];
  if (component?.port !== port || protocol !== "TCP") {
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
    ["Prometheus", component.metrics !== undefined && isPod(source, "monitoring", "app.kubernetes.io/name", "prometheus")],
  ];
  return ways.find(([, isOpen]) => isOpen)?.[0];
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
