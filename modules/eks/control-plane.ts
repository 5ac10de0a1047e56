import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCloudwatchLogGroups } from "@cdktf/provider-aws/lib/data-aws-cloudwatch-log-groups";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { type Construct, Fn, type TerraformElement, TerraformStack } from "../../lib/terraform";
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

/**
 * The cluster's log group; one that is there already is taken over. EKS delivers log lines for a while after a cluster was deleted, and makes the
 * group anew for them by its service-linked role: the next creation of the cluster would fail on it. Source:
 * terraform-aws-modules/terraform-aws-eks#920, #2763.
 */
function createLogGroup(scope: Construct, props: ClusterProps): CloudwatchLogGroup {
  const name = `/aws/eks/${props.name}/cluster`;
  const group = new CloudwatchLogGroup(scope, "logs", {
    name,
    retentionInDays: props.logRetentionDays ?? 365,
    ...(props.logKey && { kmsKeyId: props.logKey.arn }),
  });
  const found = new DataAwsCloudwatchLogGroups(scope, "logs-found", { logGroupNamePrefix: name });
  const address = (element: TerraformElement): string => element.friendlyUniqueId;
  TerraformStack.of(scope).addOverride("import", [
    {
      // Terraform passes over what its state has.
      for_each: `\${toset([for found in data.aws_cloudwatch_log_groups.${address(found)}.log_group_names : found if found == "${name}"])}`,
      to: `aws_cloudwatch_log_group.${address(group)}`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
      id: "${each.value}",
    },
  ]);
  return group;
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
