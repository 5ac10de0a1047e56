import type { ApiObject } from "./api";

const group = "external-secrets.io/v1";

/** Annotation of a namespace whose secrets are not synced for now. */
export const withheld = "simulation.slipway/secrets-withheld";

/** An ExternalSecret, as far as its Secret follows from it. */
export interface ExternalSecret extends ApiObject {
  readonly metadata: ApiObject["metadata"] & { readonly generation: number; readonly deletionTimestamp?: string };
  readonly spec: {
    readonly secretStoreRef?: { readonly kind?: string; readonly name: string };
    readonly target?: { readonly name?: string; readonly template?: { readonly data?: Readonly<Record<string, string>> } };
    readonly data?: readonly { readonly secretKey: string }[];
  };
  readonly status?: { readonly syncedResourceVersion?: string };
}

/** Path of the external secrets of a namespace, or of all. */
export const externalSecretsPath = (namespace?: string): string =>
  `/apis/${group}${namespace === undefined ? "" : `/namespaces/${namespace}`}/externalsecrets`;

/** A SecretStore, as far as the operator's login follows from it. */
export interface SecretStore extends ApiObject {
  readonly spec: {
    readonly provider: {
      readonly aws?: { readonly auth?: { readonly jwt?: { readonly serviceAccountRef: { readonly name: string } } } };
    };
  };
}

/** Path of the SecretStore that a secret is read by; one of the whole cluster has a login of the operator's own. */
export function storePath({ metadata, spec }: ExternalSecret): string | undefined {
  const { kind = "SecretStore", name } = spec.secretStoreRef ?? { name: "" };
  return kind === "SecretStore" ? `/apis/${group}/namespaces/${metadata.namespace}/secretstores/${name}` : undefined;
}

/** Service account that the operator logs in as for a store; for one with a role it takes its own pods' login. */
export const accountOf = ({ spec }: SecretStore): string | undefined => spec.provider.aws?.auth?.jwt?.serviceAccountRef.name;

/** Whether the operator can log in as a service account. Source: external-secrets v2.9.0, providers/v1/aws/auth/auth.go (credsFromServiceAccount). */
export const namesRole = ({ metadata }: ApiObject): boolean => !!metadata.annotations?.["eks.amazonaws.com/role-arn"];

/** The Secret that the operator makes: its keys from the template, its values made up, owned as `creationPolicy: Owner` says. */
export function syncedSecret({ metadata, spec }: ExternalSecret): { readonly path: string; readonly body: object } {
  const { namespace, name: owner, uid } = metadata;
  const name = spec.target?.name ?? owner;
  const templates =
    spec.target?.template?.data ?? Object.fromEntries((spec.data ?? []).map(({ secretKey }) => [secretKey, "{{ }}"]));
  const values = Object.entries(templates).map(([key, template]) => [key, template.replace(/\{\{.*?\}\}/g, "made-up")]);
  return {
    path: `/api/v1/namespaces/${namespace}/secrets/${name}`,
    body: {
      apiVersion: "v1",
      kind: "Secret",
      metadata: {
        name,
        namespace,
        labels: { "reconcile.external-secrets.io/managed": "true" },
        ownerReferences: [
          { apiVersion: group, kind: "ExternalSecret", name: owner, uid, controller: true, blockOwnerDeletion: true },
        ],
      },
      stringData: Object.fromEntries(values),
      type: "Opaque",
    },
  };
}

/** The status that says whether the Secret was made: `status` is what the API server answered. */
export function statusOf({ metadata }: ExternalSecret, status: number): object {
  const now = new Date().toISOString();
  const made = status < 300;
  const condition = {
    type: "Ready",
    status: made ? "True" : "False",
    reason: made ? "SecretSynced" : "SecretSyncedError",
    message: made ? "secret synced" : `the API server answered ${status}`,
    lastTransitionTime: now,
  };
  return { status: { refreshTime: now, syncedResourceVersion: String(metadata.generation), conditions: [condition] } };
}
