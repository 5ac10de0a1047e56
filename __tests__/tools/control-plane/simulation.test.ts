import { isThere, type Pod, referencesOf } from "../../../tools/control-plane/pod-references";
import {
  accountOf,
  type ExternalSecret,
  namesRole,
  type SecretStore,
  statusOf,
  storePath,
  syncedSecret,
} from "../../../tools/control-plane/secrets-operator";

const metadata = { name: "a", namespace: "ns", uid: "u", resourceVersion: "1" };

const pod = (spec: Pod["spec"]): Pod => ({ apiVersion: "v1", kind: "Pod", metadata, spec });

describe("A simulated pod", () => {
  it("waits for everything that its containers and volumes refer to, and for nothing optional", () => {
    const spec: Pod["spec"] = {
      initContainers: [{ envFrom: [{ secretRef: { name: "s1" } }] }],
      containers: [
        {
          envFrom: [{ configMapRef: { name: "c1" } }, { configMapRef: { name: "c2", optional: true } }],
          env: [
            { valueFrom: { secretKeyRef: { name: "s2", key: "K" } } },
            { valueFrom: { configMapKeyRef: { name: "c3", key: "K" } } },
            { valueFrom: { secretKeyRef: { name: "s3", key: "K", optional: true } } },
            { valueFrom: {} },
            {},
          ],
        },
      ],
      volumes: [{ secret: { secretName: "s4" } }, { configMap: { name: "c4" } }, {}],
    };
    const at = (kind: string, name: string, key?: string) => ({
      path: `/api/v1/namespaces/ns/${kind}/${name}`,
      ...(key && { key }),
    });
    expect(referencesOf(pod(spec))).toEqual([
      at("secrets", "s1"),
      at("configmaps", "c1"),
      at("secrets", "s2", "K"),
      at("configmaps", "c3", "K"),
      at("secrets", "s4"),
      at("configmaps", "c4"),
    ]);
  });

  it.each([
    [true, 200, { data: { K: "" } }, "K"],
    [true, 200, {}, undefined],
    [false, 200, { data: { L: "" } }, "K"],
    [false, 200, {}, "K"],
    [false, 404, {}, undefined],
  ])("finds it: %s, by the answer %i %j, asking for the key %s", (found, status, body, key) => {
    expect(isThere({ status, body }, key)).toBe(found);
  });
});

describe("A synced secret", () => {
  const external = (spec: ExternalSecret["spec"]): ExternalSecret => ({
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { ...metadata, generation: 3 },
    spec,
  });

  it("has the keys of its template with made-up values, and belongs to its ExternalSecret", () => {
    const data = { URL: "rediss://:{{ .TOKEN | urlquery }}@host/0", PLAIN: "a" };
    expect(syncedSecret(external({ target: { name: "b", template: { data } }, data: [{ secretKey: "TOKEN" }] }))).toEqual({
      path: "/api/v1/namespaces/ns/secrets/b",
      body: expect.objectContaining({
        stringData: { URL: "rediss://:made-up@host/0", PLAIN: "a" },
        metadata: expect.objectContaining({
          name: "b",
          ownerReferences: [expect.objectContaining({ kind: "ExternalSecret", name: "a", uid: "u", controller: true })],
        }),
      }),
    });
  });

  it("has, without a template, a key for each source", () => {
    expect(syncedSecret(external({ data: [{ secretKey: "K" }] }))).toMatchObject({
      path: "/api/v1/namespaces/ns/secrets/a",
      body: { stringData: { K: "made-up" } },
    });
  });

  it.each([
    [200, "True", "SecretSynced"],
    [403, "False", "SecretSyncedError"],
  ])("is told of after the answer %i by Ready: %s", (answer, status, reason) => {
    expect(statusOf(external({}), answer)).toMatchObject({
      status: { syncedResourceVersion: "3", conditions: [{ type: "Ready", status, reason }] },
    });
  });
});

// External Secrets v2.9.0, providers/v1/aws/auth/auth.go: "an IAM role must be associated with service account".
describe("The operator's login", () => {
  const secretOf = (secretStoreRef: NonNullable<ExternalSecret["spec"]["secretStoreRef"]>): ExternalSecret => ({
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { ...metadata, generation: 1 },
    spec: { secretStoreRef },
  });
  const storeOf = (aws: object): SecretStore => ({
    apiVersion: "external-secrets.io/v1",
    kind: "SecretStore",
    metadata,
    spec: { provider: { aws } },
  });

  it("is that of the store of the secret's namespace, or its own for a store of the cluster", () => {
    expect(storePath(secretOf({ kind: "SecretStore", name: "s" }))).toBe(
      "/apis/external-secrets.io/v1/namespaces/ns/secretstores/s",
    );
    expect(storePath(secretOf({ kind: "ClusterSecretStore", name: "s" }))).toBeUndefined();
  });

  it("is a service account's that names a role, or its own where the store names one", () => {
    expect(accountOf(storeOf({ auth: { jwt: { serviceAccountRef: { name: "a" } } } }))).toBe("a");
    expect(accountOf(storeOf({ role: "arn:aws:iam::123456789012:role/a" }))).toBeUndefined();
    const account = (annotations?: Readonly<Record<string, string>>) => ({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { ...metadata, ...(annotations && { annotations }) },
    });
    expect(namesRole(account({ "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/a" }))).toBe(true);
    expect(namesRole(account())).toBe(false);
  });
});
