import { bootstrapStackOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { inTools } from "../files";
import { ownAwsEnvironment, ownCloudEnvironment } from "../terraform/environment";
import { LastProcess } from "../terraform/stale-lock";
import { notesOf, type Target } from "./target";

/** The environment in its own account, with the access that the user's surroundings give. */
export function awsTarget(environment: Environment): Target {
  const { id, backend } = environment;
  return {
    id,
    bootstrap: backend.type === "s3" ? bootstrapStackOf(stateStoreOf(environment, backend)) : undefined,
    outdir: inTools("deploy", id),
    lastProcess: new LastProcess(notesOf(id, "terraform")),
    // Another checkout, a colleague or a pipeline may hold it.
    ownsLocks: false,
    variables: ({ terraform }) => ({
      ...ownAwsEnvironment(),
      ...(terraform?.cloud && ownCloudEnvironment(terraform.cloud.hostname)),
    }),
    localState: (stack) => inTools("bootstrap", `${stack}.tfstate`),
    leftOut: () => undefined,
  };
}
