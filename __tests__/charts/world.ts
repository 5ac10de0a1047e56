import type { Environment } from "../../environments/schema";
import { type Cidr, cidrText, parseCidr, sizeOf } from "../../lib/cidr";
import { planSubnets } from "../../lib/subnets";
import type { Labels, Party, Pod } from "../support/network-policies";
import { type KubernetesObject, podOf } from "./helm";

/** Somebody who may send or take traffic; `workload` is one of the application's own. */
export interface Somebody extends Party {
  readonly name: string;
  readonly workload?: string;
}

/** Addresses of a node that answer on every network. */
export const nodeServices = { metadata: "169.254.169.254", podIdentity: "169.254.170.23" } as const;

/**
 * The pods of the application, by their rendered templates, and everybody around them who could be let in or reached by mistake.
 *
 * @param ranges that policies speak of, whose ends are asked as well
 */
export function inhabitants(
  environment: Environment,
  workloads: readonly KubernetesObject[],
  ranges: readonly string[],
): Somebody[] {
  const { name: application, namespace } = environment.application;
  const places = Object.values(planSubnets(environment.network).private).map(parseCidr);
  let next = 0;
  const pod = (name: string, within: string, labels: Labels, more: Partial<Pod> = {}): Somebody => {
    const place = places[next % places.length] ?? { start: 0, prefix: 0 };
    next += 1;
    return {
      name,
      address: addressOf(place.start + (next % sizeOf(place))),
      pod: { namespace: within, namespaceLabels: { "kubernetes.io/metadata.name": within }, labels, ...more },
    };
  };
  const own = workloads.flatMap((object): Somebody[] => {
    const template = podOf(object);
    if (template === undefined) {
      return [];
    }
    const workload = object.metadata.name.slice(`${application}-`.length);
    const [{ ports = [] }] = template.spec.containers;
    return [{ ...pod(workload, namespace, template.metadata.labels, { ports }), workload }];
  });
  const foreign = "another-namespace";
  return [
    ...own,
    ...own.slice(0, 4).map(({ name, pod: like }) => pod(`twin of ${name}`, foreign, like?.labels ?? {})),
    pod("stranger in the namespace", namespace, {}),
    pod("half of a workload", namespace, { app: application }),
    ...own.slice(0, 2).map(({ name }) => pod(`other half of ${name}`, namespace, { component: name })),
    pod("DNS", "kube-system", { "k8s-app": "kube-dns" }),
    pod("system pod", "kube-system", { "k8s-app": "metrics-server" }),
    pod("false DNS", foreign, { "k8s-app": "kube-dns" }),
    pod("Prometheus", "monitoring", { "app.kubernetes.io/name": "prometheus" }),
    pod("Grafana", "monitoring", { "app.kubernetes.io/name": "grafana" }),
    pod("false Prometheus", foreign, { "app.kubernetes.io/name": "prometheus" }),
    pod("NGINX", "nginx-ingress", { "app.kubernetes.io/name": "nginx-ingress" }),
    pod("false NGINX", foreign, { "app.kubernetes.io/name": "nginx-ingress" }),
    ...[...edgesOf(environment, ranges)].map((address) => ({ name: "address", address })),
  ];
}

/** The first and last address of every range that matters, and the neighbours of both. */
function edgesOf({ network }: Environment, ranges: readonly string[]): Set<string> {
  const { public: outer, private: inner, database } = planSubnets(network);
  const subnets = [outer, inner, database].flatMap((byZone) => Object.values(byZone));
  const blocks = [...new Set([network.cidr, "169.254.0.0/16", "10.100.0.0/16", "172.20.0.0/16", ...subnets, ...ranges])]
    .map(parseCidr)
    .filter(({ prefix }) => prefix > 0);
  const edges = blocks.flatMap((block) => {
    const last = block.start + sizeOf(block) - 1;
    return [block.start - 1, block.start, last, last + 1].map(addressOf);
  });
  const { metadata, podIdentity } = nodeServices;
  const agent = parseCidr(`${podIdentity}/32`).start;
  return new Set([...edges, metadata, podIdentity, addressOf(agent - 1), addressOf(agent + 1), "1.1.1.1", "255.255.255.254"]);
}

function addressOf(start: number): string {
  const block: Cidr = { start, prefix: 32 };
  return cidrText(block).replace("/32", "");
}
