/**
 * Ids of zones in which EKS puts no control plane, by region. Letters are dealt out per account: `us-east-1e` is `use1-az3` in most,
 * not in all. Source: Amazon EKS User Guide, View Amazon EKS networking requirements for VPC and subnets.
 */
export const zonesWithoutControlPlanes: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["use1-az3"],
  "us-west-1": ["usw1-az2"],
  "ca-central-1": ["cac1-az3"],
};
