import type { Environment } from "../../environments/schema";
import { policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import type { Dns } from "../../modules/dns";
import type { Cluster } from "../../modules/eks";
import {
  argoRolloutsStatements,
  type Controller,
  ControllerRole,
  certManagerStatements,
  clusterAutoscalerStatements,
  externalDnsStatements,
  loadBalancerControllerPolicy,
  logShippingStatements,
} from "../../modules/iam";
import { podIdentityOf } from "./roles";

/** The role of each add-on that is switched on and calls AWS. */
export function addControllerRoles(
  scope: Construct,
  environment: Environment,
  { cluster, dns }: { readonly cluster: Cluster; readonly dns: Dns | undefined },
): Readonly<Partial<Record<Controller, ControllerRole>>> {
  const { id, addons, region, account } = environment;
  const controllers = new Construct(scope, "addon");
  const identity = podIdentityOf(environment, cluster);
  const zones = dns ? [dns.zoneArn] : [];
  const logGroups = `arn:aws:logs:${region}:${account}:log-group:/aws/eks/${id}/pods`;

  const policies: Readonly<Partial<Record<Controller, string>>> = {
    ...(addons.loadBalancerController && { loadBalancerController: loadBalancerControllerPolicy }),
    ...(addons.nodeScaling === "cluster-autoscaler" && {
      clusterAutoscaler: policyDocument(clusterAutoscalerStatements(cluster.name)),
    }),
    ...(addons.externalDns && zones.length > 0 && { externalDns: policyDocument(externalDnsStatements(zones)) }),
    ...(addons.certManager && zones.length > 0 && { certManager: policyDocument(certManagerStatements(zones)) }),
    ...(addons.logShipping && { logShipping: policyDocument(logShippingStatements(logGroups)) }),
    ...(addons.argoRollouts && { argoRollouts: policyDocument(argoRolloutsStatements()) }),
  };
  return Object.fromEntries(
    Object.entries(policies).map(([controller, policy]) => [
      controller,
      new ControllerRole(controllers, kebab(controller), { prefix: id, controller: controller as Controller, identity, policy }),
    ]),
  );
}

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
