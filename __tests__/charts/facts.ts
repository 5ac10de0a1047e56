import type { ApplicationChartValues } from "../../.gen/application-chart";
import { callsAws } from "../../application/permissions";
import { applicationValues, type PlatformFacts } from "../../application/values";
import { workloadsOf } from "../../application/workloads";
import { bucketNameOf, secretNameOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";

/** What the platform of an environment would tell. */
export function factsOf(environment: Environment): PlatformFacts {
  const { application, account, cache, database, dns } = environment;
  const byName = (names: readonly string[], value: (name: string) => string) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  const databases = database === undefined ? [] : [database.name, ...database.additionalNames];
  const callers = workloadsOf(application).filter(({ uses }) => callsAws(uses));
  return {
    repositories: byName(Object.keys(application.images), (image) => `${account}.dkr.ecr.us-east-1.amazonaws.com/${image}`),
    tags: byName(Object.keys(application.images), () => "4f1c2d3"),
    databaseHosts: byName(databases, () => "db.internal"),
    databaseSecrets: byName(databases, (name) =>
      secretNameOf(environment, name === database?.name ? "database" : `database-${name}`),
    ),
    ...(cache && { cacheHost: "cache.internal", cacheSecret: secretNameOf(environment, "redis") }),
    secrets: byName(Object.keys(application.secrets), (secret) => secretNameOf(environment, secret)),
    buckets: byName(Object.keys(environment.buckets), (bucket) => bucketNameOf(environment, bucket)),
    roleArns: byName(
      callers.map(({ name }) => name),
      (name) => `arn:aws:iam::${account}:role/${environment.id}-${name}`,
    ),
    ...(dns && { certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/1` }),
  };
}

/** Values of an environment's application, on a platform that has what it needs. */
export function valuesOf(environment: Environment, part: "foundation" | "workloads"): ApplicationChartValues {
  return applicationValues(environment, factsOf(environment), part);
}
