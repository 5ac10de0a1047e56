import { type Cidr, contains, parseCidr } from "../../lib/cidr";

export type Labels = Readonly<Record<string, string>>;
export type Protocol = "TCP" | "UDP" | "SCTP";

interface LabelSelector {
  readonly matchLabels?: Labels | null;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

interface Peer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface PolicyPort {
  readonly protocol?: Protocol;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** The part of a NetworkPolicy that decides; a list that YAML left empty is null. */
export interface Policy {
  readonly namespace: string;
  readonly spec: {
    readonly podSelector?: LabelSelector | null;
    readonly policyTypes?: readonly string[];
    readonly ingress?:
      | readonly { readonly from?: readonly Peer[] | null; readonly ports?: readonly PolicyPort[] | null }[]
      | null;
    readonly egress?: readonly { readonly to?: readonly Peer[] | null; readonly ports?: readonly PolicyPort[] | null }[] | null;
  };
}

/** A pod, as selectors see it. */
export interface Pod {
  readonly namespace: string;
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  /** Its containers' ports that have a name. */
  readonly ports?: readonly { readonly name: string; readonly containerPort: number; readonly protocol?: Protocol }[];
}

/** Whoever sends or takes traffic: an address, which may be a pod's. */
export interface Party {
  readonly address: string;
  readonly pod?: Pod;
}

/** Whether traffic to a port passes. */
export type Passes = (protocol: Protocol, port: number) => boolean;

/**
 * What the source may send to the destination; it passes if the destination may take it, too. Nodes' own traffic, such as
 * probes, is not subject to policies. Pods have addresses of the VPC, so that ranges are held against theirs as well.
 * Source: Kubernetes, "Network Policies".
 */
export function sends(policies: readonly Policy[], source: Party, destination: Party): Passes {
  return opened(
    policies.filter((policy) => selects(policy, source) && typesOf(policy).includes("Egress")),
    ({ spec }) => (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports })),
    destination,
    destination,
  );
}

/** Every port and address range that policies speak of: beside their ends nothing changes. */
export function mentionedBy(policies: readonly Policy[]): {
  readonly ports: readonly number[];
  readonly ranges: readonly string[];
} {
  const rules = policies.flatMap(({ spec }) => [
    ...(spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports })),
    ...(spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports })),
  ]);
  return {
    ports: rules.flatMap(({ ports }) =>
      (ports ?? []).flatMap(({ port, endPort }) => [port, endPort].filter((end) => typeof end === "number")),
    ),
    ranges: rules.flatMap(({ peers }) =>
      (peers ?? []).flatMap(({ ipBlock }) => (ipBlock ? [ipBlock.cidr, ...(ipBlock.except ?? [])] : [])),
    ),
  };
}

/** What the destination may take from the source. */
export function takes(policies: readonly Policy[], source: Party, destination: Party): Passes {
  return opened(
    policies.filter((policy) => selects(policy, destination) && typesOf(policy).includes("Ingress")),
    ({ spec }) => (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports })),
    source,
    destination,
  );
}

interface Rule {
  readonly peers: readonly Peer[] | null | undefined;
  readonly ports: readonly PolicyPort[] | null | undefined;
}

/** What the policies that close one end open for the other end: everything, where none closes it. */
function opened(isolating: readonly Policy[], rulesOf: (policy: Policy) => Rule[], other: Party, destination: Party): Passes {
  if (isolating.length === 0) {
    return () => true;
  }
  const open = isolating.flatMap((policy) => rulesOf(policy).filter(({ peers }) => fitsPeers(peers, other, policy.namespace)));
  return (protocol, port) => open.some(({ ports }) => fitsPorts(ports, destination, protocol, port));
}

function selects({ namespace, spec }: Policy, { pod }: Party): boolean {
  return pod !== undefined && pod.namespace === namespace && fitsSelector(spec.podSelector ?? {}, pod.labels);
}

/** Without types a policy is for what comes in, and for what goes out as well where it has rules for that. */
function typesOf({ spec }: Policy): readonly string[] {
  return spec.policyTypes ?? ["Ingress", ...((spec.egress ?? []).length > 0 ? ["Egress"] : [])];
}

/** No peers, or an empty list of them, is everybody. */
function fitsPeers(peers: Rule["peers"], party: Party, policyNamespace: string): boolean {
  return (peers ?? []).length === 0 || (peers ?? []).some((peer) => fitsPeer(peer, party, policyNamespace));
}

function fitsPeer({ podSelector, namespaceSelector, ipBlock }: Peer, { address, pod }: Party, policyNamespace: string): boolean {
  if (ipBlock !== undefined) {
    if (podSelector !== undefined || namespaceSelector !== undefined) {
      throw new Error("a peer is a range or a selector, not both");
    }
    return isIn(ipBlock.cidr, address) && !(ipBlock.except ?? []).some((range) => isIn(range, address));
  }
  if (podSelector === undefined && namespaceSelector === undefined) {
    throw new Error("a peer that names nobody");
  }
  if (pod === undefined) {
    return false;
  }
  const inNamespace =
    namespaceSelector === undefined ? pod.namespace === policyNamespace : fitsSelector(namespaceSelector, pod.namespaceLabels);
  return inNamespace && fitsSelector(podSelector ?? {}, pod.labels);
}

/** All of its terms, of which an empty selector has none. */
function fitsSelector({ matchLabels, matchExpressions }: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
    (matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case "In":
          return value !== undefined && values.includes(value);
        case "NotIn":
          return value === undefined || !values.includes(value);
        case "Exists":
          return value !== undefined;
        case "DoesNotExist":
          return value === undefined;
        default:
          throw new Error(`no operator of a selector: ${operator}`);
      }
    })
  );
}

/** No ports, or an empty list of them, is every port. A name is a port of the pod that takes the traffic. */
function fitsPorts(ports: Rule["ports"], destination: Party, protocol: Protocol, port: number): boolean {
  return (
    (ports ?? []).length === 0 ||
    (ports ?? []).some((rule) => {
      if ((rule.protocol ?? "TCP") !== protocol) {
        return false;
      }
      if (typeof rule.port === "string") {
        return (destination.pod?.ports ?? []).some(
          ({ name, containerPort, protocol: spoken = "TCP" }) =>
            name === rule.port && containerPort === port && spoken === protocol,
        );
      }
      return rule.port === undefined || (port >= rule.port && port <= (rule.endPort ?? rule.port));
    })
  );
}

const blocks = new Map<string, Cidr>();

function isIn(range: string, address: string): boolean {
  return contains(blockOf(range), blockOf(`${address}/32`));
}

function blockOf(text: string): Cidr {
  const known = blocks.get(text);
  const block = known ?? parseCidr(text);
  if (known === undefined) {
    blocks.set(text, block);
  }
  return block;
}
