import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { TerraformOutput } from "../../../lib/terraform";
import type { ClusterProps } from "../../../modules/eks";
import { addressesOf, exclusive, onlyResource, resourceAt } from "../../support/resources";
import { parsed, predecessorsOf, ref, synthCluster } from "./support";

const cluster = (overrides: Partial<ClusterProps> = {}) => onlyResource(synthCluster(overrides), "aws_eks_cluster");

describe("Cluster", () => {
  it("is exactly these resources for DebtFlow", () => {
    const addresses = addressesOf(synthCluster()).filter((address) => !address.startsWith("aws_subnet."));
    expect(addresses).toEqual(
      [
        "aws_cloudwatch_log_group.eks_logs",
        "aws_eks_addon.eks_coredns",
        "aws_eks_addon.eks_ebs-csi",
        "aws_eks_addon.eks_kube-proxy",
        "aws_eks_addon.eks_pod-identity-agent",
        "aws_eks_addon.eks_vpc-cni",
        "aws_eks_cluster.eks_cluster",
        "aws_eks_node_group.eks_group_nodes",
        "aws_iam_openid_connect_provider.eks_oidc",
        "aws_iam_role.eks_cluster-role",
        "aws_iam_role.eks_ebs-csi-role",
        "aws_iam_role.eks_node-role",
        "aws_iam_role.eks_vpc-cni-role",
        "aws_iam_role_policy_attachment.eks_cluster-role-policy",
        "aws_iam_role_policy_attachment.eks_ebs-csi-role-policy",
        "aws_iam_role_policy_attachment.eks_node-role-images",
        "aws_iam_role_policy_attachment.eks_node-role-worker",
        "aws_iam_role_policy_attachment.eks_vpc-cni-role-policy",
        ...["cluster", "ebs-csi", "node", "vpc-cni"].flatMap((role) => exclusive(`eks_${role}-role`)),
        "aws_kms_alias.eks_key-alias",
        "aws_kms_key.eks_key",
        "aws_launch_template.eks_template_nodes",
      ].sort(),
    );
  });

  it("takes over a log group that EKS made again after a destruction (terraform-aws-modules/terraform-aws-eks#2763), and no other", () => {
    const json = JSON.parse(synthCluster());
    expect(json.data.aws_cloudwatch_log_groups["eks_logs-found"]).toEqual({
      log_group_name_prefix: "/aws/eks/debtflow-staging/cluster",
    });
    const found = "data.aws_cloudwatch_log_groups.eks_logs-found.log_group_names";
    expect(json.import).toEqual([
      {
        for_each: ref(`toset([for found in ${found} : found if found == "/aws/eks/debtflow-staging/cluster"])`),
        to: "aws_cloudwatch_log_group.eks_logs",
        id: ref("each.value"),
      },
    ]);
    expect(JSON.parse(synthCluster({ logTypes: [] })).import).toBeUndefined();
  });

  it("takes its name, version and subnets", () => {
    expect(cluster()).toMatchObject({
      name: "debtflow-staging",
      version: "1.35",
      vpc_config: { subnet_ids: [ref("aws_subnet.private-a.id"), ref("aws_subnet.private-b.id")] },
    });
  });

  it("has a private endpoint, and no public one", () => {
    const { vpc_config } = cluster();
    expect(vpc_config).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
    expect(vpc_config).not.toHaveProperty("public_access_cidrs");
  });

  it("opens a public endpoint to the ranges that it is given, beside the private one", () => {
    expect(cluster({ publicCidrs: ["203.0.113.0/24", "198.51.100.7/32"] }).vpc_config).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ["203.0.113.0/24", "198.51.100.7/32"],
    });
  });

  it("has standard support, unless extended support is asked for", () => {
    expect(cluster().upgrade_policy).toEqual({ support_type: "STANDARD" });
    expect(cluster({ support: "EXTENDED" }).upgrade_policy).toEqual({ support_type: "EXTENDED" });
  });

  it("decides access by entries alone, and its creator is no admin", () => {
    expect(cluster().access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  it("makes its creator admin, or heeds the ConfigMap, where it is told to", () => {
    expect(cluster({ creatorIsAdmin: true, authenticationMode: "API_AND_CONFIG_MAP" }).access_config).toEqual({
      authentication_mode: "API_AND_CONFIG_MAP",
      bootstrap_cluster_creator_admin_permissions: true,
    });
  });

  it("has a role that EKS alone assumes, with EKS' own policy, attached before the cluster is made", () => {
    const json = synthCluster();
    expect(resourceAt(json, "aws_iam_role.eks_cluster-role").name).toBe("debtflow-staging-cluster-role");
    expect(parsed(resourceAt(json, "aws_iam_role.eks_cluster-role").assume_role_policy).Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "eks.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    expect(resourceAt(json, "aws_iam_role_policy_attachment.eks_cluster-role-policy")).toMatchObject({
      role: ref("aws_iam_role.eks_cluster-role.name"),
      policy_arn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
    });
    const before = predecessorsOf(json, "aws_eks_cluster.eks_cluster");
    expect(before).toContain("aws_iam_role_policy_attachment.eks_cluster-role-policy");
  });

  it("lets IAM trust its service accounts, without thumbprints", () => {
    const provider = onlyResource(synthCluster(), "aws_iam_openid_connect_provider");
    expect(provider).toEqual({
      url: ref("aws_eks_cluster.eks_cluster.identity[0].oidc[0].issuer"),
      client_id_list: ["sts.amazonaws.com"],
    });
  });

  it("hands out what other modules need", () => {
    const { output } = JSON.parse(
      synthCluster({}, (made, stack) => {
        const { name, arn, endpoint, certificateAuthority, clusterSecurityGroupId } = made;
        const { oidcProvider, nodeRole, nodeGroups, secretsKey } = made;
        new TerraformOutput(stack, "own", { value: [name, arn, endpoint, certificateAuthority, clusterSecurityGroupId] });
        new TerraformOutput(stack, "oidc", { value: oidcProvider });
        new TerraformOutput(stack, "made", { value: [nodeRole.arn, nodeGroups.nodes?.nodeGroupName, secretsKey?.arn] });
      }),
    );
    const at = "aws_eks_cluster.eks_cluster";
    const own = ["name", "arn", "endpoint", "certificate_authority[0].data", "vpc_config[0].cluster_security_group_id"];
    expect(output.own.value).toEqual(own.map((attribute) => ref(`${at}.${attribute}`)));
    expect(output.oidc.value).toEqual({
      arn: ref("aws_iam_openid_connect_provider.eks_oidc.arn"),
      issuer: ref(`trimprefix(${at}.identity[0].oidc[0].issuer, "https://")`),
    });
    expect(output.made.value).toEqual([
      ref("aws_iam_role.eks_node-role.arn"),
      ref("aws_eks_node_group.eks_group_nodes.node_group_name"),
      ref("aws_kms_key.eks_key.arn"),
    ]);
  });
});

describe("Logs of the control plane", () => {
  it("are all five, kept a year in a group that is there before the cluster", () => {
    const json = synthCluster();
    expect(onlyResource(json, "aws_eks_cluster").enabled_cluster_log_types).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(onlyResource(json, "aws_cloudwatch_log_group")).toEqual({
      name: "/aws/eks/debtflow-staging/cluster",
      retention_in_days: 365,
    });
    expect(predecessorsOf(json, "aws_eks_cluster.eks_cluster")).toContain("aws_cloudwatch_log_group.eks_logs");
  });

  it("are those that are asked for, as long as asked for, under the key that is given", () => {
    const json = synthCluster((stack) => ({ logTypes: ["audit"], logRetentionDays: 30, logKey: new KmsKey(stack, "logs") }));
    expect(onlyResource(json, "aws_eks_cluster").enabled_cluster_log_types).toEqual(["audit"]);
    expect(onlyResource(json, "aws_cloudwatch_log_group")).toMatchObject({
      retention_in_days: 30,
      kms_key_id: ref("aws_kms_key.logs.arn"),
    });
  });

  it("need no group when there are none", () => {
    const json = synthCluster({ logTypes: [] });
    expect(onlyResource(json, "aws_eks_cluster").enabled_cluster_log_types).toEqual([]);
    expect(addressesOf(json)).not.toContain("aws_cloudwatch_log_group.eks_logs");
  });
});

describe("Kubernetes secrets", () => {
  it("are encrypted under a key of their own that rotates, and that only the account's IAM gives away", () => {
    const json = synthCluster();
    expect(onlyResource(json, "aws_eks_cluster").encryption_config).toEqual({
      provider: { key_arn: ref("aws_kms_key.eks_key.arn") },
      resources: ["secrets"],
    });
    const key = onlyResource(json, "aws_kms_key");
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
    expect(parsed(key.policy).Statement).toEqual([
      {
        Sid: "AccountDecidesByIam",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "kms:*",
        Resource: "*",
      },
    ]);
    expect(onlyResource(json, "aws_kms_alias")).toEqual({
      name: "alias/debtflow-staging-eks-secrets",
      target_key_id: ref("aws_kms_key.eks_key.key_id"),
    });
  });

  it("have no such key where it is switched off", () => {
    const keys: (KmsKey | undefined)[] = [];
    const json = synthCluster({ secretsEncryption: false }, ({ secretsKey }) => {
      keys.push(secretsKey);
    });
    expect(onlyResource(json, "aws_eks_cluster")).not.toHaveProperty("encryption_config");
    expect(addressesOf(json).filter((address) => address.startsWith("aws_kms_"))).toEqual([]);
    expect(keys).toEqual([undefined]);
  });
});
