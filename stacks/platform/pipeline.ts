import { stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import type { Repository } from "../../modules/ecr";
import type { Cluster } from "../../modules/eks";
import { GithubRoles, type StateAccess } from "../../modules/iam";
import { contractPath } from "../contract";

/** The roles of the environment's pipeline, if it has one; the deploying one may enter the cluster. */
export function addPipeline(
  scope: Construct,
  environment: Environment,
  { cluster, repositories }: { readonly cluster: Cluster; readonly repositories: Readonly<Record<string, Repository>> },
): GithubRoles | undefined {
  const { id, region, account, pipeline } = environment;
  if (pipeline === undefined) {
    return undefined;
  }
  const state = stateAccess(environment);
  const roles = new GithubRoles(scope, "pipeline", {
    prefix: id,
    repository: pipeline.repository,
    refs: pipeline.refs,
    environment: pipeline.environment,
    ...(pipeline.providerArn !== undefined && { providerArn: pipeline.providerArn }),
    repositoryArns: Object.values(repositories).map(({ arn }) => arn),
    clusterArn: cluster.arn,
    parameterArns: [`arn:aws:ssm:${region}:${account}:parameter${contractPath(environment)}/*`],
    ...(state && { state }),
  });
  cluster.grantAccess("pipeline", roles.deploy, "deploy");
  return roles;
}

function stateAccess(environment: Environment): StateAccess | undefined {
  const { backend, system, stage } = environment;
  if (backend.type !== "s3") {
    return undefined;
  }
  const { bucket, lockTable, region, account } = stateStoreOf(environment, backend);
  return { bucket, lockTable, region, account, keyPrefix: stage === undefined ? system : `${system}/${stage}` };
}
