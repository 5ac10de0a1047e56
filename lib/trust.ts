import type { Statement } from "./policy";

/** Who vouches for a cluster's service accounts. */
export interface OidcProvider {
  readonly arn: string;
  /** The issuer's URL without `https://`, as conditions of trust policies name it. */
  readonly issuer: string;
}

/** A Kubernetes service account of one cluster. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/** What a token must be made for so that AWS takes it. */
export const tokenAudience = "sts.amazonaws.com";

/** Lets one service account assume the role by its token (IRSA). Source: Amazon EKS, IAM roles for service accounts. */
export function serviceAccountTrust({ arn, issuer }: OidcProvider, { namespace, name }: ServiceAccount): Statement {
  return {
    sid: "ServiceAccount",
    principal: { Federated: [arn] },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: {
      StringEquals: {
        [`${issuer}:aud`]: [tokenAudience],
        [`${issuer}:sub`]: [`system:serviceaccount:${namespace}:${name}`],
      },
    },
  };
}

/**
 * Lets one service account of one cluster assume the role by Pod Identity, known by the tags that EKS gives its session.
 * Source: Amazon EKS, Create IAM role with trust policy required by EKS Pod Identity.
 */
export function podIdentityTrust(clusterName: string, { namespace, name }: ServiceAccount): Statement {
  return {
    // A word of its own: while pods move, both statements stand in one policy.
    sid: "PodIdentity",
    principal: { Service: ["pods.eks.amazonaws.com"] },
    actions: ["sts:AssumeRole", "sts:TagSession"],
    conditions: {
      StringEquals: {
        "aws:RequestTag/eks-cluster-name": [clusterName],
        "aws:RequestTag/kubernetes-namespace": [namespace],
        "aws:RequestTag/kubernetes-service-account": [name],
      },
    },
  };
}

/**
 * Lets the secrets operator's role assume the role, by sessions of no other cluster: those of Pod Identity carry the cluster's ARN.
 * `sts:TagSession` because Pod Identity's tags are transitive, so that each further session is tagged.
 * Source: Amazon EKS, Grant Pods access to AWS resources based on tags; aws/eks-pod-identity-agent#80.
 */
export function secretReaderTrust(operatorRoleArn: string, clusterArn: string): Statement {
  return {
    sid: "SecretsOperator",
    principal: { AWS: [operatorRoleArn] },
    actions: ["sts:AssumeRole", "sts:TagSession"],
    conditions: { StringEqualsIfExists: { "aws:PrincipalTag/eks-cluster-arn": [clusterArn] } },
  };
}
