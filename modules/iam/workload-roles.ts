import { type PolicyStatement, policiesByService } from "../../lib/policy";
import { mapValues } from "../../lib/records";
import { Construct } from "../../lib/terraform";
import { type PodIdentity, PodRole } from "./pod-role";

/** What one component, job or cron job may do. */
export interface WorkloadGrant {
  /** Kubernetes service account that it runs under, such as `debtflow-worker`. */
  readonly serviceAccount: string;
  /** Nothing but these; none: the workload gets no role. */
  readonly statements: readonly PolicyStatement[];
}

export interface WorkloadRolesProps {
  /** Start of the roles' names, such as `debtflow-staging` for `debtflow-staging-worker`. Changing it replaces the roles. */
  readonly prefix: string;
  /** Kubernetes namespace of the application. */
  readonly namespace: string;
  /** How pods prove who they are: in one way, or in both while pods move from one to the other. */
  readonly identities: readonly PodIdentity[];
  /** By the workload's name: the end of its role's name, and its part of the address. */
  readonly workloads: Readonly<Record<string, WorkloadGrant>>;
}

/**
 * One role for each workload that calls AWS, with one inline policy per service that it calls, such as
 * `debtflow-staging-worker-s3`.
 *
 * @throws ConfigurationError on a name that IAM would refuse, or policies beyond its length limits
 */
export class WorkloadRoles extends Construct {
  /** By the workload's name; those that call no AWS API have none. */
  readonly roles: Readonly<Record<string, PodRole>>;

  constructor(scope: Construct, id: string, { prefix, namespace, identities, workloads }: WorkloadRolesProps) {
    super(scope, id);
    const callers = Object.fromEntries(Object.entries(workloads).filter(([, { statements }]) => statements.length > 0));
    this.roles = mapValues(
      callers,
      ({ serviceAccount, statements }, workload) =>
        new PodRole(this, workload, {
          name: `${prefix}-${workload}`,
          serviceAccount: { namespace, name: serviceAccount },
          identities,
          policies: policiesByService(statements),
        }),
    );
  }
}
