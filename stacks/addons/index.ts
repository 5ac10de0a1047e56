import { type AddonContext, addonsOf } from "../../addons";
import { certificateNamesOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { addClusterAccess } from "../cluster-access";
import { ContractReader } from "../contract";
import { EnvironmentStack, tagsOf } from "../environment";
import { LocalChart, usualTimeout } from "../release";
import { checkCapacity } from "./capacity";
import { addFoundation } from "./foundation";
import { addReleases } from "./releases";
import { timeoutsOf } from "./time";

/** What runs in the cluster beside the application. */
export class AddonsStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "addons", environment);
    const contract = new ContractReader(this, "contract", environment);
    addClusterAccess(this, environment, contract);
    const context = contextOf(environment, contract);
    const addons = addonsOf(environment).map(([name, addon]) => ({ name, addon, values: addon.values(context) }));
    checkCapacity(
      environment,
      addons.map(({ values }) => values),
    );
    const resources = new LocalChart(this, "chart", "resources");
    const timeoutOf = timeoutsOf(context, addons);
    const foundation = addFoundation(this, environment, resources, timeoutOf(usualTimeout));
    addReleases(this, addons, { context, resources, timeoutOf }, foundation);
  }
}

function contextOf(environment: Environment, contract: ContractReader): AddonContext {
  const { dns } = environment;
  return {
    environment,
    clusterName: contract.text("cluster", "name"),
    clusterEndpoint: contract.text("cluster", "endpoint"),
    vpcId: contract.text("network", "vpcId"),
    ...(dns && { zoneId: contract.entry("dns", "zoneIds", dns.domain) }),
    databaseHost: (database) => contract.entry("data", "databaseHosts", database),
    databaseSecretArn: (database) => contract.entry("data", "databaseSecretArns", database),
    roleArn: (controller) => contract.entry("roles", "controllerRoleArns", controller),
    tags: tagsOf(environment),
    ...(dns &&
      certificateNamesOf(environment).length > 0 && { certificateArn: contract.entry("dns", "certificateArns", dns.domain) }),
  };
}
