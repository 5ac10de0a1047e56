import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { AddonName } from "../../lib/data/eks-versions";
import { policyDocument } from "../../lib/policy";
import type { Construct, ITerraformDependable } from "../../lib/terraform";
import { type OidcProvider, serviceAccountTrust } from "../../lib/trust";
import type { ClusterProps } from "./cluster";
import { createRole } from "./roles";

export interface AddonSurroundings {
  readonly cluster: EksCluster;
  readonly oidcProvider: OidcProvider;
  readonly props: ClusterProps;
}

/**
 * What a node needs when it joins. Pods without the CNI get no address; network policies and prefixes hold from the first
 * pod on, and EKS counts the prefixes when it computes how many pods a new node takes.
 */
export function createNodeAddons(scope: Construct, around: AddonSurroundings): EksAddon[] {
  const cni = createServiceAccountRole(scope, around, {
    id: "vpc-cni-role",
    serviceAccount: "aws-node",
    policy: "AmazonEKS_CNI_Policy",
  });
  return [
    createAddon(scope, "vpc-cni", "vpc-cni", around, {
      ...cni,
      configuration: {
        // Without it the cluster takes NetworkPolicies and enforces none.
        enableNetworkPolicy: "true",
        env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
      },
    }),
    createAddon(scope, "kube-proxy", "kube-proxy", around),
    createAddon(scope, "pod-identity-agent", "eks-pod-identity-agent", around),
  ];
}

/** What runs as pods: without nodes these add-ons stay degraded until Terraform gives up. */
export function createPodAddons(scope: Construct, around: AddonSurroundings, nodes: readonly ITerraformDependable[]): void {
  const csi = createServiceAccountRole(scope, around, {
    id: "ebs-csi-role",
    serviceAccount: "ebs-csi-controller-sa",
    policy: "AmazonEBSCSIDriverPolicyV2",
  });
  const tags = around.props.tags ?? {};
  createAddon(scope, "coredns", "coredns", around, { dependsOn: nodes });
  createAddon(scope, "ebs-csi", "aws-ebs-csi-driver", around, {
    roleArn: csi.roleArn,
    dependsOn: [...csi.dependsOn, ...nodes],
    ...(Object.keys(tags).length > 0 && { configuration: { controller: { extraVolumeTags: tags } } }),
  });
}

interface AddonOptions {
  readonly roleArn?: string;
  readonly configuration?: object;
  readonly dependsOn?: readonly ITerraformDependable[];
}

function createAddon(
  scope: Construct,
  id: string,
  name: AddonName,
  { cluster, props }: AddonSurroundings,
  { roleArn, configuration, dependsOn = [] }: AddonOptions = {},
): EksAddon {
  const version = props.addonVersions?.[name];
  return new EksAddon(scope, id, {
    clusterName: cluster.name,
    addonName: name,
    ...(version !== undefined && { addonVersion: version }),
    ...(roleArn !== undefined && { serviceAccountRoleArn: roleArn }),
    ...(configuration && { configurationValues: JSON.stringify(configuration) }),
    // A new cluster brings an unmanaged CNI, kube-proxy and CoreDNS: the add-on takes them over.
    resolveConflictsOnCreate: "OVERWRITE",
    // What was changed by hand in the cluster does not outlive the next change here.
    resolveConflictsOnUpdate: "OVERWRITE",
    dependsOn: [...dependsOn],
  });
}

/** By IRSA whatever the application's pods do: Pod Identity would need its agent to run before the CNI does. */
function createServiceAccountRole(
  scope: Construct,
  { oidcProvider, props }: AddonSurroundings,
  { id, serviceAccount, policy }: { readonly id: string; readonly serviceAccount: string; readonly policy: string },
): { readonly roleArn: string; readonly dependsOn: readonly ITerraformDependable[] } {
  const { role, attachments } = createRole(scope, id, {
    name: `${props.name}-${id}`,
    trust: policyDocument([serviceAccountTrust(oidcProvider, { namespace: "kube-system", name: serviceAccount })]),
    policies: { policy },
  });
  return { roleArn: role.arn, dependsOn: attachments };
}
