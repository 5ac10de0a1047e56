import { join } from "node:path";
import { bootstrapStackOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { isClusterOptional, leavingOut } from "../cluster/lack";
import { environmentIds } from "../environments";
import { inTools, readJson, writeWhole } from "../files";
import { ownAwsEnvironment, ownCloudEnvironment } from "../terraform/environment";
import { isSynthesized } from "./emulated";
import { outdirOf, processesOf, type Target } from "./target";

/** The environment in its own account, with the access that the user's surroundings give. */
export function awsTarget(environment: Environment, outdir = outdirOf(environment.id)): Target {
  const { id, backend } = environment;
  const bootstrap = backend.type === "s3" ? bootstrapStackOf(stateStoreOf(environment, backend)) : undefined;
  return { ...targetOf(id, isClusterOptional(environment), outdir), bootstrap };
}

function targetOf(id: string, isOptional: boolean, outdir: string): Target {
  return {
    id,
    bootstrap: undefined,
    outdir,
    processes: processesOf(id),
    isLocal: false,
    variables: ({ terraform }) => ({
      ...ownAwsEnvironment(),
      ...(terraform?.cloud && ownCloudEnvironment(terraform.cloud.hostname)),
    }),
    localState: (stack) => inTools("bootstrap", `${stack}.tfstate`),
    leftOut: isOptional
      ? leavingOut({ id, outdir }, "start it, or name another context in clusterAccess")
      : async () => undefined,
  };
}

/** What is kept beside an environment's stacks: what it takes to destroy them when the environment is gone. */
interface Note {
  readonly target: Environment["target"];
  readonly isClusterOptional: boolean;
}

const noteOf = (id: string): string => join(outdirOf(id), "environment.json");

/** Notes what an environment was when its stacks were synthesized. */
export function noteEnvironment(environment: Environment): void {
  const note: Note = { target: environment.target, isClusterOptional: isClusterOptional(environment) };
  writeWhole(noteOf(environment.id), JSON.stringify(note));
}

/** An environment that this checkout deployed to AWS, and that was removed or renamed since; undefined when there is no such. */
export function forgottenTarget(id: string): Target | undefined {
  const note = readJson<Note>(noteOf(id));
  const isForgotten = note?.target === "aws" && isSynthesized(id) && !environmentIds().includes(id);
  return isForgotten ? targetOf(id, note.isClusterOptional, outdirOf(id)) : undefined;
}
