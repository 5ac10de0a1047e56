import { postgresExporter } from "../../addons/postgres-exporter";
import { serviceAccounts } from "../../modules/iam";
import { account, contextWith, objectOf, valuesOf } from "./context";

const on = { "addons.monitoring": { postgresExporter: true } };
const context = contextWith(on);
const values = valuesOf(postgresExporter, context);
const objects = postgresExporter.prerequisites?.(context);
const job = objectOf(objects, "Job", "postgres-exporter-login");
const [container] = job.spec.template.spec.containers;
const master = objectOf(objects, "ExternalSecret", "postgres-exporter-master");

const host = "debtflow.example.rds.amazonaws.com";
const fromSecret = (name: string) =>
  container.env.find((variable: { name: string }) => variable.name === name).valueFrom?.secretKeyRef;
const textOf = (name: string) => container.env.find((variable: { name: string }) => variable.name === name).value;

describe("the exporter", () => {
  it("asks the environment's database, by TLS, under its own login", () => {
    expect(values.config.datasource).toEqual({
      host,
      port: "5432",
      database: "debtflow",
      userSecret: { name: "postgres-exporter", key: "username" },
      passwordSecret: { name: "postgres-exporter", key: "password" },
      sslmode: "require",
    });
  });

  it("is asked by Prometheus, by its pod", () => {
    expect(values.podMonitor).toEqual({ enabled: true });
    expect(postgresExporter.after).toContain("monitoring");
  });

  it("starts anew with a new password", () => {
    expect(values.deployment.annotations).toEqual({ "secret.reloader.stakater.com/auto": "true" });
  });

  it("has a way to the database that other pods of its namespace do not have", () => {
    const { spec } = objectOf(objects, "NetworkPolicy", "postgres-exporter");
    expect(spec).toEqual({
      podSelector: { matchLabels: values.podLabels },
      policyTypes: ["Egress"],
      egress: [
        {
          to: [{ ipBlock: { cidr: "10.0.10.0/24" } }, { ipBlock: { cidr: "10.0.11.0/24" } }],
          ports: [{ protocol: "TCP", port: 5432 }],
        },
      ],
    });
    expect(job.spec.template.metadata.labels).toEqual(values.podLabels);
  });

  it("follows the database into subnets of its own", () => {
    const apart = contextWith({ ...on, "network.subnets": { database: "computed" } });
    const { spec } = objectOf(postgresExporter.prerequisites?.(apart), "NetworkPolicy", "postgres-exporter");
    expect(spec.egress[0].to[0]).toEqual({ ipBlock: { cidr: "10.0.20.0/24" } });
  });
});

describe("the exporter's login", () => {
  it("is made by the master user, who is known through a store of its own", () => {
    const { name } = serviceAccounts.postgresExporter;
    expect(objectOf(objects, "ServiceAccount", name).metadata.annotations).toEqual({
      "eks.amazonaws.com/role-arn": `arn:aws:iam::${account}:role/postgresExporter`,
    });
    expect(objectOf(objects, "SecretStore", name).spec.provider.aws.auth).toEqual({ jwt: { serviceAccountRef: { name } } });
    expect(master.spec).toMatchObject({
      secretStoreRef: { kind: "SecretStore", name },
      data: [{ remoteRef: { key: context.databaseSecretArn("debtflow") } }, { remoteRef: { property: "password" } }],
    });
    expect(fromSecret("PGUSER")).toEqual({ name: "postgres-exporter-master", key: "username" });
    expect(fromSecret("PGPASSWORD")).toEqual({ name: "postgres-exporter-master", key: "password" });
    expect(textOf("PGHOST")).toBe(host);
    expect(textOf("PGSSLMODE")).toBe("require");
  });

  it("leaves the master user's password in the cluster only while it is made", () => {
    const hook = { "helm.sh/hook": "post-install,post-upgrade" };
    expect(job.metadata.annotations).toMatchObject(hook);
    expect(master.metadata.annotations).toMatchObject(hook);
    expect(master.metadata.annotations["helm.sh/hook-delete-policy"].split(",")).toEqual(
      expect.arrayContaining(["hook-succeeded", "hook-failed"]),
    );
    expect(Number(master.metadata.annotations["helm.sh/hook-weight"])).toBeLessThan(0);
    expect(master.spec.target.creationPolicy).toBe("Owner");
  });

  it("may look, and do nothing else", () => {
    const granted = [...textOf("STATEMENTS").matchAll(/GRANT (\S+) TO/g)].map(([, role]) => role);
    expect(granted).toEqual(["pg_monitor"]);
    expect(textOf("STATEMENTS")).not.toMatch(/SUPERUSER|CREATEDB|CREATEROLE|PASSWORD/);
  });

  it("gets its password hashed, so that the server's log never shows it", () => {
    expect(container.command.at(-1)).toContain('--command="\\\\password $LOGIN"');
    expect(fromSecret("LOGIN_PASSWORD")).toEqual({ name: "postgres-exporter", key: "password" });
  });

  it("is made again with a new password", () => {
    const rotated = contextWith({ "addons.monitoring": { postgresExporter: true, passwordRotation: 2 } });
    expect(objectOf(postgresExporter.prerequisites?.(rotated), "Job", "postgres-exporter-login")).not.toEqual(job);
  });

  it("is made by pods that PodSecurity `restricted` lets in", () => {
    const { securityContext } = job.spec.template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 70, seccompProfile: { type: "RuntimeDefault" } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });
});

it("is there only with a database, and where it is asked for", () => {
  expect(postgresExporter.isOn(context.environment)).toBe(true);
  expect(postgresExporter.isOn(contextWith({ "addons.monitoring": {} }).environment)).toBe(false);
});
