import { contains, overlap, parseCidr } from "./cidr";
import { serviceNetworks } from "./cluster-names";
import type { Refusal } from "./refusal";
import { dataTierOf, planSubnets, type SubnetLayout, type Tier } from "./subnets";

const everywhere = "0.0.0.0/0";
/** The instance's own services, IMDS among them. */
const linkLocal = "169.254.0.0/16";

/** Every address but the instance's own services: a peer of a NetworkPolicy. Services are among them, the Kubernetes API as well. */
export const anywhere = { ipBlock: { cidr: everywhere, except: [linkLocal] } } as const;

/**
 * What is inside whatever the VPC's range is. The CNI's filter looks at packets before a Service's address is translated, so a rule
 * for every address would open every Service, the Kubernetes API first. Source: aws/amazon-network-policy-controller-k8s, issue 41.
 */
const inside = [linkLocal, ...serviceNetworks];

/** Every address but the instance's own services and the cluster's Services: a peer for what does not call the Kubernetes API. */
export const beyondServices = { ipBlock: { cidr: everywhere, except: inside } } as const;

/** Addresses outside of a VPC, for a workload. */
export function outsideOf(vpc: string): { readonly cidrs: readonly string[]; readonly except: readonly string[] } {
  // A VPC can have the range that EKS then does not take.
  return { cidrs: [everywhere], except: [vpc, ...inside.filter((range) => range !== vpc)] };
}

/** Ranges that no packet leaves for: this network, loopback, multicast and what is reserved. Source: IANA, Special-Purpose Address Registry. */
const unroutable = ["0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3"];

/** What is wrong with a range as one outside of every VPC. */
export function outsideRefusal(text: string): Refusal | undefined {
  const allowed = "the first address of a range and its prefix, such as 203.0.113.0/24";
  let block: ReturnType<typeof parseCidr>;
  try {
    block = parseCidr(text);
  } catch {
    return { problem: "is not an IPv4 CIDR block", allowed };
  }
  if (block.prefix === 0) {
    return { problem: "is every address, which ports alone say", allowed: "internet(443), or narrower ranges" };
  }
  const met = [...unroutable, ...inside].find((range) => overlap(parseCidr(range), block));
  return met === undefined
    ? undefined
    : {
        problem: contains(parseCidr(met), block) ? `lies in ${met}, which is not outside` : `holds ${met}, which is not outside`,
        allowed,
      };
}

/** Every pod of a namespace. */
export const namespacePeer = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});

/** Addresses of a tier's subnets: what has no labels there. */
export const subnetPeers = (layout: SubnetLayout, tier: Tier) =>
  Object.values(planSubnets(layout)[tier]).map((cidr) => ({ ipBlock: { cidr } }));

/** Databases and caches. */
export const dataStorePeers = (layout: SubnetLayout) => subnetPeers(layout, dataTierOf(planSubnets(layout)));
