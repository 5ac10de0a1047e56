import type { NginxIngressValues } from "../.gen/addon-charts/nginx-ingress";
import { isRouted } from "../application/routes";
import type { Environment } from "../environments/schema";
import { priorityClasses } from "../lib/cluster-names";
import { namespacePeer } from "../lib/network-peers";
import { planSubnets } from "../lib/subnets";
import type { Addon } from "./addon";
import { provesByHttp, solverPort } from "./cert-manager";

const balancer = "service.beta.kubernetes.io/aws-load-balancer";
const metricsPort = 9113;

/** NGINX in front of the application, behind a network load balancer of its own. */
export const nginxIngress: Addon = {
  isOn: ({ addons }) => addons.nginxIngress,
  after: ["monitoring"],
  values: ({ environment }): NginxIngressValues => {
    const isMonitored = environment.addons.monitoring !== undefined;
    return {
      controller: {
        replicaCount: 2,
        podDisruptionBudget: { enabled: true, minAvailable: 1 },
        priorityClassName: priorityClasses.addons,
        ingressClass: { name: "nginx", create: true, setAsDefaultIngress: false },
        enableSnippets: false,
        readOnlyRootFilesystem: true,
        telemetryReporting: { enable: false },
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
        initContainerResources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } },
        config: {
          entries: {
            // The load balancer hides who asks, and says so in front of each connection.
            "proxy-protocol": "True",
            "real-ip-header": "proxy_protocol",
            "set-real-ip-from": balancerCidrs(environment).join(","),
            "ssl-protocols": "TLSv1.2 TLSv1.3",
            "server-tokens": "False",
            hsts: "True",
          },
        },
        service: {
          type: "LoadBalancer",
          // Its targets are pods, not the nodes that they run on.
          externalTrafficPolicy: "Cluster",
          loadBalancerSourceRanges: environment.ingress?.sourceCidrs ?? [],
          annotations: balancerAnnotations(environment),
        },
      },
      prometheus: {
        create: true,
        port: metricsPort,
        service: { create: isMonitored },
        serviceMonitor: { create: isMonitored },
      },
    };
  },
  network: (environment) => {
    const { application } = environment;
    const ports = Object.entries(application.components).flatMap(([name, { port }]) =>
      port !== undefined && isRouted(name, environment) ? [port] : [],
    );
    return {
      metricsPorts: [metricsPort],
      ingress: [{ peers: balancerCidrs(environment).map((cidr) => ({ ipBlock: { cidr } })), ports: [80, 443] }],
      egress: [
        {
          peers: [namespacePeer(application.namespace)],
          ports: [...new Set([...ports, ...(provesByHttp(environment) ? [solverPort] : [])])].sort((a, b) => a - b),
        },
      ],
    };
  },
};

function balancerAnnotations({ ingress }: Environment): Readonly<Record<string, string>> {
  return {
    [`${balancer}-type`]: "external",
    [`${balancer}-nlb-target-type`]: "ip",
    [`${balancer}-scheme`]: ingress?.scheme ?? "internet-facing",
    [`${balancer}-proxy-protocol`]: "*",
    [`${balancer}-healthcheck-protocol`]: "TCP",
  };
}

/** Subnets that the load balancer's addresses are of. */
function balancerCidrs({ ingress, network }: Environment): string[] {
  return Object.values(planSubnets(network)[ingress?.scheme === "internal" ? "private" : "public"]);
}
