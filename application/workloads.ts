import type { Application } from "./schema";
import type { Use } from "./uses";

/** A component, job or cron job: whatever runs under a service account of its own. */
export interface Workload {
  readonly kind: "components" | "jobs" | "cronJobs";
  /** Its key in the application, unique across the three kinds. */
  readonly name: string;
  readonly image: string;
  readonly uses: readonly Use[];
  /** Kubernetes service account, such as `debtflow-worker`: what its IAM role trusts. */
  readonly serviceAccount: string;
}

/** Every workload of the application, in the order of its file. */
export function workloadsOf(application: Application): Workload[] {
  return (["components", "jobs", "cronJobs"] as const).flatMap((kind) =>
    Object.entries(application[kind]).map(([name, { image, uses }]) => ({
      kind,
      name,
      image,
      uses,
      serviceAccount: objectName(application, name),
    })),
  );
}

/** Name of a workload's objects in the cluster, such as its service account and its Service. */
export const objectName = ({ name }: Pick<Application, "name">, workload: string): string => `${name}-${workload}`;

/** The images that the team builds: each gets a repository. */
export function builtImagesOf(application: Application): string[] {
  return Object.entries(application.images)
    .filter(([, image]) => image.source === "built")
    .map(([name]) => name);
}
