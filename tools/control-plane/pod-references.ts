import type { ApiAnswer, ApiObject } from "./api";

interface Named {
  readonly name?: string;
  readonly optional?: boolean;
}

interface Keyed extends Named {
  readonly key: string;
}

/** A pod, as far as it says what it waits for. */
export interface Pod extends ApiObject {
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly volumes?: readonly {
      readonly secret?: { readonly secretName?: string; readonly optional?: boolean };
      readonly configMap?: Named;
    }[];
  };
}

interface Container {
  readonly env?: readonly { readonly valueFrom?: { readonly secretKeyRef?: Keyed; readonly configMapKeyRef?: Keyed } }[];
  readonly envFrom?: readonly { readonly secretRef?: Named; readonly configMapRef?: Named }[];
}

/** An object, or a key of it, that has to be there before a container starts. */
export interface Reference {
  readonly path: string;
  readonly key?: string;
}

/** What the kubelet looks for before it starts the pod's containers. */
export function referencesOf({ metadata: { namespace }, spec }: Pod): Reference[] {
  const to = (kind: "configmaps" | "secrets", named: Named | undefined, key?: string): Reference[] =>
    named === undefined || named.optional === true
      ? []
      : [{ path: `/api/v1/namespaces/${namespace}/${kind}/${named.name}`, ...(key !== undefined && { key }) }];
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return [
    ...containers.flatMap(({ envFrom = [] }) =>
      envFrom.flatMap(({ secretRef, configMapRef }) => [...to("secrets", secretRef), ...to("configmaps", configMapRef)]),
    ),
    ...containers.flatMap(({ env = [] }) =>
      env.flatMap(({ valueFrom: { secretKeyRef: secret, configMapKeyRef: config } = {} }) => [
        ...to("secrets", secret, secret?.key),
        ...to("configmaps", config, config?.key),
      ]),
    ),
    ...(spec.volumes ?? []).flatMap(({ secret, configMap }) => [
      ...to("secrets", secret && { ...secret, ...(secret.secretName !== undefined && { name: secret.secretName }) }),
      ...to("configmaps", configMap),
    ]),
  ];
}

/** Whether an answer holds the object, and the key if one is asked for. */
export function isThere(
  { status, body }: ApiAnswer<{ readonly data?: Readonly<Record<string, string>> }>,
  key?: string,
): boolean {
  return status === 200 && (key === undefined || body.data?.[key] !== undefined);
}
