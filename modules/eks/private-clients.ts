import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "../../lib/terraform";
import type { ClusterProps } from "./cluster";

/**
 * Lets who is not in the cluster reach its private endpoint: the group that EKS makes admits its own members only. Source: Amazon EKS, View
 * security group requirements for clusters; Cluster API server endpoint, Accessing a private only API server.
 */
export function admitPrivateClients(scope: Construct, cluster: EksCluster, props: ClusterProps): void {
  const { privateClientCidrs = [], privateClientGroups = {} } = props;
  const clients = new Construct(scope, "private-client");
  const admit = (word: string, from: { cidrIpv4: string } | { referencedSecurityGroupId: string }) =>
    new VpcSecurityGroupIngressRule(clients, word, {
      securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
      description: `Kubernetes API, from ${word}`,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      ...from,
    });
  for (const cidr of privateClientCidrs) {
    admit(`cidr-${cidr.replaceAll(/[./]/g, "-")}`, { cidrIpv4: cidr });
  }
  for (const [word, group] of Object.entries(privateClientGroups)) {
    admit(`group-${word}`, { referencedSecurityGroupId: group });
  }
}
