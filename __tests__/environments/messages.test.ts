import { loadEnvironments } from "../../environments";
import { ConfigurationError } from "../../lib/errors";
import { staging } from "../support/debtflow/staging";
import { definitionWith } from "../support/definitions";
import { messageOf, messageOfAll, problemsOf } from "../support/messages";

const off = '{ enabled: false, reason: "..." }';
const on = '{ enabled: true, reason: "..." }';

describe("a protection that is switched off without a reason is answered by what to write", () => {
  it.each([
    "cluster.secretsKey",
    "database.multiAz",
    "database.forceTls",
    "database.performanceInsights",
    "database.deletionProtection",
    "database.finalSnapshot",
    "cache.logs",
    "network.flowLogs",
    "buckets.files.versioning",
    "buckets.files.accessLogs",
  ])("%s", (path) => {
    const at = `debtflow-production.${path}`;
    expect(messageOf({ [path]: false })).toContain(`${at}: is of the wrong type, got false; allowed: ${off}`);
    expect(messageOf({ [path]: { enabled: false } })).toBe(`${at}.reason: is missing; allowed: ${off}`);
    expect(messageOf({ [path]: { enabled: false, reason: "dev" } })).toBe(
      `${at}.reason: is too short for a reason, got "dev"; allowed: at least 10 characters by which a reviewer can judge`,
    );
    expect(messageOf({ [path]: "off" })).toContain("allowed: { enabled: true }; or { enabled: false, reason");
    expect(messageOf({ [path]: { reason: "a restore is soon enough" } })).toBe(`${at}.enabled: is missing; allowed: true, false`);
  });

  it.each(["immutableTags", "scanOnPush"])("registry.%s", (name) => {
    expect(messageOf({ registry: { type: "ecr", [name]: false } })).toContain(
      `.${name}: is of the wrong type, got false; allowed: ${off}`,
    );
  });
});

describe("an exception that is switched on without a reason is answered by what to write", () => {
  it.each([
    "backend.disposable",
    "network.publicIpOnLaunch",
    "cluster.creatorIsAdmin",
    "cluster.nodeGroups.nodes.adopted",
    "buckets.files.forceDestroy",
    "secrets.immediateDeletion",
  ])("%s", (path) => {
    const at = `debtflow-production.${path}`;
    expect(messageOf({ [path]: true })).toBe(`${at}: is of the wrong type, got true; allowed: ${on}`);
    expect(messageOf({ [path]: { enabled: true } })).toBe(`${at}.reason: is missing; allowed: ${on}`);
    expect(messageOf({ [path]: false })).toBe(
      `${at}: is of the wrong type, got false; allowed: { enabled: false }; or leave it out`,
    );
  });
});

describe("a value in place of an object is answered by the object that it belongs into", () => {
  it.each<[string, unknown, string]>([
    ["clusterAccess", "token", '{ type: "token" }'],
    ["clusterAccess", "kubeconfig", '{ type: "kubeconfig", context: "..." }'],
    ["backend", "cloud", '{ type: "cloud", organization: "..." }'],
    ["registry", "external", '{ type: "external", prefix: "..." }'],
    ["cache.authentication", "none", '{ type: "none", reason: "..." }'],
    ["application.components.api.uses.0", "cache", '{ kind: "cache" }'],
    ["application.images.api", "built", '{ source: "built" }'],
    ["addons.certManager", true, '{ email: "..." }'],
    ["addons.monitoring", true, "an object, such as {}"],
  ])("%s: %j", (path, value, form) => {
    expect(messageOf({ [path]: value })).toContain(`got ${JSON.stringify(value)}; allowed: ${form}`);
  });

  it("lists every form where the value is a part of none", () => {
    expect(messageOf({ "cache.authentication": true })).toContain(
      'got true; allowed: { type: "token" }; or { type: "iam" }; or { type: "none", reason: "..." }',
    );
  });

  it("says that a setting which need not be there can be left out", () => {
    expect(messageOf({ "application.components.api.health": false })).toBe(
      "debtflow-production.application.components.api.health: is not one of the forms, got false; allowed: a path that starts with /; or { command: [...] }; or leave it out",
    );
    expect(messageOf({ "addons.monitoring": false })).toContain("allowed: an object, such as {}; or leave it out");
  });

  it("names what an object lacks together with the object", () => {
    expect(messageOf({ clusterAccess: { type: "kubeconfig" } })).toContain(
      'clusterAccess.context: is missing; allowed: { type: "kubeconfig", context: "..." }',
    );
  });
});

describe("types are called what TypeScript calls them", () => {
  it.each<[string, unknown, string]>([
    ["tags", "a=b", "an object"],
    ["tags", ["a"], "an object"],
    ["network.zones", "us-east-1a", "an array"],
    ["account", 123_456_789_012, "a string: 12 digits"],
    ["tags", { Team: 5 }, "a string"],
    ["database.iamAuthentication", "yes", "a boolean"],
    ["database.storageGib", "20", "a whole number"],
    ["alerts", { HighErrorRate: { percent: "5" } }, "a number"],
  ])("%s: %j", (path, value, type) => {
    expect(messageOf({ [path]: value })).toMatch(new RegExp(`is of the wrong type, got .*; allowed: ${type}$`));
  });
});

describe("what was probably meant is proposed", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["a section", { clustr: {} }, "cluster"],
    ["a key", { "network.natzones": [] }, "natZones"],
    ["a key of a chosen form", { "database.performanceInsights": { enabled: true, retentionDay: 7 } }, "retentionDays"],
    ["a choice", { "ingress.controller": "nginks" }, "nginx"],
    ["a choice that is a string", { "database.engineVersion": 16 }, "16"],
    ["a form", { clusterAccess: { type: "tokens" } }, "token"],
    ["a word or a form", { "workloads.api.rollout": "canry" }, "canary"],
    ["a region", { region: "us-eastt-1" }, "us-east-1"],
    ["a zone of the region", { "network.zones": ["us-east-1a", "us-esat-1b"] }, "us-east-1b"],
    ["a zone of the network", { "cluster.nodeGroups.nodes.zones": ["us-esat-1a"] }, "us-east-1a"],
    ["a bucket", { "application.components.api.uses.4.bucket": "fils" }, "files"],
    ["a secret", { "application.cronJobs.audit.uses": [{ kind: "secret", secret: "strpe" }] }, "stripe"],
    ["a secret's key", { "application.images.api.variables.STRIPE_API_KEY.key": "api_kee" }, "api_key"],
    ["a database", { "application.components.beat.uses": [{ kind: "database", database: "debtflw" }] }, "debtflow"],
    ["a component", { "application.components.beat.uses": [{ kind: "component", component: "fronted" }] }, "frontend"],
    ["an image", { "application.components.frontend.image": "frontent" }, "frontend"],
    ["a workload", { "workloads.wroker": { requests: {}, limits: {} } }, ""],
  ])("of %s", (_, changes, meant) => {
    expect(messageOf(changes)).toContain(meant === "" ? "" : `; did you mean "${meant}"? allowed: `);
  });

  it("of an environment", () => {
    expect(() => loadEnvironments("debtflow-stagng", [staging, definitionWith({})])).toThrow(
      'got "debtflow-stagng"; did you mean "debtflow-staging"? allowed: debtflow-staging, debtflow-production',
    );
  });

  it("but not where two are equally near, or none is", () => {
    expect(messageOf({ "cluster.version": "1.37" })).not.toContain("did you mean");
    expect(messageOf({ "network.natZones": ["us-east-1c"] })).not.toContain("did you mean");
    expect(messageOf({ "cluster.endpoint.path": "vpn" })).not.toContain("did you mean");
  });
});

describe("one fault", () => {
  it("is told once, with three further places by name and the rest counted", () => {
    const message = messageOf({ "database.name": "ledger" });
    const lines = message.split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/uses\[0\]\.database: is no database of the environment, got "debtflow"; allowed: ledger$/);
    expect(lines[1]).toMatch(/^ {2}and at \d+ more places: application\.\S+, application\.\S+, application\.\S+, and \d+ more$/);
  });

  it("keeps each place for whoever reads the problems one by one", () => {
    const message = messageOf({ "database.name": "ledger" });
    const problems = problemsOf({ "database.name": "ledger" });
    expect(message).toContain(`and at ${problems.length - 1} more places`);
    expect(new Set(problems.map(({ path }) => path)).size).toBe(problems.length);
    for (const { path, message: own } of problems) {
      expect(own).toBe(`${path}: is no database of the environment, got "debtflow"; allowed: ledger`);
    }
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["a cache that is not there", { cache: undefined, "addons.externalSecrets": true }],
    ["a bucket that is not there", { buckets: {} }],
    ["a secret that is not there", { "application.secrets.stripe": undefined }],
    [
      "rollouts without Argo Rollouts",
      { clusterAccess: { type: "exec" }, "workloads.api.rollout": "canary", "workloads.frontend.rollout": "blue-green" },
    ],
    ["a database section of another name", { database: undefined, databse: definitionWith({}).database }],
    ["a bucket section of another name", { buckets: undefined, bucket: definitionWith({}).buckets }],
    ["a section that is not valid by itself", { "database.storageGib": "20" }],
    ["an application that is not valid by itself", { "application.components.api.pot": 80 }],
    [
      "a misspelt key that others need",
      { "application.components.api.port": undefined, "application.components.api.prot": 8000 },
    ],
  ])("is one problem: %s", (_, changes) => {
    expect(messageOf(changes)).not.toMatch(/^\d+ problems:/);
    expect(messageOf(changes)).not.toBe("no problem");
  });

  it("of the application is told once for all environments that have it", () => {
    const without = { "application.components.api.image": "backend" };
    expect(messageOfAll([definitionWith(without), definitionWith(without, staging)])).toBe(
      'debtflow-production.application.components.api.image: is no image of the application, got "backend"; allowed: api, frontend\n' +
        "  and at 1 more place: debtflow-staging.application.components.api.image",
    );
  });

  it("does not hide another that reads the same", () => {
    expect(messageOf({ "database.storageGib": 1, "database.maxStorageGib": 1 })).toMatch(
      /^2 problems:\n {2}\S+storageGib: is out of range, got 1; .*\n {2}\S+maxStorageGib: is out of range/,
    );
  });
});

describe("a misspelt database", () => {
  it("does not make the job of its further databases somebody else's", () => {
    const size = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };
    expect(
      messageOf({ "database.additionalNames": ["ledger"], "database.storageGib": 1, "workloads.create-databases": size }),
    ).toBe("debtflow-production.database.storageGib: is out of range, got 1; allowed: at least 20");
  });
});

describe("a given value", () => {
  it("is cut where it gets long", () => {
    expect(messageOf({ account: "1".repeat(5000) })).toBe(
      `debtflow-production.account: is not an account id, got "${"1".repeat(199)}... (and 4802 more characters); allowed: 12 digits`,
    );
  });

  it.each([
    [Number.NaN, "NaN"],
    [5n, "5"],
    [null, "null"],
  ])("is shown also where it is no JSON: %p", (given, shown) => {
    expect(new ConfigurationError("a", "is wrong", given).message).toBe(`a: is wrong, got ${shown}`);
  });
});
