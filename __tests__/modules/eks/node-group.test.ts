import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { NodeGroupProps } from "../../../modules/eks";
import { addressesOf, onlyResource, resourceAt } from "../../support/resources";
import { nodes, parsed, predecessorsOf, ref, subnetsIn, synthCluster, synthNodeGroup } from "./support";

const group = (overrides: Partial<NodeGroupProps> = {}) => onlyResource(synthNodeGroup(overrides), "aws_eks_node_group");
const template = (overrides: Partial<NodeGroupProps> = {}) => onlyResource(synthNodeGroup(overrides), "aws_launch_template");

describe("A node group", () => {
  it("is named after its cluster, and follows the cluster's version and subnets", () => {
    expect(group()).toMatchObject({
      cluster_name: "debtflow-staging",
      node_group_name: "debtflow-staging-nodes",
      node_role_arn: ref("aws_iam_role.eks_node-role.arn"),
      version: ref("aws_eks_cluster.eks_cluster.version"),
      subnet_ids: [ref("aws_subnet.private-a.id"), ref("aws_subnet.private-b.id")],
      instance_types: ["t3.medium"],
    });
  });

  it("starts with the nodes that are desired and then leaves their number to the autoscaler", () => {
    const { scaling_config, lifecycle } = group();
    expect(scaling_config).toEqual({ min_size: 2, desired_size: 3, max_size: 5 });
    expect(lifecycle).toEqual({ ignore_changes: ["scaling_config[0].desired_size"] });
  });

  it("is on demand, repaired, updated node by node, without labels and taints", () => {
    expect(group()).toMatchObject({
      capacity_type: "ON_DEMAND",
      ami_type: "AL2023_x86_64_STANDARD",
      update_config: { max_unavailable: 1 },
      node_repair_config: { enabled: true },
      labels: {},
      taint: [],
    });
  });

  it("takes spot capacity, Graviton, labels, taints, and another pace of updates without repair", () => {
    const json = synthCluster({
      nodeGroups: {
        nodes,
        spot: {
          instanceTypes: ["t4g.medium", "m7g.large"],
          nodes: { min: 0, desired: 0, max: 10 },
          capacity: "spot",
          architecture: "arm64",
          labels: { "example.com/tier": "batch" },
          taints: [
            { key: "spot", value: "yes", effect: "NO_SCHEDULE" },
            { key: "slow", effect: "PREFER_NO_SCHEDULE" },
          ],
          maxUnavailable: 3,
          repair: false,
        },
      },
    });
    expect(resourceAt(json, "aws_eks_node_group.eks_group_spot")).toMatchObject({
      node_group_name: "debtflow-staging-spot",
      instance_types: ["t4g.medium", "m7g.large"],
      capacity_type: "SPOT",
      ami_type: "AL2023_ARM_64_STANDARD",
      scaling_config: { min_size: 0, desired_size: 0, max_size: 10 },
      labels: { "example.com/tier": "batch" },
      taint: [
        { key: "spot", value: "yes", effect: "NO_SCHEDULE" },
        { key: "slow", effect: "PREFER_NO_SCHEDULE" },
      ],
      update_config: { max_unavailable: 3 },
      node_repair_config: { enabled: false },
    });
  });

  it("lives in its own subnets where it has some", () => {
    const json = synthCluster((stack) => {
      const subnets = subnetsIn(stack, "a", "b");
      return { subnets, nodeGroups: { nodes: { ...nodes, subnets: subnets.slice(1) } } };
    });
    expect(onlyResource(json, "aws_eks_node_group").subnet_ids).toEqual([ref("aws_subnet.private-b.id")]);
  });

  it("may have any name that a group can have, also a word of the module", () => {
    const names = ["cluster", "key", "access", "group", "template", "logs"];
    const json = synthCluster({ nodeGroups: Object.fromEntries(names.map((name) => [name, nodes])) });
    for (const name of names) {
      expect(resourceAt(json, `aws_eks_node_group.eks_group_${name}`).launch_template).toMatchObject({
        id: ref(`aws_launch_template.eks_template_${name}.id`),
      });
    }
  });

  it("waits for the node role's policies and the add-ons that a node needs", () => {
    const before = predecessorsOf(synthCluster(), "aws_eks_node_group.eks_group_nodes");
    expect([...before]).toEqual(
      expect.arrayContaining([
        "aws_iam_role_policy_attachment.eks_node-role-worker",
        "aws_iam_role_policy_attachment.eks_node-role-images",
        "aws_eks_addon.eks_vpc-cni",
        "aws_eks_addon.eks_kube-proxy",
        "aws_eks_addon.eks_pod-identity-agent",
      ]),
    );
  });

  it("has the release that is asked for, because EKS never patches nodes by itself (terraform-aws-eks#2589)", () => {
    const json = synthNodeGroup({}, { nodeRelease: "1.35.6-20260714" });
    expect(onlyResource(json, "aws_eks_node_group").release_version).toBe("1.35.6-20260714");
    expect(onlyResource(synthNodeGroup(), "aws_eks_node_group")).not.toHaveProperty("release_version");
  });

  it("that other code made keeps having no launch template and image type", () => {
    const json = synthNodeGroup({ adopted: true }, { nodeRelease: "1.35.6-20260714" });
    const adopted = onlyResource(json, "aws_eks_node_group");
    expect(adopted).not.toHaveProperty("launch_template");
    expect(adopted).not.toHaveProperty("ami_type");
    expect(adopted).not.toHaveProperty("disk_size");
    expect(adopted).not.toHaveProperty("release_version");
    expect(addressesOf(json)).not.toContain("aws_launch_template.eks_template_nodes");
  });
});

describe("Its launch template", () => {
  it("is used in its newest version", () => {
    expect(group().launch_template).toEqual({
      id: ref("aws_launch_template.eks_template_nodes.id"),
      version: ref("aws_launch_template.eks_template_nodes.latest_version"),
    });
  });

  it("keeps the node's role from pods: session tokens, and one hop", () => {
    expect(template().metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it.each([
    [{}, 50],
    [{ diskGib: 20 }, 20],
  ])("with %j has an encrypted gp3 root volume of %i GiB", (overrides, size) => {
    expect(template(overrides).block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: { volume_type: "gp3", volume_size: size, encrypted: "true", delete_on_termination: "true" },
      },
    ]);
  });

  it("names no image and no instance type, which the group does", () => {
    expect(template()).not.toHaveProperty("image_id");
    expect(template()).not.toHaveProperty("instance_type");
  });

  it("leaves nodes in the cluster's security group alone, so that the control plane reaches every webhook", () => {
    const json = synthCluster();
    expect(onlyResource(json, "aws_launch_template")).not.toHaveProperty("vpc_security_group_ids");
    expect(onlyResource(json, "aws_launch_template")).not.toHaveProperty("network_interfaces");
    expect(onlyResource(json, "aws_eks_cluster").vpc_config).not.toHaveProperty("security_group_ids");
  });

  it("tags nodes, their volumes and network interfaces with the cluster's tags", () => {
    const tags = { Name: "debtflow-staging-nodes", Project: "debtflow" };
    const json = synthCluster({ tags: { Project: "debtflow" } });
    expect(json).toHaveResourceWithProperties(LaunchTemplate, {
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
        { resource_type: "network-interface", tags },
      ],
    });
  });
});

describe("The node role", () => {
  const policiesOf = (json: string) =>
    addressesOf(json)
      .filter((address) => address.startsWith("aws_iam_role_policy_attachment.eks_node-role-"))
      .map((address) => resourceAt(json, address))
      .map(({ role, policy_arn }) => [role, policy_arn]);
  const role = ref("aws_iam_role.eks_node-role.name");
  const images = [role, "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"];
  const worker = [role, "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"];

  it("is for EC2, joins the cluster and pulls images, and does nothing else", () => {
    const json = synthCluster();
    const { name, assume_role_policy } = resourceAt(json, "aws_iam_role.eks_node-role");
    expect(name).toBe("debtflow-staging-node-role");
    expect(parsed(assume_role_policy).Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    expect(policiesOf(json)).toEqual([images, worker]);
  });

  it("lets Systems Manager open sessions where it is told to", () => {
    const sessions = [role, "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"];
    expect(policiesOf(synthCluster({ sessionManager: true }))).toEqual([images, sessions, worker]);
  });
});
