import { mapValues, ownValue } from "../lib/records";
import { type Databases, withDatabaseJob } from "./databases";
import type { Application } from "./schema";
import type { Use } from "./uses";

/** What of an environment adds to its application. */
export interface Setting {
  readonly database?: Databases | undefined;
  readonly registry?:
    | { readonly type: "ecr" }
    | { readonly type: "external"; readonly pullSecret?: string | undefined }
    | undefined;
}

/**
 * The application with what the environment adds to it, so that roles, secrets and network rules follow as for what is written: who runs
 * an image of a registry with credentials may have them, and further databases are made before anything asks for them.
 */
export function withImplied(stated: Application, { registry, database }: Setting): Application {
  const application = withDatabaseJob(stated, database);
  const pullSecret = registry?.type === "external" ? registry.pullSecret : undefined;
  return pullSecret === undefined || !(pullSecret in application.secrets) ? application : withPullSecret(application, pullSecret);
}

function withPullSecret(application: Application, secret: string): Application {
  const added: Use = { kind: "pull-secret", secret };
  const pulling = <Workload extends { readonly image: string; readonly uses: readonly Use[] }>(workload: Workload): Workload =>
    ownValue(application.images, workload.image)?.source === "built"
      ? { ...workload, uses: [...workload.uses, added] }
      : workload;
  return {
    ...application,
    components: mapValues(application.components, pulling),
    jobs: mapValues(application.jobs, pulling),
    cronJobs: mapValues(application.cronJobs, pulling),
  };
}
