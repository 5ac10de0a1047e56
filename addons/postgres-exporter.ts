import type { PrometheusPostgresExporterValues } from "../.gen/addon-charts/prometheus-postgres-exporter";
import type { Environment } from "../environments/schema";
import { namespaces, priorityClasses, prometheusLabels } from "../lib/cluster-names";
import { dataPorts } from "../lib/data-ports";
import type { KubernetesObject } from "../lib/kubernetes-object";
import { dataTierOf, planSubnets } from "../lib/subnets";
import type { Addon } from "./addon";
import { restartWithSecret } from "./external-secret";
import { databaseOf } from "./postgres-exporter/database";
import { loginJob } from "./postgres-exporter/login-job";
import { exporterSecret, loginObjects } from "./postgres-exporter/secrets";

const name = "postgres-exporter";
/** Port of its metrics. */
const port = 9187;

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
      priorityClassName: priorityClasses.addons,
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
      service: { targetPort: port },
      podMonitor: { enabled: true },
    };
  },
};

/** Out: the database, and DNS. In: Prometheus. */
function networkPolicy({ network }: Environment): KubernetesObject {
  const subnets = planSubnets(network);
  const tcp = (...ports: number[]) => ports.map((of) => ({ protocol: "TCP", port: of }));
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name },
    spec: {
      podSelector: { matchLabels: clientLabels },
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: [{ podSelector: { matchLabels: prometheusLabels } }], ports: tcp(port) }],
      egress: [
        {
          to: Object.values(subnets[dataTierOf(subnets)]).map((cidr) => ({ ipBlock: { cidr } })),
          ports: tcp(dataPorts.database),
        },
        {
          to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespaces.system } } }],
          ports: [{ protocol: "UDP", port: 53 }, ...tcp(53)],
        },
      ],
    },
  };
}
