import { DataAwsIamRoles } from "@cdktf/provider-aws/lib/data-aws-iam-roles";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";

const spotService = "spot.amazonaws.com";

/**
 * Stops a plan in an account that has not the role by which EC2 runs spot instances: they would be refused after everything was made
 * (`AuthFailure.ServiceLinkedRoleCreationNotPermitted`). An account has one, for all of its environments and what else runs there, so no
 * stack owns it. Source: Amazon EC2, "Service-linked role for Spot Instance requests".
 */
export function checkSpotRole(scope: Construct, { cluster, target }: Environment): void {
  // Karpenter starts spot instances where a group has them. The emulator starts none.
  if (target === "emulator" || Object.values(cluster.nodeGroups).every(({ capacity }) => capacity !== "spot")) {
    return;
  }
  new DataAwsIamRoles(scope, "spot-role", {
    pathPrefix: `/aws-service-role/${spotService}/`,
    lifecycle: {
      postcondition: [
        {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
          condition: "${length(self.names) > 0}",
          errorMessage:
            'the account has no role for EC2 spot instances, which a node group with `capacity: "spot"` starts; make it once for the whole account, ' +
            `as somebody with iam:CreateServiceLinkedRole: aws iam create-service-linked-role --aws-service-name ${spotService}`,
        },
      ],
    },
  });
}
