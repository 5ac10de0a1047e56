import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Environment } from "../../environments/schema";
import { addonVersionsOf, nodeReleaseOf } from "../../lib/eks-versions";
import { mapValues } from "../../lib/records";
import type { Construct } from "../../lib/terraform";
import { Cluster } from "../../modules/eks";
import type { Networking } from "../../modules/networking";
import { tagsOf } from "../environment";
import { checkControlPlaneZones } from "./control-plane-zones";
import type { Keys } from "./keys";

export const clusterNameOf = ({ cluster, id }: Environment): string => cluster.name ?? id;

/** The environment's cluster. */
export function addCluster(scope: Construct, environment: Environment, network: Networking, keys: Keys): Cluster {
  const { cluster, account, application } = environment;
  const subnetsOf = (zones: readonly string[] = environment.network.zones): Subnet[] =>
    zones.flatMap((zone) => network.privateSubnets[zone] ?? []);

  const nodeRelease = nodeReleaseOf(cluster);
  checkControlPlaneZones(scope, environment);

  return new Cluster(scope, "eks", {
    name: clusterNameOf(environment),
    account,
    version: cluster.version,
    ...(nodeRelease !== undefined && { nodeRelease }),
    addonVersions: addonVersionsOf(cluster),
    subnets: subnetsOf(cluster.zones),
    nodesAfter: network.privateWays,
    nodeGroups: mapValues(cluster.nodeGroups, ({ zones, adopted, taints, diskGib, ...group }) => ({
      ...group,
      subnets: subnetsOf(zones),
      taints: taints.map(({ key, value, effect }) => ({ key, effect, ...(value !== undefined && { value }) })),
      // An adopted group keeps the disk that it has.
      ...(adopted.enabled ? { adopted: true } : { diskGib }),
    })),
    publicCidrs: cluster.endpoint.publicCidrs,
    privateClientCidrs: cluster.endpoint.privateClients.cidrs,
    privateClientGroups: cluster.endpoint.privateClients.securityGroups,
    logTypes: cluster.logTypes,
    logRetentionDays: cluster.logRetentionDays,
    ...(keys.logs && { logKey: keys.logs }),
    secretsEncryption: cluster.secretsKey.enabled,
    support: cluster.support,
    authenticationMode: cluster.authenticationMode,
    creatorIsAdmin: cluster.creatorIsAdmin.enabled,
    admins: cluster.access.admins,
    deployers: cluster.access.deployers,
    readers: cluster.access.readers,
    deployNamespaces: [application.namespace],
    tags: tagsOf(environment),
  });
}
