import type { Construct } from "../../lib/terraform";
import { type PodIdentity, PodRole } from "./pod-role";
import { type Controller, serviceAccounts } from "./service-accounts";

export interface ControllerRoleProps {
  /** Start of the role's name, such as `debtflow-staging` for `debtflow-staging-addon-velero`. Changing it replaces the role. */
  readonly prefix: string;
  /** Whose role it is: this decides the service account. */
  readonly controller: Controller;
  /** How its pods prove who they are: in one way, or in both while pods move from one to the other. */
  readonly identities: readonly PodIdentity[];
  /** What it may do, as JSON. */
  readonly policy: string;
}

/** The role of an add-on that calls AWS, bound to the service account that the add-on's chart creates. */
export class ControllerRole extends PodRole {
  constructor(scope: Construct, id: string, { prefix, controller, identities, policy }: ControllerRoleProps) {
    const { role, namespace, name } = serviceAccounts[controller];
    super(scope, id, {
      name: `${prefix}-addon-${role}`,
      serviceAccount: { namespace, name },
      identities,
      policies: { policy },
    });
  }
}
