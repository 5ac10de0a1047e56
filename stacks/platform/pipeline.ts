import { secretNameOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { githubProviderArn } from "../../lib/github-trust";
import { type Construct, TerraformStack } from "../../lib/terraform";
import type { Repository } from "../../modules/ecr";
import type { Cluster } from "../../modules/eks";
import { GithubRoles, type StateAccess } from "../../modules/iam";
import { contractPath } from "../contract";
import type { Keys } from "./keys";

/** The roles of the environment's pipeline, if it has one. Both may enter the cluster: the one to deploy, the other to read what a plan compares. */
export function addPipeline(
  scope: Construct,
  environment: Environment,
  {
    cluster,
    repositories,
    keys,
  }: { readonly cluster: Cluster; readonly repositories: Readonly<Record<string, Repository>>; readonly keys: Keys },
): GithubRoles | undefined {
  const { id, region, account, pipeline } = environment;
  const isInBootstrap = environment.backend.type === "s3" && environment.backend.githubProvider;
  if (isInBootstrap) {
    // One from before is the bootstrap stack's now: Terraform forgets it here, and destroys it never.
    TerraformStack.of(scope).addOverride("removed", [
      { from: "aws_iam_openid_connect_provider.pipeline_provider", lifecycle: { destroy: false } },
    ]);
  }
  if (pipeline === undefined) {
    return undefined;
  }
  const state = stateAccess(environment);
  const providerArn = pipeline.providerArn ?? (isInBootstrap ? githubProviderArn(account) : undefined);
  const roles = new GithubRoles(scope, "pipeline", {
    prefix: id,
    repository: pipeline.repository,
    repositoryIds: pipeline.repositoryIds,
    refs: pipeline.refs,
    environment: pipeline.environment,
    ...(pipeline.planEnvironment !== undefined && { planEnvironment: pipeline.planEnvironment }),
    // By name, because a plan has to read a secret that an earlier plan made.
    planSecretArns: [`arn:aws:secretsmanager:${region}:${account}:secret:${secretNameOf(environment, "*")}`],
    ...(environment.secrets.customerKey && { planKeyArns: [keys.for("secrets").arn] }),
    ...(providerArn !== undefined && { providerArn }),
    repositoryArns: Object.values(repositories).map(({ arn }) => arn),
    clusterArn: cluster.arn,
    parameterArns: [`arn:aws:ssm:${region}:${account}:parameter${contractPath(environment)}/*`],
    ...(state && { state }),
  });
  cluster.grantAccess("pipeline", roles.deploy, "deploy");
  cluster.grantAccess("pipeline-plan", roles.plan, "plan");
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
