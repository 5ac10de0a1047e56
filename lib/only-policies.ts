import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePoliciesExclusive } from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { IamRolePolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import type { Construct } from "./terraform";

/**
 * Lets a role have these policies and no others: one that somebody gave it besides shows in the next plan, and an apply takes it away.
 * Nobody but Terraform gives our roles policies; EKS and the controllers only assume them.
 *
 * @param id begins the addresses: `role` for `aws_iam_role_policies_exclusive.role-policies`
 */
export function onlyPolicies(
  scope: Construct,
  id: string,
  role: IamRole,
  {
    inline = [],
    managed = [],
  }: { readonly inline?: readonly IamRolePolicy[]; readonly managed?: readonly IamRolePolicyAttachment[] },
): void {
  new IamRolePoliciesExclusive(scope, `${id}-policies`, { roleName: role.name, policyNames: inline.map(({ name }) => name) });
  new IamRolePolicyAttachmentsExclusive(scope, `${id}-attachments`, {
    roleName: role.name,
    policyArns: managed.map(({ policyArn }) => policyArn),
  });
}
