import type { ApplicationChartValues } from "../../.gen/application-chart";
import { applicationValues, type Part, type PlatformFacts } from "../../application/values";
import { builtImagesOf } from "../../application/workloads";
import { secretNameOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { factsOf as factsOfContract } from "../../stacks/application/facts";
import type { ContractReader } from "../../stacks/contract";

/** What the platform of an environment would tell. */
export function factsOf(environment: Environment): PlatformFacts {
  const { application, account, database, id } = environment;
  const entries: Readonly<Record<string, (key: string) => string>> = {
    repositoryUrls: (image) => `${account}.dkr.ecr.us-east-1.amazonaws.com/${image}`,
    databaseHosts: () => "db.internal",
    replicaHosts: (name) => `${name}.internal`,
    databaseSecretArns: (name) => secretNameOf(environment, name === database?.name ? "database" : `database-${name}`),
    cacheHosts: () => "cache.internal",
    cacheSecretArns: () => secretNameOf(environment, "redis"),
    secretArns: (secret) => secretNameOf(environment, secret),
    workloadRoleArns: (workload) => `arn:aws:iam::${account}:role/${id}-${workload}`,
    certificateArns: () => `arn:aws:acm:us-east-1:${account}:certificate/1`,
  };
  const entry: ContractReader["entry"] = (_, table, key) => {
    const value = entries[table];
    if (value === undefined) {
      throw new Error(`no ${table}`);
    }
    return value(key);
  };
  const tags = Object.fromEntries(builtImagesOf(application).map((image) => [image, "4f1c2d3"]));
  return { ...factsOfContract(environment, { entry }), tags };
}

/** Values of an environment's application, on a platform that has what it needs. */
export function valuesOf(environment: Environment, part: Part): ApplicationChartValues {
  return applicationValues(environment, factsOf(environment), part);
}
