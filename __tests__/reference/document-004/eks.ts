import { type DocumentResource, ref, type Stage } from "./document";

const privateSubnets = [ref("aws_subnet.private[0].id"), ref("aws_subnet.private[1].id")];
const trust = (service: string) => ({
  Version: "2012-10-17",
  Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: service } }],
});

/** 004:421-551. `var.cluster_name` is in 004:994, the size of the group in the comments (004:495-500). */
export const eks = (stage: Stage): DocumentResource[] => {
  const cluster = `debtflow-${stage}`;
  return [
    {
      address: "aws_iam_role.cluster",
      line: 425,
      ours: "aws_iam_role.eks_cluster-role",
      arguments: { name: [426, `${cluster}-cluster-role`], assume_role_policy: [428, trust("eks.amazonaws.com")] },
    },
    attachment("cluster_policy", 438, "eks_cluster-role-policy", "AmazonEKSClusterPolicy", "cluster"),
    {
      address: "aws_eks_cluster.main",
      line: 444,
      ours: "aws_eks_cluster.eks_cluster",
      arguments: {
        name: [445, cluster],
        role_arn: [446, ref("aws_iam_role.cluster.arn")],
        "vpc_config.subnet_ids": [449, privateSubnets],
        depends_on: [452, ["aws_iam_role_policy_attachment.cluster_policy"]],
      },
    },
    {
      address: "aws_iam_role.node",
      line: 460,
      ours: "aws_iam_role.eks_node-role",
      arguments: { name: [461, `${cluster}-node-role`], assume_role_policy: [463, trust("ec2.amazonaws.com")] },
    },
    attachment("node_worker", 474, "eks_node-role-worker", "AmazonEKSWorkerNodePolicy", "node"),
    attachment("node_cni", 479, "eks_vpc-cni-role-policy", "AmazonEKS_CNI_Policy", "node"),
    attachment("node_ecr", 484, "eks_node-role-images", "AmazonEC2ContainerRegistryReadOnly", "node"),
    {
      address: "aws_eks_node_group.main",
      line: 490,
      ours: "aws_eks_node_group.eks_group_nodes",
      arguments: {
        cluster_name: [491, ref("aws_eks_cluster.main.name")],
        node_group_name: [492, `${cluster}-nodes`],
        node_role_arn: [493, ref("aws_iam_role.node.arn")],
        subnet_ids: [494, privateSubnets],
        instance_types: [495, ["t3.medium"]],
        "scaling_config.min_size": [498, 2],
        "scaling_config.max_size": [499, 5],
        "scaling_config.desired_size": [500, 3],
      },
    },
    {
      address: "data.tls_certificate.cluster",
      line: 510,
      arguments: { url: [511, ref("aws_eks_cluster.main.identity[0].oidc[0].issuer")] },
    },
    {
      address: "aws_iam_openid_connect_provider.cluster",
      line: 514,
      ours: "aws_iam_openid_connect_provider.eks_oidc",
      arguments: {
        url: [515, ref("aws_eks_cluster.main.identity[0].oidc[0].issuer")],
        client_id_list: [516, ["sts.amazonaws.com"]],
        thumbprint_list: [517, [ref("data.tls_certificate.cluster.certificates[0].sha1_fingerprint")]],
      },
    },
    addon("coredns", 525, "coredns"),
    addon("kube_proxy", 532, "kube-proxy"),
    addon("vpc_cni", 539, "vpc-cni"),
    addon("ebs_csi", 546, "aws-ebs-csi-driver"),
  ];
};

function attachment(name: string, line: number, ours: string, policy: string, role: string): DocumentResource {
  return {
    address: `aws_iam_role_policy_attachment.${name}`,
    line,
    ours: `aws_iam_role_policy_attachment.${ours}`,
    arguments: {
      policy_arn: [line + 1, `arn:aws:iam::aws:policy/${policy}`],
      role: [line + 2, ref(`aws_iam_role.${role}.name`)],
    },
  };
}

function addon(name: string, line: number, addonName: string): DocumentResource {
  return {
    address: `aws_eks_addon.${name}`,
    line,
    ours: `aws_eks_addon.eks_${name.replace("_", "-")}`,
    arguments: {
      cluster_name: [line + 1, ref("aws_eks_cluster.main.name")],
      addon_name: [line + 2, addonName],
      depends_on: [line + 3, ["aws_eks_node_group.main"]],
    },
  };
}
