import { addonSecretStore } from "../lib/cluster-names";
import type { KubernetesObject } from "../lib/kubernetes-object";

export interface ExternalSecretSettings {
  /** Of the object, and of the Secret that comes of it. */
  readonly name: string;
  /** A SecretStore of the namespace. @default - the store of all add-ons */
  readonly store?: string;
  /** Name or ARN in Secrets Manager, with the keys `username` and `password`. */
  readonly secret: string;
  /** Key of the Secret -> template around `.username` and `.password`. */
  readonly data: Readonly<Record<string, string>>;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Adds its keys to a Secret that is there, in place of one of its own. @default false */
  readonly merge?: boolean;
  /** Of the object itself. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A login out of Secrets Manager, as a Secret in the release's namespace; a new value is there within the hour. */
export function externalSecret(settings: ExternalSecretSettings): KubernetesObject {
  const { name, store, secret, data, labels, merge = false, annotations } = settings;
  return {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name, ...(annotations && { annotations }) },
    spec: {
      refreshInterval: "1h",
      secretStoreRef:
        store === undefined ? { kind: "ClusterSecretStore", name: addonSecretStore } : { kind: "SecretStore", name: store },
      target: {
        name,
        creationPolicy: merge ? "Merge" : "Owner",
        deletionPolicy: "Retain",
        template: {
          engineVersion: "v2",
          ...(labels && { metadata: { labels } }),
          data,
        },
      },
      data: ["username", "password"].map((property) => ({ secretKey: property, remoteRef: { key: secret, property } })),
    },
  };
}

/** The value of one key of the login, as it is. */
export const keyOf = (key: "username" | "password") => `{{ .${key} }}`;

/** Annotations of what is started anew with every new value. */
export const restartWithSecret = { "secret.reloader.stakater.com/auto": "true" } as const;
