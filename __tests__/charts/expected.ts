import type { Use } from "../../application/uses";
import { workloadsOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { type Cidr, contains, parseCidr } from "../../lib/cidr";
import { planSubnets, type Tier } from "../../lib/subnets";
import type { Passes, Protocol } from "../support/network-policies";
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

/** Why traffic to a port should pass; undefined where it should not. */
export type WayTo = (protocol: Protocol, port: number) => Way | undefined;

const nowhere: WayTo = () => undefined;

/** What an application's definition and its stage say of traffic, worked out without the code under test. */
export class Expectations {
  private readonly ranges: Readonly<Record<Tier | "outside" | "kubernetesApi", readonly Cidr[]>>;
  private readonly uses: ReadonlyMap<string, readonly Use[]>;

  constructor(private readonly environment: Environment) {
    const subnets = planSubnets(environment.network);
    const blocks = (tier: Tier) => Object.values(subnets[tier]).map(parseCidr);
    this.ranges = {
      public: blocks("public"),
      private: blocks("private"),
      database: blocks("database"),
      // Service ranges that EKS chooses from, and where the addresses of the cluster's endpoint are.
      kubernetesApi: [...["10.100.0.0/16", "172.20.0.0/16"].map(parseCidr), ...blocks("private")],
      // A packet for a Service passes the filter before its address is translated.
      outside: [environment.network.cidr, "169.254.0.0/16", "10.100.0.0/16", "172.20.0.0/16"].map(parseCidr),
    };
    this.uses = new Map(workloadsOf(environment.application).map(({ name, uses }) => [name, uses]));
  }

  /** Why the source, one of the namespace, should be able to send. */
  outOf(source: Somebody, destination: Somebody): WayTo {
    const { network, cluster, application } = this.environment;
    if (this.helped(source, "gate") !== undefined) {
      const isApi = this.isIn("kubernetesApi", destination);
      return firstOf([["Kubernetes API", tcp((port) => isApi && port === 443)]]);
    }
    const isDns = isPod(destination, "kube-system", "k8s-app", "kube-dns");
    const toDns: Passes = (protocol, port) => isDns && port === 53 && protocol !== "SCTP";
    const smoked = this.helped(source, "smoke");
    if (smoked !== undefined) {
      const isSmoked = destination.workload === smoked;
      return firstOf([
        ["DNS", toDns],
        ["smoke test", tcp((port) => isSmoked && application.components[smoked]?.port === port)],
      ]);
    }
    const uses = this.usesOf(source);
    if (uses.length === 0) {
      return nowhere;
    }
    const has = (kind: Use["kind"]) => uses.some((use) => use.kind === kind);
    const isStore = this.isIn(this.ranges.database.length > 0 ? "database" : "private", destination);
    const isPrivate = this.isIn("private", destination);
    const isBesides = !this.isIn("outside", destination);
    const services = [
      ...(has("bucket") || has("secret") || has("database") || has("cache") ? ["sts"] : []),
      ...(has("secret") || has("database") || has("cache") ? ["secretsmanager"] : []),
      ...(has("bucket") ? ["s3"] : []),
    ];
    const isInside = (service: string) => network.endpoints.interface.some((name) => name === service);
    const isAgent =
      [cluster.podRoles, cluster.formerPodRoles].includes("pod-identity") && destination.address === nodeServices.podIdentity;
    const isUsed = uses.some((use) => use.kind === "component" && use.component === destination.workload);
    const component = application.components[destination.workload ?? ""];
    const ranges = uses.flatMap((use) => (use.kind === "internet" ? [use] : []));
    const isAt = ({ cidrs }: { readonly cidrs?: readonly string[] | undefined }) =>
      cidrs?.some((cidr) => contains(parseCidr(cidr), parseCidr(`${destination.address}/32`))) ?? isBesides;
    return firstOf([
      ["DNS", toDns],
      ["database", tcp((port) => has("database") && isStore && port === 5432)],
      ["cache", tcp((port) => has("cache") && isStore && port === 6379)],
      ["component", tcp((port) => isUsed && component?.port === port)],
      ["AWS in the VPC", tcp((port) => services.some(isInside) && isPrivate && port === 443)],
      ["AWS outside", tcp((port) => services.some((service) => !isInside(service)) && isBesides && port === 443)],
      ["Pod Identity", tcp((port) => services.length > 0 && isAgent && port === 80)],
      ["internet", tcp((port) => ranges.some((range) => isAt(range) && range.ports.includes(port)))],
    ]);
  }

  /** Why the destination, one of the namespace, should be able to take. */
  into(destination: Somebody, source: Somebody): WayTo {
    const { application, ingress, addons } = this.environment;
    const component = application.components[destination.workload ?? ""];
    if (component === undefined) {
      return nowhere;
    }
    const metricsPort = component.metrics?.port ?? component.port;
    const isInternal = ingress?.scheme === "internal";
    const isBalancer = ingress?.controller === "alb" && this.isIn(isInternal ? "private" : "public", source);
    const isNginx = ingress?.controller === "nginx" && source.pod?.namespace === "nginx-ingress";
    const isUser = this.usesOf(source).some((use) => use.kind === "component" && use.component === destination.workload);
    const isPrometheus = isPod(source, "monitoring", "app.kubernetes.io/name", "prometheus");
    const isScraped = component.metrics !== undefined && addons.monitoring !== undefined && isPrometheus;
    const isSmoke = destination.workload !== undefined && this.helped(source, "smoke") === destination.workload;
    const here = (isOpen: boolean) => tcp((port) => isOpen && port === component.port);
    return firstOf([
      [isInternal ? "internal load balancer" : "public load balancer", here(component.paths.length > 0 && isBalancer)],
      ["NGINX", here(component.paths.length > 0 && isNginx)],
      ["component", here(isUser)],
      ["smoke test", here(isSmoke)],
      ["Prometheus", tcp((port) => isScraped && port === metricsPort)],
    ]);
  }

  /** The component whose rollout runs this pod besides. */
  private helped({ workload = "", pod }: Somebody, what: "gate" | "smoke"): string | undefined {
    const { application, workloads } = this.environment;
    const name = workload.endsWith(`-${what}`) ? workload.slice(0, -what.length - 1) : "";
    const component = application.components[name];
    const isRolledOut = pod?.namespace === application.namespace && (workloads[name]?.rollout.type ?? "rolling") !== "rolling";
    return component !== undefined && isRolledOut && (what === "gate" || component.smoke !== undefined) ? name : undefined;
  }

  private usesOf({ workload }: Somebody): readonly Use[] {
    // A registry's credentials are fetched for the pod.
    return (this.uses.get(workload ?? "") ?? []).filter(({ kind }) => kind !== "pull-secret");
  }

  private isIn(range: keyof typeof this.ranges, { address }: Somebody): boolean {
    return this.ranges[range].some((block) => contains(block, parseCidr(`${address}/32`)));
  }
}

function tcp(isOpen: (port: number) => boolean): Passes {
  return (protocol, port) => protocol === "TCP" && isOpen(port);
}

function firstOf(ways: readonly (readonly [Way, Passes])[]): WayTo {
  return (protocol, port) => ways.find(([, passes]) => passes(protocol, port))?.[0];
}

function isPod({ pod }: Somebody, namespace: string, label: string, value: string): boolean {
  return pod?.namespace === namespace && pod.labels[label] === value;
}
