import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { onlyPolicies } from "../../lib/only-policies";
import type { Construct } from "../../lib/terraform";

/** A role, and the attachments that whoever assumes it must wait for. */
export interface GrantedRole {
  readonly role: IamRole;
  readonly attachments: readonly IamRolePolicyAttachment[];
}

/** A role with policies that AWS manages. `policies`: word for the address -> name of the policy. */
export function createRole(
  scope: Construct,
  id: string,
  role: { readonly name: string; readonly trust: string; readonly policies: Readonly<Record<string, string>> },
): GrantedRole {
  const resource = new IamRole(scope, id, { name: role.name, assumeRolePolicy: role.trust });
  const attachments = Object.entries(role.policies).map(
    ([word, policy]) =>
      new IamRolePolicyAttachment(scope, `${id}-${word}`, {
        role: resource.name,
        policyArn: `arn:aws:iam::aws:policy/${policy}`,
      }),
  );
  onlyPolicies(scope, id, resource, { managed: attachments });
  return { role: resource, attachments };
}

/** Name of the role of a cluster's nodes. */
export const nodeRoleNameOf = (clusterName: string): string => `${clusterName}-node-role`;
