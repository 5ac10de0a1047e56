import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { type Construct, Fn } from "../../lib/terraform";
import type { OidcProvider } from "../../lib/trust";
import type { ClusterProps } from "./cluster";
import { createRole } from "./roles";
import { serviceTrust } from "./trust";

/** The cluster itself, with the role, log group and key that it needs first. */
export function createControlPlane(scope: Construct, props: ClusterProps): { cluster: EksCluster; key: KmsKey | undefined } {
  const { role, attachments } = createRole(scope, "cluster-role", {
    name: `${props.name}-cluster-role`,
    trust: serviceTrust("eks.amazonaws.com"),
    policies: { policy: "AmazonEKSClusterPolicy" },
  });
  const key = (props.secretsEncryption ?? true) ? createSecretsKey(scope, props) : undefined;
  const publicCidrs = props.publicCidrs ?? [];
  const logTypes = props.logTypes ?? ["api", "audit", "authenticator", "controllerManager", "scheduler"];

  const cluster = new EksCluster(scope, "cluster", {
    name: props.name,
    roleArn: role.arn,
    version: props.version,
    vpcConfig: {
      subnetIds: props.subnets.map((subnet) => subnet.id),
      endpointPrivateAccess: true,
      endpointPublicAccess: publicCidrs.length > 0,
      ...(publicCidrs.length > 0 && { publicAccessCidrs: [...publicCidrs] }),
    },
    accessConfig: {
      authenticationMode: props.authenticationMode ?? "API",
      bootstrapClusterCreatorAdminPermissions: props.creatorIsAdmin ?? false,
    },
    ...(key && { encryptionConfig: { provider: { keyArn: key.arn }, resources: ["secrets"] } }),
    enabledClusterLogTypes: [...logTypes],
    ...(props.support !== "unmanaged" && { upgradePolicy: { supportType: props.support ?? "STANDARD" } }),
    // EKS makes a log group that keeps everything for ever, unless there is one already.
    dependsOn: [...attachments, ...(logTypes.length > 0 ? [createLogGroup(scope, props)] : [])],
  });
  return { cluster, key };
}

/** Lets IAM roles trust the cluster's service accounts. Without thumbprints: IAM checks the issuer by its own list of authorities. */
export function createOidcProvider(scope: Construct, cluster: EksCluster): OidcProvider {
  const url = cluster.identity.get(0).oidc.get(0).issuer;
  const provider = new IamOpenidConnectProvider(scope, "oidc", { url, clientIdList: ["sts.amazonaws.com"] });
  return { arn: provider.arn, issuer: Fn.trimprefix(url, "https://") };
}

function createLogGroup(scope: Construct, props: ClusterProps): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, "logs", {
    name: `/aws/eks/${props.name}/cluster`,
    retentionInDays: props.logRetentionDays ?? 365,
    ...(props.logKey && { kmsKeyId: props.logKey.arn }),
  });
}

function createSecretsKey(scope: Construct, { name, account }: ClusterProps): KmsKey {
  const key = new KmsKey(scope, "key", {
    description: `Kubernetes secrets of ${name}`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountDecidesByIam",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    }),
  });
  new KmsAlias(scope, "key-alias", { name: `alias/${name}-eks-secrets`, targetKeyId: key.keyId });
  return key;
}
