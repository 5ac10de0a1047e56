import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { Networking } from "../../modules/networking";
import { clusterNameOf } from "./cluster";
import type { Keys } from "./keys";

/** The environment's VPC. */
export function addNetwork(scope: Construct, environment: Environment, keys: Keys): Networking {
  const { id, region, network, addons } = environment;
  const { cidr, zones, natZones, subnets, subnetBits, endpoints, flowLogs, networkAcls, publicIpOnLaunch } = network;
  return new Networking(scope, "networking", {
    name: id,
    region,
    cidr,
    zones,
    natZones: natZones ?? zones,
    subnets,
    subnetBits,
    gatewayEndpoints: endpoints.gateway,
    interfaceEndpoints: endpoints.interface,
    networkAcls,
    publicIpOnLaunch: publicIpOnLaunch.enabled,
    ...(addons.nodeScaling === "karpenter" && { karpenterCluster: clusterNameOf(environment) }),
    ...(flowLogs.enabled && { flowLogs: { ...flowLogs, ...(keys.logs && { encryptionKey: keys.logs }) } }),
  });
}
