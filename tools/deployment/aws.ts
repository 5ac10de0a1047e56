import { bootstrapStackOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { isClusterOptional, leavingOut } from "../cluster/lack";
import { inTools } from "../files";
import { ownAwsEnvironment, ownCloudEnvironment } from "../terraform/environment";
import { lastProcessOf, outdirOf, type Target } from "./target";

/** The environment in its own account, with the access that the user's surroundings give. */
export function awsTarget(environment: Environment, outdir = outdirOf(environment.id)): Target {
  const { id, backend } = environment;
  return {
    id,
    bootstrap: backend.type === "s3" ? bootstrapStackOf(stateStoreOf(environment, backend)) : undefined,
    outdir,
    lastProcess: lastProcessOf(id),
    // Another checkout, a colleague or a pipeline may hold it.
    ownsLocks: false,
    variables: ({ terraform }) => ({
      ...ownAwsEnvironment(),
      ...(terraform?.cloud && ownCloudEnvironment(terraform.cloud.hostname)),
    }),
    localState: (stack) => inTools("bootstrap", `${stack}.tfstate`),
    leftOut: isClusterOptional(environment)
      ? leavingOut({ id, outdir }, "start it, or name another context in clusterAccess")
      : async () => undefined,
  };
}
