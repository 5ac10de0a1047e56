import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { ConfigurationError } from "../../lib/errors";
import { onlyPolicies } from "../../lib/only-policies";
import { isUser, principalWord } from "../../lib/principals";
import { Construct } from "../../lib/terraform";
import { userTrust } from "./trust";

/** Where access is decided: by access entries, by the aws-auth ConfigMap inside the cluster, or by both. */
export type AuthenticationMode = "API" | "API_AND_CONFIG_MAP" | "CONFIG_MAP";

/** What somebody may do in the cluster: everything; deploy into the application's namespaces; look at all but secrets. */
export type AccessLevel = "admin" | "deploy" | "read";

/**
 * Kubernetes groups of who deploys and who reads. Access policies know Kubernetes' own kinds only: rights on custom
 * resources, such as an ExternalSecret, are bound to these groups inside the cluster.
 */
export const accessGroups = { deploy: "slipway:deployers", read: "slipway:readers" } as const;

/** What {@link Access.grant} gives: a level, or what a plan of Helm's releases takes, which Helm keeps in secrets. */
export type Grant = AccessLevel | "plan";

/** Source: Amazon EKS, Review access policy permissions. AmazonEKSAdminViewPolicy shows secrets, AmazonEKSViewPolicy does not. */
export const accessPolicies = {
  admin: "AmazonEKSClusterAdminPolicy",
  deploy: "AmazonEKSEditPolicy",
  read: "AmazonEKSViewPolicy",
  plan: "AmazonEKSAdminViewPolicy",
} as const satisfies Readonly<Record<Grant, string>>;

export interface AccessProps {
  readonly cluster: EksCluster;
  /** The cluster's name: prefix of the roles. */
  readonly name: string;
  /** The cluster's account. */
  readonly account: string;
  readonly authenticationMode: AuthenticationMode;
  /** Roles and users of each level. */
  readonly principals: Readonly<Record<AccessLevel, readonly string[]>>;
  /** Namespaces that `deploy` reaches. */
  readonly deployNamespaces: readonly string[];
}

/** An entry's principal: an ARN, or a role made elsewhere. */
type Principal = string | IamRole;

/**
 * Who gets into a cluster, by access entries. A role has an entry of its own, because what applies a stack does it all by one login: state, contract and
 * Kubernetes API. Users share a role for each level, which they assume with MFA: an entry cannot ask for it.
 */
export class Access extends Construct {
  /** The role of each level that has users. */
  readonly roles: Readonly<Partial<Record<AccessLevel, IamRole>>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AccessProps,
  ) {
    super(scope, id);
    const roles: Partial<Record<AccessLevel, IamRole>> = {};
    for (const level of ["admin", "deploy", "read"] as const) {
      const users = props.principals[level].filter(isUser);
      if (users.length > 0) {
        roles[level] = this.createRole(level, users);
      }
      for (const role of props.principals[level].filter((principal) => !isUser(principal))) {
        this.grant(`${level}-${principalWord(role, props.account)}`, role, level);
      }
    }
    this.roles = roles;
  }

  /** Lets a role into the cluster. @throws ConfigurationError when it cannot, or the grant would give nothing */
  grant(id: string, principal: Principal, level: Grant): void {
    const { cluster, authenticationMode, deployNamespaces } = this.props;
    const path = `${this.node.path}.${id}`;
    if (authenticationMode === "CONFIG_MAP") {
      throw new ConfigurationError(
        path,
        "needs access entries",
        authenticationMode,
        "authenticationMode API or API_AND_CONFIG_MAP",
      );
    }
    if (this.node.tryFindChild(id) !== undefined) {
      throw new ConfigurationError(path, "is taken by another grant", id, "an id of its own");
    }
    if (level === "deploy" && deployNamespaces.length === 0) {
      throw new ConfigurationError(path, "deploys nowhere", deployNamespaces, "deployNamespaces with one or more namespaces");
    }
    const scope = new Construct(this, id);
    const entry = new EksAccessEntry(scope, "entry", {
      clusterName: cluster.name,
      principalArn: typeof principal === "string" ? principal : principal.arn,
      ...((level === "deploy" || level === "read") && { kubernetesGroups: [accessGroups[level]] }),
    });
    new EksAccessPolicyAssociation(scope, "policy", {
      clusterName: cluster.name,
      principalArn: entry.principalArn,
      policyArn: `arn:aws:eks::aws:cluster-access-policy/${accessPolicies[level]}`,
      accessScope: level === "deploy" ? { type: "namespace", namespaces: [...deployNamespaces] } : { type: "cluster" },
    });
  }

  /** A role for users: it finds the cluster by IAM, and gets in by its access entry. */
  private createRole(level: AccessLevel, users: readonly string[]): IamRole {
    const { cluster, name } = this.props;
    const role = new IamRole(this, `${level}-role`, {
      name: `${name}-${level}`,
      assumeRolePolicy: userTrust(users),
    });
    const policy = new IamRolePolicy(this, `${level}-role-find`, {
      name: "find-cluster",
      role: role.name,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Sid: "FindCluster", Effect: "Allow", Action: "eks:DescribeCluster", Resource: cluster.arn }],
      }),
    });
    onlyPolicies(this, `${level}-role`, role, { inline: [policy] });
    this.grant(level, role, level);
    return role;
  }
}
