import { velero } from "../../addons/velero";
import { account, contextWith, objectOf, valuesOf } from "./context";

const context = contextWith({ "addons.velero": {} });
const values = valuesOf(velero, context);
const backup = (changes: object) =>
  objectOf(velero.resources?.(contextWith({ "addons.velero": {}, ...changes })), "Schedule", "debtflow-daily-backup").spec;

describe("Velero", () => {
  it("writes into its bucket, under its role and without keys", () => {
    expect(values.credentials).toEqual({ useSecret: false });
    expect(values.serviceAccount.server.annotations).toEqual({
      "eks.amazonaws.com/role-arn": `arn:aws:iam::${account}:role/velero`,
    });
    const config = { region: "us-east-1" };
    expect(values.configuration).toEqual({
      backupStorageLocation: [{ name: "aws-s3", provider: "aws", bucket: "debtflow-velero-production", default: true, config }],
      volumeSnapshotLocation: [{ name: "aws-s3", provider: "aws", config }],
    });
  });

  it("brings what speaks to AWS, where it looks for it", () => {
    expect(values.initContainers).toMatchObject([
      {
        image: expect.stringMatching(/^velero\/velero-plugin-for-aws:v\d+\.\d+\.\d+$/),
        volumeMounts: [{ mountPath: "/target", name: "plugins" }],
      },
    ]);
  });

  it("runs as PodSecurity `restricted` wants it, its plugin too", () => {
    const unprivileged = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
    expect(values.podSecurityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 65532,
      fsGroup: 65532,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(values.containerSecurityContext).toMatchObject(unprivileged);
    expect(values.initContainers[0].securityContext).toMatchObject(unprivileged);
  });

  it("brings its definitions up to date, and keeps them", () => {
    expect(values).toMatchObject({ upgradeCRDs: true, cleanUpCRDs: false });
  });
});

describe("the daily backup", () => {
  it("is made at two, and kept for 30 days", () => {
    const { schedule, template } = backup({});
    expect(schedule).toBe("0 2 * * *");
    expect(template.ttl).toBe("720h");
    expect(backup({ "addons.velero": { schedule: "30 4 * * *", retentionHours: 48 } })).toMatchObject({
      schedule: "30 4 * * *",
      template: { ttl: "48h" },
    });
  });

  it("is of the application's namespace, volumes and their snapshots included", () => {
    const { template } = backup({});
    expect(template).toMatchObject({
      includedNamespaces: ["debtflow"],
      snapshotVolumes: true,
      storageLocation: values.configuration.backupStorageLocation[0].name,
      volumeSnapshotLocations: [values.configuration.volumeSnapshotLocation[0].name],
    });
    expect(template.includedResources).toEqual(expect.arrayContaining(["persistentvolumeclaims", "persistentvolumes"]));
  });

  it("holds what a restore needs, and no secret that comes back by itself", () => {
    const { includedResources } = backup({}).template;
    for (const kind of [
      "configmaps",
      "deployments.apps",
      "externalsecrets.external-secrets.io",
      "horizontalpodautoscalers.autoscaling",
      "ingresses.networking.k8s.io",
      "serviceaccounts",
      "services",
    ]) {
      expect(includedResources).toContain(kind);
    }
    expect(includedResources).not.toContain("secrets");
  });

  it("holds Rollouts and ScaledObjects where the cluster knows them", () => {
    const { includedResources } = backup({ "addons.argoRollouts": true, "addons.keda": true }).template;
    expect(includedResources).toEqual(expect.arrayContaining(["rollouts.argoproj.io", "scaledobjects.keda.sh"]));
    expect(backup({}).template.includedResources).not.toContain("rollouts.argoproj.io");
  });
});
