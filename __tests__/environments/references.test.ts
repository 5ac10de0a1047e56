import { database } from "../../application/uses";
import { debtflow } from "../support/debtflow/application";
import { resources } from "../support/debtflow/common";
import { local } from "../support/debtflow/local";
import { messageOf, problemsOf } from "../support/messages";

type Changes = Readonly<Record<string, unknown>>;
const ofImage = (name: string) => `application.images.api.variables.${name}`;
const frontend = "application.components.frontend";
const api = "application.components.api";

/** The one problem that a definition has. */
function problemOf(changes: Changes): string {
  return messageOf(changes).replace("debtflow-production.", "");
}

describe("a variable is refused at load that", () => {
  it.each<[string, Changes, string]>([
    [
      "names a key that the secret does not have",
      { [`${ofImage("STRIPE_API_KEY")}.key`]: "api_kee" },
      `${ofImage("STRIPE_API_KEY")}.key: is no key of the secret stripe, got "api_kee"; did you mean "api_key"? allowed: api_key, webhook_secret`,
    ],
    [
      "names a key that is not generated",
      { [`${ofImage("DJANGO_SECRET_KEY")}.key`]: "key" },
      `${ofImage("DJANGO_SECRET_KEY")}.key: is no key of the secret django, got "key"; allowed: secret_key`,
    ],
    [
      "comes from a bucket that no workload of the image uses",
      { [`${frontend}.image`]: "frontend", "application.images.frontend.variables": { B: { from: "bucket", bucket: "files" } } },
      'application.images.frontend.variables.B: takes its value from something that none of its workloads uses, got "bucket files"; allowed: a string',
    ],
    [
      "comes from a component that its own workload does not use",
      { [`${api}.variables`]: { FRONT: { from: "component", component: "frontend", part: "host" } } },
      `${api}.variables.FRONT: takes its value from something that none of its workloads uses, got "component frontend"; allowed: database debtflow, cache, secret django, secret stripe, bucket files, internet`,
    ],
    [
      "names a value that its template does not have",
      { [`${api}.variables`]: { U: { from: "template", text: "a{b}", values: {} } } },
      `${api}.variables.U.text: names something that is not in values, got "b"; there are none`,
    ],
    [
      "has a template's value that is not used in the text",
      { [`${api}.variables`]: { U: { from: "template", text: "a", values: { b: { from: "region" } } } } },
      `${api}.variables.U.values.b: is not used in the text, got "a"; allowed: a text with {b}`,
    ],
    [
      "puts the pod's address into a template",
      { [`${api}.variables`]: { U: { from: "template", text: "{b}", values: { b: { from: "ingress", part: "hosts" } } } } },
      `${api}.variables.U.values.b.part: cannot be used in a template, got "hosts"; allowed: host, origin: only the pod knows its address`,
    ],
    [
      "is the pod's own address",
      { [ofImage("POD_IP")]: "10.0.0.1" },
      `${ofImage("POD_IP")}: is set to the pod's own address already, got "POD_IP"; allowed: another variable`,
    ],
    [
      "a stage sets in place of a secret",
      { "workloads.api.variables": { DATABASE_PASSWORD: { from: "text", value: "hunter2", reason: "no password at all" } } },
      "workloads.api.variables.DATABASE_PASSWORD: takes its value from a secret, which no environment may replace; allowed: another variable",
    ],
    [
      "a stage sets in place of a URL with a token",
      { "workloads.beat.variables": { REDIS_URL: "redis://" } },
      "workloads.beat.variables.REDIS_URL: takes its value from a secret, which no environment may replace; allowed: another variable",
    ],
    [
      "a stage calls by a name that is none",
      { "workloads.api.variables": { "A-B": "1" } },
      `workloads.api.variables.A-B: is not a variable's name, got "A-B"; allowed: letters, digits and _, not starting with a digit`,
    ],
  ])("%s", (_, changes, message) => {
    expect(problemOf(changes)).toBe(message);
  });

  it("names what is not there, whatever it is", () => {
    const sources = {
      A: { from: "database", database: "reports", part: "name" },
      B: { from: "bucket", bucket: "reports" },
      C: { from: "secret", secret: "reports", key: "a" },
      D: { from: "component", component: "reports", part: "port" },
      E: { from: "component", component: "worker", part: "port" },
    };
    const message = messageOf({ [`${api}.variables`]: sources });
    for (const line of [
      '.A.database: is no database of the environment, got "reports"; allowed: debtflow\n',
      '.B.bucket: is no bucket of the environment, got "reports"; allowed: files\n',
      '.C.secret: is no secret of the application, got "reports"; allowed: django, stripe, sftp\n',
      '.D.component: is no component with a port, got "reports"; allowed: api, frontend\n',
      '.E.component: is no component with a port, got "worker"; allowed: api, frontend',
    ]) {
      expect(message).toContain(`debtflow-production.${api}.variables${line}`);
    }
  });

  it("needs an ingress or a cache that is not there", () => {
    const messages = problemsOf({ ingress: undefined, cache: undefined, "dns.certificateNames": ["a.debtflow.example.com"] }).map(
      ({ message }) => message,
    );
    const needing = (what: string, given = "") =>
      `needs ${what}, which the environment does not have${given}; allowed: an environment with ${what} section`;
    expect(messages).toContain(`debtflow-production.${ofImage("DJANGO_ALLOWED_HOSTS")}: ${needing("an ingress")}`);
    expect(messages).toContain(`debtflow-production.${ofImage("REDIS_URL")}: ${needing("a cache")}`);
    expect(messages).toContain(`debtflow-production.${api}.paths: ${needing("an ingress", ', got ["/api","/health","/admin"]')}`);
  });

  it("is a URL of a cache that takes logins by IAM, told for each", () => {
    const message = messageOf({ "cache.authentication": { type: "iam" } });
    for (const name of ["REDIS_URL", "CELERY_BROKER_URL"]) {
      expect(message).toContain(
        `${ofImage(name)}.part: cannot hold a login by IAM, whose tokens live for minutes, got "url"; allowed: host, port`,
      );
    }
  });

  it.each([
    [{ type: "iam" }, "iam", "host, port"],
    [{ type: "none", reason: "closed to all but these pods" }, "none", "host, port, url"],
  ])("is a token of a cache that has none: %j", (authentication, type, allowed) => {
    const token = { from: "cache", part: "token" };
    expect(messageOf({ "cache.authentication": authentication, [ofImage("REDIS_PASSWORD")]: token })).toContain(
      `${ofImage("REDIS_PASSWORD")}.part: does not exist: the cache's authentication is ${type}, got "token"; allowed: ${allowed}`,
    );
  });

  it("is, or uses, a read replica that the environment does not have", () => {
    const replica = { from: "database", database: "debtflow", part: "host", replica: "reprting" };
    const message = messageOf({
      "database.readReplicas": ["reporting"],
      [ofImage("READS")]: replica,
      [`${api}.uses`]: [database("debtflow"), database("debtflow", { replica: "reprting" })],
    });
    expect(message).toContain(`${api}.uses[1].replica: is no read replica of the environment, got "reprting"; did you mean`);
    expect(message).toContain(`and at 1 more place: ${ofImage("READS")}.replica`);
  });

  it("is of a read replica that none of its workloads uses", () => {
    const READS = { from: "database", database: "debtflow", part: "host", replica: "reporting" };
    expect(messageOf({ "database.readReplicas": ["reporting"], [ofImage("READS")]: READS })).toContain(
      'takes its value from something that none of its workloads uses, got "database debtflow (replica reporting)"',
    );
  });
});

describe("a workload is refused at load", () => {
  const volume = { [`${api}.storage`]: { data: { path: "/data" } } };

  it.each<[string, Changes, string]>([
    ["without a size", { "workloads.beat": undefined }, "workloads.beat: is missing; allowed: its requests and limits"],
    ["with a volume without a size", volume, "workloads.api.storageGib.data: is missing; allowed: a size in GiB"],
    [
      "with a volume and two versions at once",
      {
        ...volume,
        "workloads.api.storageGib": { data: 1 },
        "workloads.api.rollout": "blue-green",
        "addons.argoRollouts": true,
      },
      'workloads.api.rollout: runs two versions at once, which cannot share a volume, got "blue-green"; allowed: rolling',
    ],
    [
      "with a size of no volume",
      { "workloads.api.storageGib": { data: 5 } },
      'workloads.api.storageGib.data: is no volume of the workload, got "data"; there are none',
    ],
    [
      "on nodes with an impossible label",
      { "workloads.api.nodeSelector": { "a b": "c" } },
      'workloads.api.nodeSelector["a b"]: is no label of a node, got "c"; allowed: at most 63 characters such as example.com/tier, or tier alone; as its value 1 to 63 letters, digits, - _ and ., with a letter or digit at both ends',
    ],
    [
      "with storage and no port",
      {
        "application.components.beat.storage": { data: { path: "/data" } },
        "workloads.beat": { ...resources.beat, storageGib: { data: 1 } },
      },
      "application.components.beat.storage: needs a port; allowed: a component with a port: it gets a Service",
    ],
    [
      "with a volume where it writes already",
      { [`${api}.storage`]: { data: { path: "/tmp" } }, "workloads.api.storageGib": { data: 1 } },
      `${api}.storage.data.path: is where something else is mounted, got "/tmp"; allowed: a path of its own`,
    ],
    [
      "with a volume that the chart names so",
      { [`${api}.storage`]: { files: { path: "/data" } }, "workloads.api.storageGib": { files: 1 } },
      `${api}.storage.files: is a name that the chart gives to a volume of its own, got "files"; allowed: any other name`,
    ],
    [
      "with a health check by request and no port",
      { "application.components.beat.health": "/health" },
      'application.components.beat.health: needs a port, got "/health"; allowed: a component with a port, or a command',
    ],
    [
      "with a file at no path",
      { [`${api}.files`]: { "/etc/../a": "" } },
      `${api}.files["/etc/../a"]: is not a file's path, got "/etc/../a"; allowed: an absolute path of letters, digits and . _ -, without . and ..`,
    ],
    [
      "with files beyond what a ConfigMap holds",
      { [`${api}.files`]: { "/a": "x".repeat(1_000_001) } },
      `${api}.files: hold too many bytes, got 1000001; allowed: at most 1000000 bytes`,
    ],
    [
      "with a directory of no file",
      { [`${api}.directories`]: ["/etc/app"] },
      `${api}.directories[0]: has no file, got "/etc/app"; allowed: a directory of files`,
    ],
    [
      "with one directory in another",
      { [`${api}.files`]: { "/a/b/c": "" }, [`${api}.directories`]: ["/a", "/a/b"] },
      `${api}.directories[0]: contains another one, got "/a"; allowed: directories side by side`,
    ],
    [
      "with a file of a secret that it does not use",
      { [`${frontend}.files`]: { "/k": { from: "secret", secret: "stripe", key: "api_key" } } },
      `${frontend}.files./k: takes its value from something that none of its workloads uses, got "secret stripe"; allowed: a string`,
    ],
  ])("%s", (_, changes, message) => {
    expect(problemOf(changes).replaceAll('["/k"]', "./k")).toBe(message);
  });

  it("with a registry's secret that is no login", () => {
    const registry = { type: "external", prefix: "ghcr.io/owner", pullSecret: "stripe" };
    const allowed = "allowed: a secret with the keys username and password";
    for (const key of ["username", "password"]) {
      expect(messageOf({ registry })).toContain(`registry.pullSecret: has no ${key} to log in with, got "stripe"; ${allowed}`);
    }
  });
});

describe("what reaches containers as it is", () => {
  const token = `\${TfToken[TOKEN.0]}`;
  const shell = `echo \${HOME} %{http_code}`;

  it("may hold what Terraform would take for a template", () => {
    expect(
      messageOf({
        [`${api}.command`]: ["sh", "-c", shell],
        [`${api}.files`]: { "/etc/run.sh": shell },
        [`${api}.variables`]: { A: shell },
        "workloads.api.variables": { B: shell },
      }),
    ).toBe("no problem");
  });

  it.each([
    ["a variable", { [`${api}.variables`]: { A: `before ${token}` } }, `${api}.variables.A: holds`],
    [
      "a list that is a variable of a stage",
      { "workloads.api.variables": { B: "#{TfToken[TOKEN.1]}" } },
      "workloads.api.variables.B: holds",
    ],
    ["a command", { [`${api}.command`]: ["sh", token] }, `${api}.command[1]: holds`],
    ["a file", { [`${api}.files`]: { "/etc/run.sh": token } }, `${api}.files["/etc/run.sh"]: holds`],
    ["a key", { [`${api}.files`]: { [`/${token}`]: "x" } }, `${api}.files: has a key with`],
  ])("may hold no token of cdktf's, which would be resolved: %s", (_, changes, place) => {
    const text = messageOf(changes);
    expect(text).toContain(`${place} a token of cdktf's, got `);
    expect(text).toContain(`allowed: a text without \${TfToken[`);
  });

  it("is told from a part of the environment with such a name", () => {
    const bucket = { lifecycle: [{ id: "a", prefix: shell, expirationDays: 1 }] };
    expect(messageOf({ "buckets.files": bucket })).toContain(
      "buckets.files.lifecycle[0].prefix: holds an expression of Terraform's",
    );
  });
});

it("finds no problem in the repository's own environments", () => {
  expect(messageOf({})).toBe("no problem");
  expect(messageOf({}, local)).toBe("no problem");
  expect(Object.keys(debtflow.components)).toHaveLength(4);
});
