import { type Layer, stackOf, stateStoreOf } from "../environments/names";
import type { Environment } from "../environments/schema";
import type { Construct } from "../lib/terraform";
import type { Backend } from "./backend";
import { BaseStack } from "./base";

/** A stack of one environment, such as `debtflow-production-platform`. */
export abstract class EnvironmentStack extends BaseStack {
  constructor(
    scope: Construct,
    layer: Layer,
    protected readonly environment: Environment,
  ) {
    super(scope, stackOf(environment, layer), {
      region: environment.region,
      account: environment.account,
      tags: tagsOf(environment),
      backend: backendOf(environment),
      stateKey: [environment.system, environment.stage, layer].filter((part) => part !== undefined).join("/"),
    });
  }
}

/** Tags of everything in the environment that takes tags. */
export function tagsOf({ system, stage, tags }: Environment): Readonly<Record<string, string>> {
  return { ...tags, Project: system, Environment: stage ?? system, ManagedBy: "terraform" };
}

function backendOf(environment: Environment): Backend {
  const { backend } = environment;
  return backend.type === "s3" ? { type: "s3", ...stateStoreOf(environment, backend) } : backend;
}
