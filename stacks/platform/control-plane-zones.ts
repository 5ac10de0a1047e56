import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import type { Environment } from "../../environments/schema";
import { zonesWithoutControlPlanes } from "../../lib/data/eks-zones";
import type { Construct } from "../../lib/terraform";

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
  const zones = cluster.zones ?? network.zones;
  new DataAwsAvailabilityZones(scope, "control-plane-zones", {
    filter: [{ name: "zone-name", values: [...zones] }],
    lifecycle: {
      postcondition: zones.map((zone) => {
        // Names and ids correspond by their place in the lists. Source: Terraform AWS Provider, aws_availability_zones.
        const id = `self.zone_ids[index(self.names, ${JSON.stringify(zone)})]`;
        return {
          condition: `\${!contains(${JSON.stringify(refused)}, ${id})}`,
          errorMessage: `${zone} is \${${id}} in this account, where EKS puts no control plane. Name other zones in cluster.zones; nodes may run there all the same.`,
        };
      }),
    },
  });
}
