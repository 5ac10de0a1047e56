import { type Addon, type AddonNetwork, addonsOf, catalogue, type NetworkRule } from "../../../addons";
import { provesByHttp, solverPort } from "../../../addons/cert-manager";
import type { Environment } from "../../../environments/schema";
import { namespaces, prometheusLabels } from "../../../lib/cluster-names";
import type { KubernetesObject } from "../../../lib/kubernetes-object";
import { anywhere, namespacePeer } from "../../../lib/network-peers";
import { admits, podIdentityAgent } from "../../../lib/pod-roles";
import { planSubnets } from "../../../lib/subnets";

const dns = { ...namespacePeer(namespaces.system), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } };
const tcp = (ports: readonly number[]) => ports.map((port) => ({ protocol: "TCP", port }));

/** A policy for each namespace of add-ons that say what they need: nothing else passes. The application has policies of its own. */
export function networkPoliciesOf(environment: Environment): KubernetesObject[] {
  const needs = new Map<string, AddonNetwork[]>();
  for (const [name, addon] of addonsOf(environment)) {
    const { namespace } = catalogue[name];
    const { network }: Addon = addon;
    if (namespace !== namespaces.system && network !== undefined) {
      needs.set(namespace, [...(needs.get(namespace) ?? []), network(environment)]);
    }
  }
  const web = [...needs].flatMap(([namespace, all]) =>
    all.flatMap(({ web: ports = [] }) => (ports.length > 0 ? [{ namespace, ports }] : [])),
  );
  needs.get(namespaces.nginxIngress)?.push({
    egress: web.map(({ namespace, ports }) => ({ peers: [namespacePeer(namespace)], ports })),
  });
  return [
    ...[...needs].map(([namespace, all]) => policyOf(namespace, all, environment)),
    ...(provesByHttp(environment) ? [solverPolicy(environment)] : []),
  ];
}

function policyOf(namespace: string, needs: readonly AddonNetwork[], environment: Environment): KubernetesObject {
  const portsOf = (key: "apiPorts" | "metricsPorts") => [...new Set(needs.flatMap((need) => need[key] ?? []))];
  const apiPorts = portsOf("apiPorts");
  const metricsPorts = environment.addons.monitoring === undefined ? [] : portsOf("metricsPorts");
  const within = needs.some((need) => need.within) ? [{ peers: [{ podSelector: {} }], ports: [] }] : [];
  const prometheus = { ...namespacePeer(namespaces.monitoring), podSelector: { matchLabels: prometheusLabels } };
  const ingress: NetworkRule[] = [
    ...(apiPorts.length > 0 ? [{ peers: controlPlane(environment), ports: apiPorts }] : []),
    ...(metricsPorts.length > 0 ? [{ peers: [prometheus], ports: metricsPorts }] : []),
    ...within,
    ...needs.flatMap(({ web = [] }) => (web.length > 0 ? [{ peers: loadBalancer(environment), ports: web }] : [])),
    ...needs.flatMap((need) => need.ingress ?? []),
  ];
  const egress: NetworkRule[] = [...within, ...needs.flatMap((need) => need.egress ?? [])];
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "add-ons", namespace },
    spec: {
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
      ingress: ingress.map(({ peers, ports }) => ({ from: peers, ...portsPart(ports) })),
      egress: [...alwaysOut(environment), ...egress.map(({ peers, ports }) => ({ to: peers, ...portsPart(ports) }))],
    },
  };
}

/** Names, and the APIs of Kubernetes and AWS: by their cluster's, private and public addresses, which no selector knows. */
function alwaysOut({ cluster }: Environment): object[] {
  const names = ["UDP", "TCP"].map((protocol) => ({ protocol, port: 53 }));
  return [
    { to: [dns], ports: names },
    { to: [anywhere], ports: tcp([443]) },
    ...(admits(cluster, "pod-identity")
      ? [{ to: [{ ipBlock: { cidr: podIdentityAgent.cidr } }], ports: tcp([podIdentityAgent.port]) }]
      : []),
  ];
}

/** The Kubernetes API calls from addresses in the cluster's subnets. */
function controlPlane({ network, cluster }: Environment): object[] {
  const subnets = planSubnets(network).private;
  return (cluster.zones ?? network.zones).flatMap((zone) => {
    const cidr = subnets[zone];
    return cidr === undefined ? [] : [{ ipBlock: { cidr } }];
  });
}

/** Where requests of people come from: pods of the NGINX controller, or addresses of the load balancer's subnets. */
function loadBalancer({ ingress, network }: Environment): object[] {
  return ingress?.controller === "nginx"
    ? [namespacePeer(namespaces.nginxIngress)]
    : Object.values(planSubnets(network)[ingress?.scheme === "internal" ? "private" : "public"]).map((cidr) => ({
        ipBlock: { cidr },
      }));
}

/** Pods that prove a name stand beside the Ingress that they prove it for. */
function solverPolicy({ application }: Environment): KubernetesObject {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "http01-solver", namespace: application.namespace },
    spec: {
      podSelector: { matchLabels: { "acme.cert-manager.io/http01-solver": "true" } },
      policyTypes: ["Ingress"],
      ingress: [{ from: [namespacePeer(namespaces.nginxIngress)], ports: tcp([solverPort]) }],
    },
  };
}

const portsPart = (ports: readonly number[]) => (ports.length === 0 ? {} : { ports: tcp(ports) });
