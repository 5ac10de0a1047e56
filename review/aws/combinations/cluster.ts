import type { Problem, Rule } from "../rule";
import {
  blockOf,
  blocksOf,
  isOn,
  isUnknown,
  numberOf,
  type Resource,
  refersTo,
  resourcesOf,
  type Stack,
  textsOf,
} from "../stack";

export const clusterRules: readonly Rule[] = [
  {
    id: "node counts",
    what: "the desired number of nodes is not between the smallest and the largest",
    source: "Amazon EKS API Reference, NodegroupScalingConfig",
    find: (stack) =>
      resourcesOf(stack, "aws_eks_node_group").flatMap(({ address, body }): Problem[] => {
        const { min_size: min, desired_size: desired, max_size: max } = blockOf(body, "scaling_config") ?? {};
        const [low, now, high] = [numberOf(min) ?? 0, numberOf(desired) ?? 0, numberOf(max) ?? 0];
        return low <= now && now <= high && high > 0
          ? []
          : [{ address, given: { min, desired, max }, allowed: "min <= desired <= max, and max 1 or more" }];
      }),
  },
  {
    id: "two zones",
    what: "subnets of fewer than two zones",
    source: "Amazon EKS User Guide, Amazon EKS networking requirements; Amazon RDS API Reference, CreateDBSubnetGroup",
    find: (stack) => [
      ...resourcesOf(stack, "aws_eks_cluster").flatMap(({ address, body }) =>
        zones(stack, address, blockOf(body, "vpc_config")?.subnet_ids),
      ),
      ...resourcesOf(stack, "aws_db_subnet_group").flatMap(({ address, body }) => zones(stack, address, body.subnet_ids)),
    ],
  },
  {
    id: "an endpoint",
    what: "the cluster's API has neither a public nor a private endpoint",
    source: "Amazon EKS User Guide, Cluster API server endpoint",
    find: (stack) =>
      resourcesOf(stack, "aws_eks_cluster").flatMap(({ address, body }): Problem[] => {
        const { endpoint_public_access: isPublic = true, endpoint_private_access: isPrivate } = blockOf(body, "vpc_config") ?? {};
        return isOn(isPublic) || isOn(isPrivate) ? [] : [{ address, given: "none", allowed: "one of them, or both" }];
      }),
  },
  {
    id: "a way into the private endpoint",
    what: "the API is in the VPC alone, and the cluster's security group admits only itself on 443",
    source:
      "Amazon EKS User Guide, Cluster API server endpoint (accessing a private only API server); terraform-aws-modules/terraform-aws-eks#1863",
    find: (stack) =>
      resourcesOf(stack, "aws_eks_cluster")
        .filter(({ body }) => blockOf(body, "vpc_config")?.endpoint_public_access === false)
        .filter((cluster) => !hasWayIn(stack, cluster))
        .map(({ address }) => ({
          address,
          given: "no rule on 443",
          allowed: "an ingress rule on 443 for those who deploy, in the cluster's security group",
        })),
  },
  {
    id: "access entries",
    what: "access entries need a cluster that authenticates by its API",
    source: "Amazon EKS User Guide, Grant IAM users access to Kubernetes with EKS access entries",
    find: (stack) =>
      resourcesOf(stack, "aws_eks_access_entry").flatMap(({ address }): Problem[] => {
        const [mode] = resourcesOf(stack, "aws_eks_cluster").map(
          ({ body }) => blockOf(body, "access_config")?.authentication_mode,
        );
        return mode === "CONFIG_MAP" ? [{ address, given: mode, allowed: "API, API_AND_CONFIG_MAP" }] : [];
      }),
  },
  {
    id: "groups of access entries",
    what: "a group of an access entry has a reserved beginning",
    source: "Amazon EKS User Guide, Create access entries",
    find: (stack) =>
      resourcesOf(stack, "aws_eks_access_entry").flatMap(({ address, body }): Problem[] => {
        const reserved = textsOf(body.kubernetes_groups).filter((group) => /^(system|eks|aws|amazon|iam):/.test(group));
        return reserved.length > 0
          ? [{ address, given: reserved, allowed: "another beginning than system:, eks:, aws:, amazon: or iam:" }]
          : [];
      }),
  },
  {
    id: "scope of access policies",
    what: "a scope of namespaces names them, and a scope of the cluster names none",
    source: "Amazon EKS API Reference, AccessScope",
    find: (stack) =>
      resourcesOf(stack, "aws_eks_access_policy_association").flatMap(({ address, body }): Problem[] => {
        const { type, namespaces } = blockOf(body, "access_scope") ?? {};
        return (type === "namespace") === textsOf(namespaces).length > 0
          ? []
          : [{ address, given: { type, namespaces }, allowed: "namespace with namespaces, or cluster" }];
      }),
  },
];

function zones(stack: Stack, address: string, subnets: unknown): Problem[] {
  const of = resourcesOf(stack, "aws_subnet").filter((subnet) => refersTo(subnets, subnet));
  const names = new Set(of.map(({ body }) => String(body.availability_zone)));
  return of.length > 0 && names.size < 2 ? [{ address, given: [...names], allowed: "subnets of two zones or more" }] : [];
}

/** Whether something else than the cluster is admitted to the group that EKS makes for it, or to one that it was given. */
function hasWayIn(stack: Stack, cluster: Resource): boolean {
  const own = textsOf(blockOf(cluster.body, "vpc_config")?.security_group_ids);
  return (
    resourcesOf(stack, "aws_vpc_security_group_ingress_rule", "aws_security_group_rule").some(({ body }) => {
      const group = String(body.security_group_id);
      const isClusters = refersTo(group, cluster) ? group.includes("cluster_security_group_id") : own.includes(group);
      const [from, to] = [numberOf(body.from_port) ?? 0, numberOf(body.to_port) ?? 65_535];
      return (
        isClusters && from <= 443 && to >= 443 && !String(body.referenced_security_group_id).includes("cluster_security_group_id")
      );
    }) || ownRules(stack, own)
  );
}

/** Groups with their rules inside. */
function ownRules(stack: Stack, groups: readonly string[]): boolean {
  return resourcesOf(stack, "aws_security_group").some(
    (group) =>
      groups.some((one) => refersTo(one, group)) &&
      blocksOf(group.body, "ingress").some(({ from_port: from }) => !isUnknown(from)),
  );
}
