import { type AddonContext, addonsOf, catalogue } from "../../addons";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { addClusterAccess } from "../cluster-access";
import { ContractReader } from "../contract";
import { EnvironmentStack, tagsOf } from "../environment";
import { Release } from "../release";

/** What runs in the cluster beside the application. */
export class AddonsStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "addons", environment);
    const contract = new ContractReader(this, "contract", environment);
    addClusterAccess(this, environment, contract);

    const context: AddonContext = {
      environment,
      clusterName: contract.text("cluster", "name"),
      clusterEndpoint: contract.text("cluster", "endpoint"),
      vpcId: contract.text("network", "vpcId"),
      roleArn: (controller) => contract.entry("roles", "controllerRoleArns", controller),
      tags: tagsOf(environment),
    };
    const releases = new Map<string, Release>();
    for (const [name, addon] of addonsOf(environment)) {
      const { release, namespace, repository, chart, version } = catalogue[name];
      releases.set(
        name,
        new Release(this, release, {
          name: release,
          namespace,
          chart: { repository, chart, version },
          values: addon.values(context),
          after: addon.after.flatMap((other) => releases.get(other)?.release ?? []),
          ...(addon.timeoutSeconds !== undefined && { timeoutSeconds: addon.timeoutSeconds }),
          ...(addon.skipCrds && { skipCrds: true }),
        }),
      );
    }
  }
}
