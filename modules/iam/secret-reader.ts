import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { onlyPolicies } from "../../lib/only-policies";
import { policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import { secretReaderTrust } from "../../lib/trust";
import { checkPolicies, checkRoleName } from "./limits";

export interface SecretReaderProps {
  /** Such as `debtflow-staging-worker.secrets`. Changing it replaces the role. */
  readonly name: string;
  /** Path before the name, such as `/debtflow-staging/secrets/debtflow/`. Changing it replaces the role. */
  readonly path: string;
  /** Role of the secrets operator: the only one that may assume this one. */
  readonly operatorRoleArn: string;
  /** The cluster that the operator runs in. */
  readonly clusterArn: string;
  /** What it may read, as JSON. */
  readonly policy: string;
}

/**
 * The role by which the secrets operator reads what one secret store offers, and nothing else.
 *
 * @throws ConfigurationError on a name that IAM would refuse, or a policy beyond IAM's length limits
 */
export class SecretReader extends Construct {
  readonly role: IamRole;

  constructor(scope: Construct, id: string, { name, path, operatorRoleArn, clusterArn, policy }: SecretReaderProps) {
    super(scope, id);
    checkRoleName(`${this.node.path}.name`, name);
    checkPolicies(`${this.node.path}.policy`, { policy });

    const assumeRolePolicy = policyDocument([secretReaderTrust(operatorRoleArn, clusterArn)]);
    this.role = new IamRole(this, "role", { name, path, assumeRolePolicy });
    const inline = [new IamRolePolicy(this, "policy", { name, role: this.role.name, policy })];
    onlyPolicies(this, "role", this.role, { inline });
  }
}
