/** How pods prove who they are to AWS: by a token of the cluster's OIDC provider (IRSA), or by the Pod Identity agent on their node. */
export const podRoleWays = ["irsa", "pod-identity"] as const;

export type PodRoleWay = (typeof podRoleWays)[number];

/** What a cluster says about its pods' roles. */
export interface PodRoles {
  readonly podRoles: PodRoleWay;
  readonly formerPodRoles?: PodRoleWay | undefined;
}

/** Whether roles may be had in this way: new pods take `podRoles`, older ones what was before. */
export const admits = ({ podRoles, formerPodRoles }: PodRoles, way: PodRoleWay): boolean =>
  podRoles === way || formerPodRoles === way;

/** What pods say that get their roles by Pod Identity: nothing reads it, but it starts those anew that had another login. */
export const podIdentityAnnotations = { "slipway/pod-roles": "pod-identity" satisfies PodRoleWay } as const;

/**
 * Where the Pod Identity agent of a pod's node answers. Not its IPv6 address, `fd00:ec2::23`: it answers there in IPv6 clusters only, which
 * Slipway does not make, and the VPC CNI's policy agent would write such a range into an IPv4 table (aws-network-policy-agent, `ComputeTrieKey`).
 * Source: Amazon EKS, Learn how EKS Pod Identity grants pods access to AWS services (considerations).
 */
export const podIdentityAgent = { cidr: "169.254.170.23/32", port: 80 } as const;
