import { dataPorts } from "../../lib/data-ports";
import { postgresClient, postgresClientUser } from "../../lib/images";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import type { AddonContext } from "../addon";
import { databaseOf } from "./database";
import { exporterSecret, masterSecret } from "./secrets";

/** Seconds that the secrets, the image and the database may take together. */
const deadlineSeconds = 480;

/** The same whether the login is there or not. */
const statements = `SELECT format('CREATE ROLE %I', :'login') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'login') \\gexec
ALTER ROLE :"login" LOGIN CONNECTION LIMIT 5;
GRANT pg_monitor TO :"login";
`;

/** The password goes in by \\password, which hashes it before it is sent: a server that logs statements logs no password. */
const script = `set -eu
printf '%s' "$STATEMENTS" | psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=login="$LOGIN"
printf '%s\\n%s\\n' "$LOGIN_PASSWORD" "$LOGIN_PASSWORD" | psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command="\\\\password $LOGIN"
`;

/** Makes the exporter's login, as the master user, with every change of the release: also when its password is a new one. */
export function loginJob(context: AddonContext, labels: Readonly<Record<string, string>>): KubernetesObject {
  const { environment, databaseHost } = context;
  const { name: database } = databaseOf(environment);
  const fromSecret = (name: string, secret: string, key: "username" | "password") => ({
    name,
    valueFrom: { secretKeyRef: { name: secret, key } },
  });
  const texts = {
    PGHOST: databaseHost(database),
    PGPORT: String(dataPorts.database),
    PGDATABASE: database,
    PGSSLMODE: "require",
    PGCONNECT_TIMEOUT: "10",
    STATEMENTS: statements,
    PASSWORD_ROTATION: String(environment.addons.monitoring?.passwordRotation),
  };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: "postgres-exporter-login",
      annotations: {
        "helm.sh/hook": "post-install,post-upgrade",
        "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
      },
    },
    spec: {
      backoffLimit: 3,
      activeDeadlineSeconds: deadlineSeconds,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: "Never",
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: postgresClientUser,
            runAsGroup: postgresClientUser,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "login",
              image: postgresClient,
              command: ["sh", "-c", script],
              env: [
                ...Object.entries(texts).map(([name, value]) => ({ name, value })),
                fromSecret("PGUSER", masterSecret, "username"),
                fromSecret("PGPASSWORD", masterSecret, "password"),
                fromSecret("LOGIN", exporterSecret, "username"),
                fromSecret("LOGIN_PASSWORD", exporterSecret, "password"),
              ],
              resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "128Mi" } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
            },
          ],
        },
      },
    },
  };
}
