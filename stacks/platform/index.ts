import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import { type Construct, TerraformOutput } from "../../lib/terraform";
import { ContractWriter } from "../contract";
import { EnvironmentStack } from "../environment";
import { addCluster } from "./cluster";
import { Keys } from "./keys";
import { addNetwork } from "./network";
import { addRegistry } from "./registry";
import { addStorage } from "./storage";

/** What AWS runs of an environment: every module, wired as the environment and the application's uses say. */
export class PlatformStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "platform", environment);

    const keys = new Keys(this, "keys", environment);
    const network = addNetwork(this, environment, keys);
    const cluster = addCluster(this, environment, network, keys);
    const buckets = addStorage(this, environment, keys);
    const repositories = addRegistry(this, environment, keys);

    new ContractWriter(this, "contract", environment, {
      network: {
        vpcId: network.vpc.id,
        publicSubnetIds: mapValues(network.publicSubnets, ({ id }) => id),
        privateSubnetIds: mapValues(network.privateSubnets, ({ id }) => id),
      },
      ...(cluster && {
        cluster: {
          name: cluster.name,
          endpoint: cluster.endpoint,
          certificateAuthority: cluster.certificateAuthority,
          oidcProviderArn: cluster.oidcProvider.arn,
          securityGroupId: cluster.clusterSecurityGroupId,
        },
      }),
      storage: { bucketArns: mapValues(buckets, ({ arn }) => arn) },
      registry: { repositoryUrls: mapValues(repositories, ({ url }) => url) },
    });
    new TerraformOutput(this, "vpc_id", { value: network.vpc.id, description: "The VPC" });
    for (const [image, { url }] of Object.entries(repositories)) {
      new TerraformOutput(this, `ecr_${image}_repository_url`, { value: url, description: `Repository of the ${image} image` });
    }
  }
}
