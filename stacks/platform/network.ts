import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { Networking } from "../../modules/networking";

/** The environment's VPC. */
export function addNetwork(scope: Construct, { id, region, network }: Environment): Networking {
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
    ...(flowLogs.enabled && { flowLogs }),
  });
}
