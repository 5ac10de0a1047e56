import { DataAwsAvailabilityZone } from "@cdktf/provider-aws/lib/data-aws-availability-zone";
import type { Environment } from "../../environments/schema";
import { zonesWithoutControlPlanes } from "../../lib/data/eks-zones";
import { Construct } from "../../lib/terraform";

/**
 * Fails the plan, before anything is made, where a zone of the cluster has an id in which EKS puts no control plane. Which letter has
 * which id differs from account to account, so no file can tell.
 */
export function checkControlPlaneZones(scope: Construct, { cluster, network, region, target }: Environment): void {
  const refused = zonesWithoutControlPlanes[region];
  // An emulator has control planes everywhere.
  if (refused === undefined || target === "emulator") {
    return;
  }
  const zones = new Construct(scope, "control-plane");
  for (const zone of cluster.zones ?? network.zones) {
    new DataAwsAvailabilityZone(zones, `zone-${zone.slice(-1)}`, {
      name: zone,
      lifecycle: {
        postcondition: [
          {
            condition: `\${!contains(${JSON.stringify(refused)}, self.zone_id)}`,
            errorMessage: `${zone} is \${self.zone_id} in this account, where EKS puts no control plane. Name other zones in cluster.zones; nodes may run there all the same.`,
          },
        ],
      },
    });
  }
}
