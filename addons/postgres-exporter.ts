import type { PrometheusPostgresExporterValues } from "../.gen/addon-charts/prometheus-postgres-exporter";
import type { Environment } from "../environments/schema";
import { priorityClasses } from "../lib/cluster-names";
import { dataPorts } from "../lib/data-ports";
import type { KubernetesObject } from "../lib/kubernetes-object";
import { dataStorePeers } from "../lib/network-peers";
import type { Addon } from "./addon";
import { restartWithSecret } from "./external-secret";
import { databaseOf } from "./postgres-exporter/database";
import { loginJob } from "./postgres-exporter/login-job";
import { exporterSecret, loginObjects } from "./postgres-exporter/secrets";

const name = "postgres-exporter";

/** Labels of whatever asks the database: the exporter, and the job that makes its login. */
const clientLabels = { "slipway/database-client": name } as const;

/** Metrics of the database, `pg_up` among them. */
export const postgresExporter: Addon = {
  isOn: ({ addons, database }) => database !== undefined && addons.monitoring?.postgresExporter === true,
  after: ["monitoring", "externalSecrets"],
  prerequisites: (context) => [...loginObjects(context), networkPolicy(context.environment), loginJob(context, clientLabels)],
  values: (context): PrometheusPostgresExporterValues => {
    const { name: database } = databaseOf(context.environment);
    return {
      replicaCount: 1,
      podLabels: clientLabels,
      deployment: { annotations: restartWithSecret },
      rbac: { create: false },
      priorityClassName: priorityClasses.dispensable,
      resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "96Mi" } },
      config: {
        datasource: {
          host: context.databaseHost(database),
          port: String(dataPorts.database),
          database,
          userSecret: { name: exporterSecret, key: "username" },
          passwordSecret: { name: exporterSecret, key: "password" },
          sslmode: "require",
        },
      },
      podMonitor: { enabled: true },
    };
  },
};

/** The way to the database, which the other pods of the namespace do not have. */
function networkPolicy({ network }: Environment): KubernetesObject {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name },
    spec: {
      podSelector: { matchLabels: clientLabels },
      policyTypes: ["Egress"],
      egress: [{ to: dataStorePeers(network), ports: [{ protocol: "TCP", port: dataPorts.database }] }],
    },
  };
}
