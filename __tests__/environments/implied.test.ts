import { databaseBackup } from "../../application/database-backup";
import { databaseClient, databaseJob } from "../../application/databases";
import { statementsOf } from "../../application/permissions";
import { workloadsOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { valuesOf } from "../charts/facts";
import { environmentWith } from "../support/environments";
import { messageOf } from "../support/messages";
import { platformWith } from "../support/platforms";
import { resolved } from "../support/references";
import { resourceAt, resourcesOf } from "../support/resources";

type Changes = Readonly<Record<string, unknown>>;
const login: Changes = {
  registry: { type: "external", prefix: "ghcr.io/owner", pullSecret: "ghcr" },
  "application.secrets.ghcr": { source: "external", keys: ["username", "password"] },
};
const databases: Changes = { "database.additionalNames": ["auth_service", "invoice_service"] };
const readBy = (environment: Environment, name: string) =>
  statementsOf(workloadsOf(environment.application).find((workload) => workload.name === name)?.uses ?? [], {
    bucketArns: { files: "files" },
    databaseSecretArns: { debtflow: "master", auth_service: "auth", invoice_service: "invoice" },
    cacheSecretArn: "cache",
    secretArns: { django: "django", stripe: "stripe", sftp: "sftp", ghcr: "ghcr" },
  }).find(({ sid }) => sid === "ReadSecrets")?.resources;

describe("A registry with credentials", () => {
  const environment = environmentWith(login);
  const values = valuesOf(environment, "foundation");

  it("makes every workload of a built image pull with them, and read them with its own role", () => {
    expect(values.components?.frontend).toMatchObject({
      registryLogin: {
        host: "ghcr.io",
        username: { key: "debtflow/production/ghcr", property: "username" },
        password: { key: "debtflow/production/ghcr", property: "password" },
      },
      serviceAccount: { roleArn: "arn:aws:iam::123456789012:role/debtflow-production-frontend" },
    });
    for (const workloads of [values.components, values.jobs, values.cronJobs]) {
      for (const [name, workload] of Object.entries(workloads ?? {})) {
        expect([name, workload.registryLogin?.host]).toEqual([name, "ghcr.io"]);
      }
    }
    expect(readBy(environment, "frontend")).toEqual(["ghcr"]);
  });

  it("takes images from there by the application's own names, and makes no repository", () => {
    expect(values.images?.api).toEqual({ repository: "ghcr.io/owner/api", tag: "4f1c2d3" });
    const json = platformWith(login);
    expect(resourcesOf(json).aws_ecr_repository).toBeUndefined();
    const policy = resolved(json, resourceAt(json, "aws_iam_role_policy.iam_frontend_secretsmanager").policy);
    expect(policy).toContain("secretsmanager:GetSecretValue");
  });

  it("asks nothing of who runs somebody else's image, nor of anybody where the images are public", () => {
    const image = { source: "public", reference: "nginx:1.29" };
    const mixed = valuesOf(environmentWith({ ...login, "application.images.frontend": image }), "foundation");
    expect(mixed.components?.frontend).not.toHaveProperty("registryLogin");
    expect(mixed.components?.api).toHaveProperty("registryLogin");
    const open = valuesOf(environmentWith({ registry: { type: "external", prefix: "ghcr.io/owner" } }), "foundation");
    expect(open.components?.api).not.toHaveProperty("registryLogin");
    expect(open.images?.api?.repository).toBe("ghcr.io/owner/api");
  });
});

describe("Further databases", () => {
  const environment = environmentWith(databases);
  const job = valuesOf(environment, "workloads").jobs?.[databaseJob];

  it("are made by a job before every other, with the master's login and no right beyond", () => {
    expect(job?.weight).toBeLessThan(0);
    expect(job?.config).toMatchObject({
      PGHOST: "db.internal",
      PGUSER: "debtflow",
      PGDATABASE: "debtflow",
      PGSSLMODE: "require",
    });
    expect(job?.secret?.sources).toEqual({
      PGPASSWORD: { key: "debtflow/production/database", property: "password" },
      PASSWORD_auth_service: { key: "debtflow/production/database-auth_service", property: "password" },
      PASSWORD_invoice_service: { key: "debtflow/production/database-invoice_service", property: "password" },
    });
    expect(job?.command?.at(-1)).toContain('create invoice_service "$PASSWORD_invoice_service"');
    expect(job?.command?.at(-1)).not.toContain("create debtflow");
    expect(readBy(environment, databaseJob)).toEqual(["master", "auth", "invoice"]);
    expect(job?.network?.egress?.[0]?.ports).toEqual([5432]);
  });

  it("are none: there is no job, and no role for one", () => {
    expect(valuesOf(environmentWith({}), "workloads").jobs).not.toHaveProperty(databaseJob);
    expect(platformWith({})).not.toContain(databaseJob);
    expect(platformWith(databases)).toContain(`aws_iam_role.iam_${databaseJob}_role`.replace("aws_iam_role.", ""));
  });

  it("can be made by the application's own image, size or job", () => {
    const mirrored = { source: "public", reference: "mirror.example.com/postgres:17", user: 999 };
    const limits = { cpu: "1", memory: "1Gi" };
    const changed = valuesOf(
      environmentWith({
        ...databases,
        [`application.images.${databaseClient}`]: mirrored,
        [`workloads.${databaseJob}`]: { requests: limits, limits },
      }),
      "workloads",
    );
    expect(changed.images?.[databaseClient]).toEqual({ repository: "mirror.example.com/postgres", tag: "17" });
    expect(changed.jobs?.[databaseJob]).toMatchObject({ user: 999, resources: { limits } });
    const own = { image: "api", command: ["make-them"], before: "rollout", uses: [] };
    const replaced = environmentWith({
      ...databases,
      [`application.jobs.${databaseJob}`]: own,
      [`workloads.${databaseJob}`]: { requests: limits, limits },
    });
    expect(valuesOf(replaced, "workloads").jobs?.[databaseJob]?.command).toEqual(["make-them"]);
  });

  it.each(["debtflow", "postgres", "rdsadmin", "pg_x", "public", "_a"])("cannot be called %s, which no login can be", (name) => {
    expect(messageOf({ "database.additionalNames": [name], "database.name": "main_db" })).toContain(
      `database.additionalNames[0]: cannot be the name of a login, got "${name}"; allowed: a name that starts with a letter, not the master user's, and not one that PostgreSQL or RDS have`,
    );
  });
});

describe("A backup of databases", () => {
  const image = "application.images.backup";
  const changes: Changes = {
    ...databases,
    "buckets.backups": { lifecycle: [{ id: "expire", expirationDays: 30 }] },
    [image]: { source: "public", reference: "registry.example.com/postgres-aws:16", user: 70 },
    "application.cronJobs.backup": databaseBackup({
      image: "backup",
      databases: ["debtflow", "auth_service"],
      bucket: "backups",
    }),
    "workloads.backup": { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
  };

  it("is one line in an application: daily at one, with the databases' own logins, into a bucket that it can only add to", () => {
    const environment = environmentWith(changes);
    const { backup } = valuesOf(environment, "workloads").cronJobs ?? {};
    expect(backup).toMatchObject({ schedule: "0 1 * * *", timeoutSeconds: 14_400, user: 70 });
    expect(backup?.config).toMatchObject({
      SERVER_MAJOR: "16",
      BUCKET: "debtflow-backups-production",
      USER_debtflow: "debtflow",
      USER_auth_service: "auth_service",
    });
    expect(Object.keys(backup?.secret?.sources ?? {})).toEqual(["PASSWORD_debtflow", "PASSWORD_auth_service"]);
    const { uses } = workloadsOf(environment.application).find(({ name }) => name === "backup") ?? { uses: [] };
    expect(uses).toContainEqual({ kind: "bucket", bucket: "backups", access: "write" });
  });
});

describe("A component with a volume", () => {
  const changes: Changes = {
    "application.images.postgres": {
      source: "public",
      reference: "postgres:15.14-alpine3.22",
      user: 70,
      writable: ["/tmp", "/var/run/postgresql"],
      variables: {
        POSTGRES_PASSWORD: { from: "secret", secret: "postgres", key: "password" },
        PGDATA: "/var/lib/postgresql/data/pgdata",
      },
    },
    "application.secrets.postgres": { source: "generated", keys: { password: { length: 32 } } },
    "application.components.postgres": {
      image: "postgres",
      port: 5432,
      health: { command: ["pg_isready", "--username=postgres"] },
      storage: { data: { path: "/var/lib/postgresql/data" } },
      uses: [{ kind: "secret", secret: "postgres" }],
    },
    "workloads.postgres": {
      requests: { cpu: "1", memory: "1Gi" },
      limits: { cpu: "1", memory: "1Gi" },
      storageGib: { data: 20 },
      nodeSelector: { "eks.amazonaws.com/capacityType": "ON_DEMAND" },
    },
    "application.components.frontend.uses": [
      { kind: "component", component: "postgres" },
      { kind: "secret", secret: "postgres" },
    ],
    "application.components.frontend.variables": {
      DB_HOST: { from: "component", component: "postgres", part: "host" },
      DB_PORT: { from: "component", component: "postgres", part: "port" },
      DATABASE_URL: {
        from: "template",
        text: "postgresql://postgres:{password}@{host}:{port}/postgres",
        values: {
          password: { from: "secret", secret: "postgres", key: "password" },
          host: { from: "component", component: "postgres", part: "host" },
          port: { from: "component", component: "postgres", part: "port" },
        },
      },
    },
  };
  const { components } = valuesOf(environmentWith(changes), "workloads");

  it("keeps it on nodes that stay, and is asked by a command", () => {
    expect(components?.postgres).toMatchObject({
      volumeClaims: { data: { path: "/var/lib/postgresql/data", size: "20Gi", storageClassName: "gp3" } },
      nodeSelector: { "eks.amazonaws.com/capacityType": "ON_DEMAND" },
      probes: { readiness: { command: ["pg_isready", "--username=postgres"] } },
      secret: { sources: { POSTGRES_PASSWORD: { key: "debtflow/production/postgres", property: "password" } } },
    });
    expect(components?.postgres?.probes?.readiness).not.toHaveProperty("host");
  });

  it("is found by the others under its name, with its password where that belongs", () => {
    expect(components?.frontend?.config).toMatchObject({ DB_HOST: "debtflow-postgres", DB_PORT: "5432" });
    expect(components?.frontend?.secret).toEqual({
      sources: { DATABASE_URL_password: { key: "debtflow/production/postgres", property: "password" } },
      variables: {
        DATABASE_URL: "postgresql://postgres:{{ .DATABASE_URL_password | urlquery }}@debtflow-postgres:5432/postgres",
      },
    });
    expect(components?.frontend?.network?.egress).toContainEqual({ component: "postgres", ports: [5432] });
    expect(components?.postgres?.network?.ingress).toContainEqual({ workload: "frontend", ports: [5432] });
  });
});

describe("Files", () => {
  it("are texts or keys of a secret, mounted one by one or as a directory", () => {
    const { components } = valuesOf(
      environmentWith({
        "application.components.api.files": {
          "/etc/nginx/nginx.conf": `a \${b}`,
          "/run/oauth/client.json": { from: "secret", secret: "stripe", key: "api_key" },
        },
        "application.components.api.directories": ["/run/oauth"],
      }),
      "foundation",
    );
    expect(components?.api).toMatchObject({ files: { "/etc/nginx/nginx.conf": `a \${b}` }, directories: ["/run/oauth"] });
    const [[path, template] = []] = Object.entries(components?.api?.secret?.files ?? {});
    const source = /\{\{ \.(\w+) \}\}/.exec(template ?? "")?.[1] ?? "";
    expect(path).toBe("/run/oauth/client.json");
    expect(components?.api?.secret?.sources[source]).toEqual({ key: "debtflow/production/stripe", property: "api_key" });
  });
});

describe("The NGINX controller", () => {
  it("gets a certificate for the host, and what a component says of its requests", () => {
    const { ingress, components } = valuesOf(
      environmentWith({
        "ingress.controller": "nginx",
        "addons.nginxIngress": true,
        "addons.certManager": { email: "a@example.com" },
        "application.components.api.requests": { maxBodyMib: 20, timeoutSeconds: 120, websockets: true },
      }),
      "workloads",
    );
    expect(ingress).toEqual({
      className: "nginx",
      hosts: ["debtflow.example.com"],
      mergeable: true,
      certificateIssuer: "letsencrypt",
      tlsSecretName: "debtflow-tls",
    });
    expect(components?.api?.ingressAnnotations).toEqual({
      "nginx.org/client-max-body-size": "20m",
      "nginx.org/proxy-read-timeout": "120s",
      "nginx.org/proxy-send-timeout": "120s",
      "nginx.org/websocket-services": "debtflow-api",
    });
    expect(components?.frontend).not.toHaveProperty("ingressAnnotations");
  });
});
