import { type Construct, TerraformOutput } from "../../lib/terraform";
import type { Cache } from "../../modules/cache";
import type { Repository } from "../../modules/ecr";
import type { Cluster } from "../../modules/eks";
import type { Controller, ControllerRole, PodRole } from "../../modules/iam";
import type { Networking } from "../../modules/networking";
import type { Databases } from "./data";

/** What a platform tells at the end of an apply. */
export interface PlatformFacts {
  readonly network: Networking;
  readonly cluster: Cluster;
  readonly databases: Databases | undefined;
  readonly cache: Cache | undefined;
  readonly repositories: Readonly<Record<string, Repository>>;
  readonly roles: Readonly<Record<string, PodRole>>;
  readonly controllerRoles: Readonly<Partial<Record<Controller, ControllerRole>>>;
}

/** Outputs for people and scripts, by document 004's names; later stacks read the contract. No secret is among them. */
export function addOutputs(scope: Construct, facts: PlatformFacts): void {
  const { network, cluster, databases, cache, repositories, roles, controllerRoles } = facts;
  const output = (name: string, value: string, description: string) => new TerraformOutput(scope, name, { value, description });

  output("vpc_id", network.vpc.id, "The VPC");
  output("cluster_name", cluster.name, "The EKS cluster");
  output("cluster_endpoint", cluster.endpoint, "URL of the Kubernetes API");
  if (databases) {
    output("db_endpoint", databases.instance.address, "Host of PostgreSQL, without the port");
  }
  if (cache) {
    output("redis_endpoint", cache.address, "Host of the cache, without the port");
  }
  for (const [image, { url }] of Object.entries(repositories)) {
    output(`ecr_${image}_repository_url`, url, `Repository of the ${image} image`);
  }
  for (const [workload, { arn }] of Object.entries(roles)) {
    output(`${workload}_role_arn`, arn, `Role of the ${workload} pods`);
  }
  if (controllerRoles.loadBalancerController) {
    output("alb_controller_role_arn", controllerRoles.loadBalancerController.arn, "Role of the AWS Load Balancer Controller");
  }
}
