import type { PodRoleWay } from "../lib/pod-roles";
import { type Controller, serviceAccounts } from "../modules/iam";
import type { AddonContext } from "./addon";

/** Values of the service account of an add-on that calls AWS: the one that its role trusts. */
export function serviceAccountOf({ environment, roleArn }: AddonContext, controller: Controller) {
  return {
    create: true,
    name: serviceAccounts[controller].name,
    annotations: roleAnnotations(environment.cluster.podRoles, roleArn(controller)),
  };
}

/** What a service account says about its role; Pod Identity knows by itself. */
export function roleAnnotations(podRoles: PodRoleWay, roleArn: string): Readonly<Record<string, string>> {
  return podRoles === "irsa" ? { "eks.amazonaws.com/role-arn": roleArn } : {};
}
