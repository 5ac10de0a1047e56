import { addonSecretNameOf, addonStores, secretReaderOf } from "../../environments/names";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import { serviceAccounts } from "../../modules/iam";
import type { AddonContext } from "../addon";
import { externalSecret, keyOf } from "../external-secret";
import { serviceAccountOf } from "../service-account";
import { databaseOf } from "./database";

/** Secret of the exporter's login. */
export const exporterSecret = "postgres-exporter";
/** Secret of the master user's login, there while the exporter's is made. */
export const masterSecret = "postgres-exporter-master";

const login = { username: keyOf("username"), password: keyOf("password") };

/** Part of a hook that runs before the job, and goes when the job has ended either way. */
const whileJobRuns = {
  "helm.sh/hook": "post-install,post-upgrade",
  "helm.sh/hook-weight": "-5",
  "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded,hook-failed",
};

/** What the operator logs in as, under IRSA. No pod runs under it. */
function loginAccount(context: AddonContext): KubernetesObject {
  const { name, annotations } = serviceAccountOf(context, "postgresExporter");
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, annotations }, automountServiceAccountToken: false };
}

/** Both logins, by a store of their own: no other add-on's role reads the master user's password. */
export function loginObjects(context: AddonContext): KubernetesObject[] {
  const { environment, databaseSecretArn } = context;
  const store = serviceAccounts.postgresExporter.name;
  const isAssumed = environment.cluster.podRoles === "pod-identity";
  return [
    ...(isAssumed ? [] : [loginAccount(context)]),
    {
      apiVersion: "external-secrets.io/v1",
      kind: "SecretStore",
      metadata: { name: store },
      spec: {
        provider: {
          aws: {
            service: "SecretsManager",
            region: environment.region,
            ...(isAssumed
              ? { role: secretReaderOf(environment, addonStores.postgresExporter).arn }
              : { auth: { jwt: { serviceAccountRef: { name: store } } } }),
          },
        },
      },
    },
    externalSecret({
      name: exporterSecret,
      store,
      secret: addonSecretNameOf(environment, "postgres-exporter"),
      data: login,
    }),
    externalSecret({
      name: masterSecret,
      store,
      secret: databaseSecretArn(databaseOf(environment).name),
      data: login,
      annotations: whileJobRuns,
    }),
  ];
}
