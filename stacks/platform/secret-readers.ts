import { type GrantTargets, secretStatementsOf } from "../../application/permissions";
import { hasSecretStore } from "../../application/secret-stores";
import { workloadsOf } from "../../application/workloads";
import { addonStores, type StoreNames, secretReaderOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { admits } from "../../lib/pod-roles";
import { type PolicyStatement, policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import { type ControllerRole, SecretReader } from "../../modules/iam";
import { addonSecretStatements, type ControllerSurroundings, databaseLoginStatements } from "./controllers";

/** What readers are made for. */
export interface ReaderSurroundings extends ControllerSurroundings {
  /** Role of External Secrets. */
  readonly operator: ControllerRole | undefined;
  /** What the workloads' uses are granted. */
  readonly grants: GrantTargets;
}

/** A role for each secret store, where External Secrets cannot log in as the store's service account: Pod Identity is for pods alone. */
export function addSecretReaders(scope: Construct, environment: Environment, around: ReaderSurroundings): void {
  const { application, cache } = environment;
  const { operator, cluster, grants } = around;
  if (operator === undefined || !admits(environment.cluster, "pod-identity")) {
    return;
  }
  const readers = new Construct(scope, "secret-reader");
  const read = (group: Construct, id: string, store: StoreNames, statements: readonly PolicyStatement[]) => {
    const { path, name } = secretReaderOf(environment, store);
    const policy = policyDocument(statements);
    new SecretReader(group, id, { path, name, operatorRoleArn: operator.arn, clusterArn: cluster.arn, policy });
  };

  const addons = new Construct(readers, "addons");
  read(addons, "shared", addonStores.shared, addonSecretStatements(environment, around.keys));
  const login = databaseLoginStatements(environment, around);
  if (login) {
    read(addons, "exporter", addonStores.postgresExporter, login);
  }
  const workloads = new Construct(readers, "workload");
  for (const workload of workloadsOf(application).filter((one) => hasSecretStore(application, one, cache))) {
    const store = { namespace: application.namespace, word: workload.name };
    read(workloads, workload.name, store, secretStatementsOf(workload.uses, grants));
  }
}
