import { staging } from "../support/debtflow/staging";
import { definitionWith } from "../support/definitions";
import { messageOf, messageOfAll } from "../support/messages";

type Changes = Readonly<Record<string, unknown>>;

const reason = "a reason that a reviewer can judge";
const size = { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "1Gi" } };
const argoCd = { repository: "https://github.com/debtflow/deploy", path: "production" };
const nginx = {
  "ingress.controller": "nginx",
  "addons.nginxIngress": true,
  "addons.certManager": { email: "ops@example.com" },
};
const explicit = {
  public: { "us-east-1a": "10.0.0.0/24", "us-east-1b": "10.0.1.0/24" },
  private: { "us-east-1a": "10.0.10.0/24", "us-east-1b": "10.0.11.0/24" },
};
/** Without anything that is kept in Secrets Manager. */
const withoutSecrets = {
  "application.secrets": {},
  "application.images.api.variables": {},
  "application.components.api.uses": [],
  "application.components.worker.uses": [],
  "application.components.beat.uses": [],
  "application.jobs": {},
  "application.cronJobs": {},
  "workloads.migrate": undefined,
  "workloads.vacuum": undefined,
  "workloads.audit": undefined,
  cache: undefined,
  "database.password": "rds",
};

describe("a setting that another one makes idle is refused:", () => {
  it.each<[string, Changes, string]>([
    [
      "a rotation of RDS' own password",
      { "database.password": "rds", "database.passwordRotation": 2 },
      "database.passwordRotation",
    ],
    [
      "an end of support that is far",
      { "database.endOfSupportAcceptedUntil": "2026-12-31" },
      "database.endOfSupportAcceptedUntil",
    ],
    [
      "a delay of a major upgrade",
      { "database.majorUpgrade": { enabled: true, reason }, "database.applyImmediately": false },
      "database.applyImmediately",
    ],
    [
      "a delay of a cache's upgrade",
      { "cache.upgrade": { enabled: true, reason }, "cache.applyImmediately": true },
      "cache.applyImmediately",
    ],
    [
      "a table beside a lock file that does without",
      { "backend.locking": "file", "backend.lockTable": "locks" },
      "backend.lockTable",
    ],
    ["a lock file besides itself", { "backend.locking": "file", "backend.lockFile": true }, "backend.lockFile"],
    [
      "a release of nodes that were all adopted",
      { "cluster.nodeGroups.nodes.adopted": { enabled: true, reason }, "cluster.nodeRelease": "1.35.6-20260714" },
      "cluster.nodeRelease",
    ],
    [
      "a rotation of no token",
      { "cache.authentication": { type: "none", reason }, "cache.tokenRotation": 2 },
      "cache.tokenRotation",
    ],
    [
      "a window for no snapshot",
      { "cache.snapshotRetentionDays": 0, "cache.snapshotWindow": "01:00-02:00" },
      "cache.snapshotWindow",
    ],
    [
      "a retention of no versions",
      { "buckets.files.versioning": { enabled: false, reason }, "buckets.files.noncurrentVersionDays": 30 },
      "buckets.files.noncurrentVersionDays",
    ],
    ["a size of subnets that are all stated", { "network.subnets": explicit, "network.subnetBits": 8 }, "network.subnetBits"],
    ["a retention of no logs", { "cluster.logTypes": [], "cluster.logRetentionDays": 30 }, "cluster.logRetentionDays"],
    [
      "a way to an API that a kubeconfig leads to",
      { clusterAccess: { type: "kubeconfig", context: "c" }, "cluster.endpoint.path": "runner-in-vpc" },
      "cluster.endpoint.path",
    ],
    [
      "a disk of a group that keeps its own",
      { "cluster.nodeGroups.nodes.adopted": { enabled: true, reason }, "cluster.nodeGroups.nodes.diskGib": 80 },
      "cluster.nodeGroups.nodes.diskGib",
    ],
    [
      "a repository of no image",
      {
        "application.images.api": { source: "public", reference: "registry.example.com/api:1" },
        "application.images.frontend": { source: "public", reference: "registry.example.com/frontend:1" },
        registry: { type: "ecr", keepImages: 5 },
      },
      "registry.keepImages",
    ],
    [
      "a recovery of secrets that go at once",
      { tier: "non-production", secrets: { immediateDeletion: { enabled: true, reason }, recoveryWindowDays: 7 } },
      "secrets.recoveryWindowDays",
    ],
    ["a recovery of no secret", { ...withoutSecrets, "secrets.recoveryWindowDays": 7 }, "secrets.recoveryWindowDays"],
    [
      "a word on validation without a certificate",
      {
        ingress: undefined,
        "application.images.api.variables": {},
        "application.components.api.paths": [],
        "application.components.frontend.paths": [],
        dns: { domain: "debtflow.example.com", ownsValidation: false },
      },
      "dns.ownsValidation",
    ],
    ["plain HTTP beside a certificate", { "ingress.plainHttp": { enabled: true, reason } }, "ingress.plainHttp"],
    ["plain HTTP with NGINX's certificates", { ...nginx, "ingress.plainHttp": { enabled: true, reason } }, "ingress.plainHttp"],
    ["alarms that nobody raises", { alarms: { critical: ["a@example.com"] } }, "alarms"],
    [
      "business hours of no warning",
      { "addons.monitoring": {}, alarms: { critical: ["a@example.com"], businessHours: { timeZone: "UTC" } } },
      "alarms.businessHours",
    ],
    ["an Argo CD with nothing to deliver", { "addons.argoCd": argoCd }, "addons.argoCd"],
    [
      "a rotation of a password that nobody logs in with",
      { delivery: "argocd", "addons.argoCd": { ...argoCd, passwordRotation: 2 } },
      "addons.argoCd.passwordRotation",
    ],
    ["replicas beside autoscaling", { "workloads.api.replicas": 3 }, "workloads.api.replicas"],
    ["replicas of a job", { "workloads.migrate.replicas": 2 }, "workloads.migrate.replicas"],
    ["autoscaling of a cron job", { "workloads.vacuum.autoscaling": { min: 1, max: 2 } }, "workloads.vacuum.autoscaling"],
    ["a rollout of a job", { "workloads.migrate.rollout": "rolling" }, "workloads.migrate.rollout"],
    ["a storage class of no volume", { "workloads.api.storageClass": "io2" }, "workloads.api.storageClass"],
    ["anti-affinity of one pod", { "workloads.beat.antiAffinity": true }, "workloads.beat.antiAffinity"],
    [
      "a time of day for as many pods as always",
      {
        "addons.keda": true,
        "workloads.api.autoscaling": {
          min: 3,
          max: 6,
          triggers: [{ type: "cron", start: "0 8 * * *", end: "0 18 * * *", replicas: 3 }],
        },
      },
      "workloads.api.autoscaling.triggers[0].replicas",
    ],
    [
      "limits of requests that do not come",
      { ...nginx, "application.components.worker.requests": { maxBodyMib: 5 } },
      "application.components.worker.requests",
    ],
    [
      "somebody else's image that nobody runs",
      { "application.images.tool": { source: "public", reference: "registry.example.com/tool:1" } },
      "application.images.tool",
    ],
    [
      "a user of a built image that nobody runs",
      { "application.images.tool": { source: "built", user: 70 } },
      "application.images.tool.user",
    ],
  ])("%s", (_, changes, path) => {
    expect(messageOf(changes)).toContain(`debtflow-production.${path}: has no effect: `);
  });

  it("with its value, and what would give it an effect", () => {
    expect(messageOf({ "database.password": "rds", "database.passwordRotation": 2 })).toBe(
      "debtflow-production.database.passwordRotation: has no effect: RDS makes the password, and rotates it by itself, got 2; " +
        "allowed: nothing, or database.password: generated",
    );
  });

  it("never for its default, which nobody wrote", () => {
    expect(messageOf({ "database.password": "rds", "cache.snapshotRetentionDays": 0, "cluster.logTypes": [] })).toBe(
      "no problem",
    );
  });
});

it("validation records that nobody makes in a new zone are refused", () => {
  expect(messageOf({ "dns.zone": "new", "dns.ownsValidation": false })).toMatch(
    /dns\.ownsValidation: waits for validation records that nobody makes: the zone is new, got false; allowed: true, or dns\.zone: existing/,
  );
});

describe("a setting of the application that no stage has a use for is refused:", () => {
  const metrics = { "application.components.api.metrics": "/metrics" };
  const smoke = { "application.components.api.smoke": ["check"] };
  const requests = { "application.components.api.requests": { maxBodyMib: 5 } };

  it.each<[string, Changes, string]>([
    ["metrics", metrics, "components.api.metrics"],
    [
      "a dashboard",
      { "application.dashboards": { sales: { title: "Sales", panels: [{ title: "All", expression: "sales" }] } } },
      "dashboards.sales",
    ],
    ["a name of metrics", { "application.httpMetrics": { requests: "shop_requests" } }, "httpMetrics.requests"],
    ["a smoke test", smoke, "components.api.smoke"],
    ["limits of requests behind an ALB", requests, "components.api.requests"],
  ])("%s", (_, changes, path) => {
    expect(messageOf(changes)).toContain(
      `debtflow-production.application.${path}: has no effect: no environment of the application has `,
    );
  });

  it.each<[string, Changes, Changes]>([
    ["metrics", metrics, { "addons.monitoring": {} }],
    [
      "a smoke test",
      smoke,
      { "addons.argoRollouts": true, clusterAccess: { type: "exec" }, "workloads.api": { ...size, rollout: "canary" } },
    ],
    ["limits of requests", requests, nginx],
  ])("%s is taken where one other stage has", (_, changes, more) => {
    const other = definitionWith({ ...changes, ...more }, staging);
    expect(messageOfAll([definitionWith(changes), other])).toBe("no problem");
  });

  it("and told once for all stages", () => {
    const message = messageOfAll([definitionWith(metrics), definitionWith(metrics, staging)]);
    expect(message.match(/has no effect/g)).toHaveLength(1);
  });
});

describe("a size in full", () => {
  it("is taken for a component and a job", () => {
    expect(messageOf({ "workloads.worker": { ...size, replicas: 2, antiAffinity: true }, "workloads.migrate": size })).toBe(
      "no problem",
    );
  });
});

it.each(["irsa", "pod-identity"])("a former way of pods to their roles is refused where it is the present one (%s)", (way) => {
  expect(messageOf({ "cluster.podRoles": way, "cluster.formerPodRoles": way })).toMatch(
    `cluster.formerPodRoles: is how pods get their roles now, got "${way}"; allowed: the other one, or nothing`,
  );
});
