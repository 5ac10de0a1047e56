import type { EgressRule, IngressRule, Network } from "../../.gen/application-chart";
import { dataPorts } from "../../lib/data-ports";
import { outsideOf } from "../../lib/network-peers";
import { admits, podIdentityAgent } from "../../lib/pod-roles";
import { dataTierOf, planSubnets, type Tier } from "../../lib/subnets";
import { type NetworkNeed, networkNeedsOf } from "../network";
import { isRouted } from "../routes";
import type { Use } from "../uses";
import { type Workload, workloadsOf } from "../workloads";
import { neighbours, type Stage } from "./facts";
import { metricsPortOf } from "./monitoring";

/** What a workload's pods may reach, and what may reach them: what follows from `uses`, paths and metrics, and nothing else. */
export function networkOf(workload: Workload, stage: Stage): Network {
  const needs = networkNeedsOf(workload.uses, stage.application);
  const egress = needs.flatMap((need) => egressFor(need, workload.uses, stage));
  const ingress = ingressTo(workload, stage);
  return {
    // Who calls nobody has no name to look up.
    dns: egress.length > 0,
    ...(egress.length > 0 && { egress }),
    ...(ingress.length > 0 && { ingress }),
  };
}

function egressFor(need: NetworkNeed, uses: readonly Use[], stage: Stage): EgressRule[] {
  const dataTier = dataTierOf(planSubnets(stage.network));
  const outside = outsideOf(stage.network.cidr);
  switch (need.to) {
    case "database":
      return [{ cidrs: cidrsOf(stage, dataTier), ports: [dataPorts.database] }];
    case "cache":
      return [{ cidrs: cidrsOf(stage, dataTier), ports: [dataPorts.cache] }];
    case "component":
      return [{ component: need.component, ports: [need.port] }];
    case "internet":
      return [{ ...(need.cidrs === undefined ? outside : { cidrs: need.cidrs }), ports: need.ports }];
    case "aws": {
      const endpoints = stage.network.endpoints.interface;
      const services = awsServicesOf(uses);
      return [
        ...(services.some((service) => endpoints.includes(service)) ? [{ cidrs: cidrsOf(stage, "private"), ports: [443] }] : []),
        ...(services.every((service) => endpoints.includes(service)) ? [] : [{ ...outside, ports: [443] }]),
        ...(admits(stage.cluster, "pod-identity") ? [{ cidrs: [podIdentityAgent.cidr], ports: [podIdentityAgent.port] }] : []),
      ];
    }
  }
}

/** Services that the uses call, as the names of their endpoints. A gateway endpoint, as S3's, has public addresses. */
export function awsServicesOf(uses: readonly Use[]): string[] {
  return [
    "sts",
    ...(uses.some(({ kind }) => kind === "bucket") ? ["s3"] : []),
    ...(uses.some(({ kind }) => kind === "secret" || kind === "database" || kind === "cache") ? ["secretsmanager"] : []),
  ];
}

function ingressTo({ kind, name }: Workload, stage: Stage): IngressRule[] {
  const component = kind === "components" ? stage.application.components[name] : undefined;
  if (component === undefined) {
    return [];
  }
  const metricsPort = metricsPortOf(component, stage);
  const metrics =
    metricsPort === undefined
      ? []
      : [{ namespace: neighbours.monitoringNamespace, podLabels: neighbours.prometheusLabels, ports: [metricsPort] }];
  if (component.port === undefined) {
    return metrics;
  }
  const ports = [component.port];
  const callers = workloadsOf(stage.application).filter(({ uses }) =>
    uses.some((use) => use.kind === "component" && use.component === name),
  );
  return [
    ...(isRouted(name, stage) ? fromOutside(stage, ports) : []),
    ...callers.map((caller) => ({ workload: caller.name, ports })),
    ...metrics,
  ];
}

/** A load balancer is addresses in its subnets, which no selector matches; the NGINX controller is pods. */
function fromOutside(stage: Stage, ports: readonly number[]): IngressRule[] {
  if (stage.ingress === undefined) {
    return [];
  }
  return stage.ingress.controller === "nginx"
    ? [{ namespace: neighbours.nginxNamespace, ports }]
    : [{ cidrs: cidrsOf(stage, stage.ingress.scheme === "internal" ? "private" : "public"), ports }];
}

/** Address ranges of the subnets of a tier. */
export function cidrsOf({ network }: Stage, tier: Tier): string[] {
  return Object.values(planSubnets(network)[tier]);
}
