import { dataTierOf, planSubnets, type SubnetLayout, type Tier } from "./subnets";

/** The instance's own services, IMDS among them. */
const linkLocal = "169.254.0.0/16";

/** Every address but the instance's own services: a peer of a NetworkPolicy. */
export const anywhere = { ipBlock: { cidr: "0.0.0.0/0", except: [linkLocal] } } as const;

/** Every pod of a namespace. */
export const namespacePeer = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});

/** Addresses of a tier's subnets: what has no labels there. */
export const subnetPeers = (layout: SubnetLayout, tier: Tier) =>
  Object.values(planSubnets(layout)[tier]).map((cidr) => ({ ipBlock: { cidr } }));

/** Databases and caches. */
export const dataStorePeers = (layout: SubnetLayout) => subnetPeers(layout, dataTierOf(planSubnets(layout)));
