/** The instance's own services, IMDS among them. */
const linkLocal = "169.254.0.0/16";

/** Every address but the instance's own services: a peer of a NetworkPolicy. */
export const anywhere = { ipBlock: { cidr: "0.0.0.0/0", except: [linkLocal] } } as const;

/** Every pod of a namespace. */
export const namespacePeer = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});
