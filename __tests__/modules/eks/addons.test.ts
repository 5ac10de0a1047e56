import { addressesOf, resourceAt, resourcesOf } from "../../support/resources";
import { nodes, parsed, predecessorsOf, ref, synthCluster } from "./support";

const addon = (json: string, id: string) => resourceAt(json, `aws_eks_addon.eks_${id}`);
const groups = ["aws_eks_node_group.eks_group_nodes", "aws_eks_node_group.eks_group_spot"];
const twoGroups = () => synthCluster({ nodeGroups: { nodes, spot: nodes } });

describe("Add-ons", () => {
  it("are these five of this cluster, in the default version, and win over what is changed by hand", () => {
    const addons = Object.values(resourcesOf(synthCluster()).aws_eks_addon ?? {});
    expect(addons.map(({ addon_name }) => addon_name).sort()).toEqual([
      "aws-ebs-csi-driver",
      "coredns",
      "eks-pod-identity-agent",
      "kube-proxy",
      "vpc-cni",
    ]);
    for (const one of addons) {
      expect(one).toMatchObject({
        cluster_name: ref("aws_eks_cluster.eks_cluster.name"),
        resolve_conflicts_on_create: "OVERWRITE",
        resolve_conflicts_on_update: "OVERWRITE",
      });
      expect(one).not.toHaveProperty("addon_version");
    }
  });

  it("take the version that is asked for", () => {
    const json = synthCluster({ addonVersions: { coredns: "v1.12.4-eksbuild.1" } });
    expect(addon(json, "coredns").addon_version).toBe("v1.12.4-eksbuild.1");
    expect(addon(json, "vpc-cni")).not.toHaveProperty("addon_version");
  });

  it.each(["vpc-cni", "kube-proxy", "pod-identity-agent"])("have %s before any node joins", (id) => {
    const json = twoGroups();
    for (const group of groups) {
      expect(predecessorsOf(json, group)).toContain(`aws_eks_addon.eks_${id}`);
    }
  });

  it.each(["coredns", "ebs-csi"])("have %s only when every group has its nodes", (id) => {
    expect([...predecessorsOf(twoGroups(), `aws_eks_addon.eks_${id}`)]).toEqual(expect.arrayContaining(groups));
  });
});

describe("The CNI", () => {
  it("enforces network policies and gives nodes prefixes instead of single addresses", () => {
    expect(parsed(addon(synthCluster(), "vpc-cni").configuration_values)).toEqual({
      enableNetworkPolicy: "true",
      env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
    });
  });
});

describe("The EBS driver", () => {
  it("tags the volumes of pods like those of nodes", () => {
    const json = synthCluster({ tags: { Project: "debtflow" } });
    expect(parsed(addon(json, "ebs-csi").configuration_values)).toEqual({
      controller: { extraVolumeTags: { Project: "debtflow" } },
    });
  });

  it("needs no configuration without tags", () => {
    expect(addon(synthCluster(), "ebs-csi")).not.toHaveProperty("configuration_values");
  });
});

describe("The role of", () => {
  it.each([
    ["vpc-cni", "aws-node", "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"],
    ["ebs-csi", "ebs-csi-controller-sa", "arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicyV2"],
  ])("%s is for the service account %s alone and has its policy alone, before the add-on runs", (id, account, policy) => {
    const json = synthCluster();
    const role = resourceAt(json, `aws_iam_role.eks_${id}-role`);
    expect(role.name).toBe(`debtflow-staging-${id}-role`);
    const issuer = 'trimprefix(aws_eks_cluster.eks_cluster.identity[0].oidc[0].issuer, "https://")';
    // The issuer is a reference within JSON text: its quotes are Terraform's.
    expect(parsed(String(role.assume_role_policy).replaceAll(ref(issuer), "ISSUER")).Statement).toEqual([
      {
        Sid: "ServiceAccount",
        Effect: "Allow",
        Principal: { Federated: [ref("aws_iam_openid_connect_provider.eks_oidc.arn")] },
        Action: ["sts:AssumeRoleWithWebIdentity"],
        Condition: {
          StringEquals: {
            "ISSUER:sub": [`system:serviceaccount:kube-system:${account}`],
            "ISSUER:aud": ["sts.amazonaws.com"],
          },
        },
      },
    ]);
    const attachments = addressesOf(json).filter((address) =>
      address.startsWith(`aws_iam_role_policy_attachment.eks_${id}-role-`),
    );
    expect(attachments.map((address) => resourceAt(json, address))).toEqual([
      { role: ref(`aws_iam_role.eks_${id}-role.name`), policy_arn: policy },
    ]);
    expect(addon(json, id).service_account_role_arn).toBe(ref(`aws_iam_role.eks_${id}-role.arn`));
    expect([...predecessorsOf(json, `aws_eks_addon.eks_${id}`)]).toEqual(expect.arrayContaining(attachments));
  });
});
