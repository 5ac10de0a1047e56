import type { kubernetesEnds } from "../end-of-support";

/** Add-ons of EKS that every cluster has, in the order in which they are installed and raised. */
export const addonNames = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns", "aws-ebs-csi-driver"] as const;

export type AddonName = (typeof addonNames)[number];

/** What goes together on one minor version of Kubernetes. */
interface Release {
  readonly addons: Readonly<Record<AddonName, string>>;
  /** Release of the EKS optimized AMI for Amazon Linux 2023, of both architectures. */
  readonly nodes: string;
}

/** Day that the versions are of (ISO 8601). */
export const eksVersionsDate = "2026-07-14";

/**
 * What a cluster gets that names no versions of its own, by minor version of Kubernetes. Raising a row rolls the nodes of every
 * cluster on it: a commit of its own, with the new day above. `slipway upgrades --aws` reads what AWS recommends now.
 *
 * Sources: nodes are those of amazon-eks-ami's CHANGELOG, release v20260714. kube-proxy is the Amazon EKS User Guide's table
 * (Manage kube-proxy), and so is CoreDNS of 1.34 (Manage CoreDNS). The others are what clusters of July 2026 resolved to by
 * DescribeAddonVersions, as their owners published it; the user guide has no table of the CSI driver and of the Pod Identity agent.
 */
export const eksVersions: Readonly<Record<keyof typeof kubernetesEnds, Release>> = {
  "1.34": {
    addons: {
      "vpc-cni": "v1.22.3-eksbuild.1",
      "kube-proxy": "v1.34.6-eksbuild.13",
      "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
      coredns: "v1.13.2-eksbuild.7",
      "aws-ebs-csi-driver": "v1.63.1-eksbuild.1",
    },
    nodes: "1.34.9-20260714",
  },
  "1.35": {
    addons: {
      "vpc-cni": "v1.22.3-eksbuild.1",
      "kube-proxy": "v1.35.3-eksbuild.13",
      "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
      coredns: "v1.14.3-eksbuild.3",
      "aws-ebs-csi-driver": "v1.63.1-eksbuild.1",
    },
    nodes: "1.35.6-20260714",
  },
  "1.36": {
    addons: {
      "vpc-cni": "v1.22.3-eksbuild.1",
      "kube-proxy": "v1.36.0-eksbuild.14",
      "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
      coredns: "v1.14.3-eksbuild.3",
      "aws-ebs-csi-driver": "v1.63.1-eksbuild.1",
    },
    nodes: "1.36.2-20260714",
  },
};
