import type { Environment } from "../environments/schema";
import type { Addon } from "./addon";
import { argoCd } from "./argo-cd";
import { argoRollouts } from "./argo-rollouts";
import type { AddonName } from "./catalogue";
import { certManager } from "./cert-manager";
import { clusterAutoscaler } from "./cluster-autoscaler";
import { externalDns } from "./external-dns";
import { externalSecrets } from "./external-secrets";
import { karpenter, karpenterCrds } from "./karpenter";
import { keda } from "./keda";
import { loadBalancerController } from "./load-balancer-controller";
import { logShipping } from "./log-shipping";
import { metricsServer } from "./metrics-server";
import { monitoring } from "./monitoring";
import { nginxIngress } from "./nginx-ingress";
import { postgresExporter } from "./postgres-exporter";
import { reloader } from "./reloader";
import { velero } from "./velero";

export type { Addon, AddonContext, AddonNetwork, NetworkRule } from "./addon";
export { type AddonName, type CatalogueEntry, catalogue } from "./catalogue";

/** Every add-on. */
export const addons = {
  argoCd,
  argoRollouts,
  certManager,
  clusterAutoscaler,
  externalDns,
  externalSecrets,
  karpenter,
  karpenterCrds,
  keda,
  loadBalancerController,
  logShipping,
  metricsServer,
  monitoring,
  nginxIngress,
  postgresExporter,
  reloader,
  velero,
} as const satisfies Partial<Record<AddonName, Addon>>;

/** Add-ons that have to be there before another, as far as they are on: the load balancer controller before every other. */
export function neededFirst(name: AddonName, { after }: Addon): readonly AddonName[] {
  return name === "loadBalancerController" ? after : ["loadBalancerController", ...after];
}

/** The add-ons that an environment has, each after those that it needs. */
export function addonsOf(environment: Environment): [AddonName, Addon][] {
  const on = Object.entries(addons).filter(([, addon]) => addon.isOn(environment)) as [AddonName, Addon][];
  const placed: [AddonName, Addon][] = [];
  while (placed.length < on.length) {
    const there = placed.map(([name]) => name);
    const next = on.find(
      ([name, addon]) =>
        !there.includes(name) && on.every(([other]) => !neededFirst(name, addon).includes(other) || there.includes(other)),
    );
    if (next === undefined) {
      throw new Error(`add-ons wait for each other: ${on.map(([name]) => name).filter((name) => !there.includes(name))}`);
    }
    placed.push(next);
  }
  return placed;
}
