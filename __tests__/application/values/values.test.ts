import { database } from "../../../application/uses";
import { applicationValues, type PlatformFacts } from "../../../application/values";
import type { Environment } from "../../../environments/schema";
import { factsOf } from "../../charts/facts";
import { production } from "../../support/debtflow/production";
import { environmentWith } from "../../support/environments";

const values = (environment: Environment, facts: Partial<PlatformFacts> = {}) =>
  applicationValues(environment, { ...factsOf(environment), ...facts }, "workloads");

const changed = (changes: Readonly<Record<string, unknown>>) => values(environmentWith(changes));
const ofImage = (name: string) => `application.images.api.variables.${name}`;

it("send the pods of an image for one processor to such nodes, and leave the others alone", () => {
  const { components } = changed({ "application.images.api.architecture": "x86_64" });
  expect(components?.api?.nodeSelector).toEqual({ "kubernetes.io/arch": "amd64" });
  expect(components?.frontend?.nodeSelector).toBeUndefined();
});

it("let pods stand the taints that their stage says, by Kubernetes' names", () => {
  const { components } = changed({
    "cluster.nodeGroups.special": {
      instanceTypes: ["t3.medium"],
      nodes: { min: 0, desired: 0, max: 1 },
      taints: [{ key: "only", value: "api", effect: "NO_EXECUTE" }],
    },
    "workloads.api.tolerations": [{ key: "only" }, { key: "only", value: "api", effect: "NO_EXECUTE" }],
  });
  expect(components?.api?.tolerations).toEqual([{ key: "only" }, { key: "only", value: "api", effect: "NoExecute" }]);
  expect(components?.worker?.tolerations).toBeUndefined();
});

describe("The values of an application", () => {
  const worker = values(environmentWith({})).components?.worker;

  it("hold every setting of the reference document's config map", () => {
    expect(worker?.config).toEqual({
      DJANGO_SETTINGS_MODULE: "config.settings.production",
      CORS_ALLOWED_ORIGINS: "https://debtflow.example.com",
      DATABASE_HOST: "db.internal",
      DATABASE_PORT: "5432",
      DATABASE_NAME: "debtflow",
      DATABASE_USER: "debtflow",
      CELERY_CONCURRENCY: "8",
      SFTP_HOST: "sftp.example.com",
      SFTP_PORT: "22",
      SFTP_USER: "debtflow",
      SFTP_REMOTE_DIR: "/incoming",
      AWS_STORAGE_BUCKET_NAME: "debtflow-files-production",
      AWS_S3_REGION_NAME: "us-east-1",
      JWT_ACCESS_TOKEN_LIFETIME_MINUTES: "15",
      JWT_REFRESH_TOKEN_LIFETIME_DAYS: "7",
      SENTRY_DSN: "",
    });
    expect(worker?.env).toEqual({ DJANGO_ALLOWED_HOSTS: "debtflow.example.com,$(POD_IP)" });
  });

  it("name where each secret is, and hold none", () => {
    expect(worker?.secret?.sources).toEqual({
      DJANGO_SECRET_KEY: { key: "debtflow/production/django", property: "secret_key" },
      DATABASE_PASSWORD: { key: "debtflow/production/database", property: "password" },
      REDIS_URL: { key: "debtflow/production/redis", property: "token" },
      CELERY_BROKER_URL: { key: "debtflow/production/redis", property: "token" },
      STRIPE_API_KEY: { key: "debtflow/production/stripe", property: "api_key" },
      STRIPE_WEBHOOK_SECRET: { key: "debtflow/production/stripe", property: "webhook_secret" },
      SFTP_PASSWORD: { key: "debtflow/production/sftp", property: "password" },
    });
  });

  it("give a workload nothing of what it does not use", () => {
    const { beat, frontend } = values(environmentWith({})).components ?? {};
    expect(beat?.config).not.toHaveProperty("AWS_STORAGE_BUCKET_NAME");
    expect(beat?.secret?.variables).not.toHaveProperty("STRIPE_API_KEY");
    expect(frontend).not.toHaveProperty("config");
    expect(frontend).not.toHaveProperty("secret");
  });

  it("hold a text that only looks like a secret as any other text", () => {
    const text = (value: string) => ({ from: "text", value, reason: "a name, which everybody may read" });
    const { api } =
      changed({
        [ofImage("CSRF_TOKEN")]: text("header"),
        [ofImage("SESSION_TOKEN")]: text("cookie"),
        "workloads.api.variables": { SESSION_TOKEN: text("header") },
        "application.components.api.files": { "/etc/app/url": text("a://b:c@d") },
      }).components ?? {};
    expect(api?.config).toMatchObject({ CSRF_TOKEN: "header", SESSION_TOKEN: "header" });
    expect(api?.files).toEqual({ "/etc/app/url": "a://b:c@d" });
    expect(Object.keys(api?.secret?.sources ?? {})).not.toContain("CSRF_TOKEN");
  });

  it("keep a cache without a token as configuration", () => {
    const environment = environmentWith({ "cache.authentication": { type: "none", reason: "closed to all but these pods" } });
    const api = values(environment).components?.api;
    expect(api?.config?.REDIS_URL).toBe("rediss://cache.internal:6379/0?ssl_cert_reqs=required");
    expect(api?.config?.CELERY_BROKER_URL).toBe("rediss://cache.internal:6379/1?ssl_cert_reqs=required");
    expect(api?.secret?.variables).not.toHaveProperty("REDIS_URL");
  });

  it("take a cache's token by itself, as it is, for a program that puts no URL together", () => {
    const token = { from: "cache", part: "token" };
    const { sources, variables } =
      changed({ "application.images.api.variables": { REDIS_PASSWORD: token } }).components?.api?.secret ?? {};
    expect(variables).toEqual({ REDIS_PASSWORD: "{{ .REDIS_PASSWORD }}" });
    expect(sources?.REDIS_PASSWORD).toMatchObject({ key: factsOf(environmentWith({})).cacheSecret, property: "token" });
  });

  it("know a further database by its own login", () => {
    const source = (part: string) => ({ from: "database", database: "reports", part });
    const api = changed({
      "database.additionalNames": ["reports"],
      "application.components.api.uses": [{ kind: "database", database: "reports" }],
      "application.images.api.variables": {
        USER: source("user"),
        NAME: source("name"),
        OTHER: { ...source("name"), database: "debtflow" },
      },
    }).components?.api;
    expect(api?.config).toEqual({ USER: "reports", NAME: "reports" });
  });

  it("know a read replica by its host, and the database's own login", () => {
    const source = (part: string, replica?: string) => ({
      from: "database",
      database: "debtflow",
      part,
      ...(replica && { replica }),
    });
    const environment = environmentWith({
      "database.readReplicas": ["reporting"],
      "application.components.api.uses": [database("debtflow"), database("debtflow", { replica: "reporting" })],
      "application.images.api.variables": {
        WRITES: source("host"),
        READS: source("host", "reporting"),
        USER: source("user", "reporting"),
        PASSWORD: source("password", "reporting"),
      },
    });
    const api = values(environment).components?.api;
    expect(api?.config).toEqual({ WRITES: "db.internal", READS: "reporting.internal", USER: environment.database?.username });
    expect(api?.secret?.sources.PASSWORD?.key).toBe(factsOf(environment).databaseSecrets.debtflow);
  });

  it("listen without TLS where there is no certificate, and redirect where there is one", () => {
    const annotation = (name: string, facts: PlatformFacts) =>
      applicationValues(environment, facts, "workloads").ingress?.annotations?.[`alb.ingress.kubernetes.io/${name}`];
    const environment = environmentWith({});
    const { certificateArn: _, ...without } = factsOf(environment);
    expect(annotation("listen-ports", without)).toBe('[{"HTTP":80}]');
    expect(annotation("ssl-redirect", without)).toBeUndefined();
    expect(annotation("ssl-redirect", factsOf(environment))).toBe("443");
  });

  it.each([
    ["nginx:1.29", { repository: "nginx", tag: "1.29" }],
    ["registry.example.com:5000/nginx:1.29", { repository: "registry.example.com:5000/nginx", tag: "1.29" }],
    [`nginx@sha256:${"a".repeat(64)}`, { repository: "nginx", digest: `sha256:${"a".repeat(64)}` }],
  ])("take somebody else's image %s apart", (reference, image) => {
    expect(changed({ "application.images.frontend": { source: "public", reference } }).images?.frontend).toEqual(image);
  });

  it("refuse an image that the platform does not know", () => {
    expect(() => values(environmentWith({}), { tags: {} })).toThrow(
      "debtflow-production.application.images.api: has no repository and tag; allowed: both",
    );
  });
});

describe("A definition", () => {
  it.each<[string, string, unknown, string]>([
    ["a variable's name with a hyphen", ofImage("A-B"), "1", "is not a variable's name"],
    ["a source that is none", ofImage("A"), { from: "vault" }, "is not one of the choices"],
    ["root", "application.images.api.user", 0, "is out of range"],
    ["a relative path", "application.images.api.writable", ["tmp"], "is not a path"],
    ["no time to stop", "application.components.api.stopSeconds", 0, "is out of range"],
    [
      "a health check that is no path",
      "application.components.api.health",
      "health",
      'is not one of the forms, got "health"; allowed: a path that starts with /; or { command: [...] }',
    ],
  ])("is refused with %s", (_, path, value, problem) => {
    expect(() => environmentWith({ [path]: value }, production)).toThrow(problem);
  });
});
