import { EksPodIdentityAssociation } from "@cdktf/provider-aws/lib/eks-pod-identity-association";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { checkText } from "../../lib/checks";
import { onlyPolicies } from "../../lib/only-policies";
import { policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import { type OidcProvider, podIdentityTrust, type ServiceAccount, serviceAccountTrust } from "../../lib/trust";
import { checkPolicies, checkRoleName, checkTrust } from "./limits";

/** How pods prove who they are: by a token of the cluster's OIDC provider (IRSA), or by the Pod Identity agent on their node. */
export type PodIdentity =
  | { readonly type: "irsa"; readonly provider: OidcProvider }
  | { readonly type: "pod-identity"; readonly clusterName: string };

export interface PodRoleProps {
  /** Such as `debtflow-staging-worker`. Changing it replaces the role. */
  readonly name: string;
  /** The only one that may assume the role. */
  readonly serviceAccount: ServiceAccount;
  /** How its pods prove that they run under it: in one way, or in both while pods move from one to the other. */
  readonly identities: readonly PodIdentity[];
  /** Inline policies as JSON by a word for each: the policy `s3` is named `debtflow-staging-worker-s3`. At most 10,240 characters together. */
  readonly policies: Readonly<Record<string, string>>;
}

/**
 * The role of the pods that run under one service account, and of nobody else.
 *
 * @throws ConfigurationError on a name that IAM or Kubernetes would refuse, or policies beyond IAM's length limits
 */
export class PodRole extends Construct {
  readonly role: IamRole;
  readonly arn: string;
  readonly name: string;
  readonly serviceAccount: ServiceAccount;

  constructor(scope: Construct, id: string, props: PodRoleProps) {
    super(scope, id);
    const { identities, serviceAccount } = props;
    const trust = policyDocument(
      identities.map((identity) =>
        identity.type === "irsa"
          ? serviceAccountTrust(identity.provider, serviceAccount)
          : podIdentityTrust(identity.clusterName, serviceAccount),
      ),
    );
    this.check(props, trust);

    this.role = new IamRole(this, "role", { name: props.name, assumeRolePolicy: trust });
    onlyPolicies(this, "role", this.role, {
      inline: Object.entries(props.policies).map(
        ([word, policy]) => new IamRolePolicy(this, word, { name: `${props.name}-${word}`, role: this.role.name, policy }),
      ),
    });
    const agent = identities.find((identity) => identity.type === "pod-identity");
    if (agent) {
      new EksPodIdentityAssociation(this, "association", {
        clusterName: agent.clusterName,
        namespace: serviceAccount.namespace,
        serviceAccount: serviceAccount.name,
        roleArn: this.role.arn,
      });
    }

    this.arn = this.role.arn;
    this.name = this.role.name;
    this.serviceAccount = serviceAccount;
  }

  private check({ name, serviceAccount, policies }: PodRoleProps, trust: string): void {
    const path = this.node.path;
    checkRoleName(`${path}.name`, name);
    checkText(
      `${path}.serviceAccount.namespace`,
      serviceAccount.namespace,
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      "is not a namespace",
      "at most 63 lower-case letters, digits and hyphens",
    );
    checkText(
      `${path}.serviceAccount.name`,
      serviceAccount.name,
      /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
      "is not a service account",
      "at most 253 lower-case letters, digits, hyphens and dots",
    );
    checkPolicies(`${path}.policies`, policies);
    checkTrust(`${path}.serviceAccount`, trust);
  }
}
