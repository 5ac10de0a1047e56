import { messageOf } from "../support/messages";

const aws = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const url = "postgres://user:hunter2@db.example.com/app";
const reason = "the example of the AWS documentation, which opens nothing";
const variables = "application.images.api.variables";

describe("a secret in an environment", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      "an image's variable",
      { [`${variables}.REPORTS_USER`]: aws },
      /images\.api\.variables\.REPORTS_USER: looks like an AWS access key, got "AKIA\.\.\. \(20 characters\)"; allowed: a secret of the application, such as \{ from: "secret", secret, key \}; or \{ from: "text", value, reason \}/,
    ],
    [
      "a variable by its name",
      { "application.components.api.variables": { SMTP_PASSWORD: "hunter2" } },
      /components\.api\.variables\.SMTP_PASSWORD: has the name of a secret, and its value in the open, got "\.\.\. \(7 characters\)"/,
    ],
    [
      "a stage's variable",
      { "workloads.api.variables": { REPORTS_DSN: url } },
      /workloads\.api\.variables\.REPORTS_DSN: looks like a URL with a password/,
    ],
    [
      "a file",
      { "application.components.api.files": { "/etc/app/app.conf": `dsn = ${url}` } },
      /files\["\/etc\/app\/app\.conf"\]: looks like a URL with a password/,
    ],
    [
      "a template's text",
      { [`${variables}.DSN`]: { from: "template", text: `${url}?{region}`, values: { region: { from: "region" } } } },
      /DSN\.text: looks like a URL with a password/,
    ],
    [
      "a command",
      { "application.cronJobs.audit.command": ["app", "--api-key=hunter2"] },
      /cronJobs\.audit\.command: holds the value of api-key in the open; allowed: \$\(VARIABLE\)/,
    ],
    ["a command's text", { "application.cronJobs.audit.command": ["app", aws] }, /command\[1\]: looks like an AWS access key/],
    [
      "a tag",
      { tags: { Owner: aws } },
      /tags\.Owner: looks like an AWS access key, .*allowed: a secret of the application, such as [^;]*$/,
    ],
    ["a tag by its name", { tags: { deploy_token: "hunter2" } }, /tags\.deploy_token: has the name of a secret/],
    [
      "a ConfigMap of one's own",
      {
        "extraObjects.workloads": [
          { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { DB_PASSWORD: "hunter2", url } },
        ],
      },
      /workloads\[0\]\.data\.DB_PASSWORD: is the value of DB_PASSWORD in the open[\s\S]*data\.url: looks like a URL with a password/,
    ],
    [
      "a container of one's own",
      {
        "extraObjects.workloads": [
          {
            apiVersion: "v1",
            kind: "Pod",
            metadata: { name: "a" },
            spec: { containers: [{ env: [{ name: "API_TOKEN", value: "hunter2" }] }] },
          },
        ],
      },
      /env\[0\]\.value: is the value of API_TOKEN in the open/,
    ],
    [
      "a stage's password in place of a secret, once",
      { "workloads.api.variables": { DATABASE_PASSWORD: "hunter2" } },
      /^debtflow-production\.workloads\.api\.variables\.DATABASE_PASSWORD: has the name of a secret/,
    ],
    [
      "a reason where nothing looks like a secret",
      { [`${variables}.GREETING`]: { from: "text", value: "hello", reason } },
      /GREETING\.reason: is not needed: it looks like no secret; allowed: the text by itself/,
    ],
    [
      "a text without a reason",
      { [`${variables}.GREETING`]: { from: "text", value: aws, reason: "no" } },
      /GREETING\.reason: is too short for a reason, got "no"/,
    ],
    [
      "the setting of a file",
      { "application.components.api.files": { "/etc/app/app.yaml": "user: app\npassword: hunter2\n" } },
      /files\["\/etc\/app\/app\.yaml"\]: holds the value of password in the open; allowed: .*reason/,
    ],
    [
      "a template that fills nothing in",
      { [`${variables}.SMTP_PASSWORD`]: { from: "template", text: "hunter2", values: {} } },
      /SMTP_PASSWORD: has the name of a secret/,
    ],
    [
      "the parameters of a cache's URL",
      { [`${variables}.QUEUE`]: { from: "cache", part: "url", database: 1, parameters: "password=hunter2" } },
      /QUEUE\.parameters: looks like a connection string with a password/,
    ],
    [
      "a section with another mistake",
      { [`${variables}.REPORTS_USER`]: aws, "application.components.api.prot": 80, tags: { token: "hunter2", "a=b": "" } },
      /tags\["a=b"\][\s\S]*REPORTS_USER: looks like an AWS access key[\s\S]*tags\.token: has the name of a secret/,
    ],
    [
      "a list of one's own objects",
      {
        "extraObjects.workloads": [
          {
            apiVersion: "v1",
            kind: "SecretList",
            metadata: { name: "a" },
            items: [{ kind: "List", items: [{ kind: "Secret", stringData: { a: "hunter2" } }] }, { kind: "Secret" }],
          },
        ],
      },
      /items\[1\]\.kind: would put secret values into the environment[\s\S]*items\[0\]\.items\[0\]\.kind: would put/,
    ],
  ])("is refused in %s, and not told in full", (_, changes, message) => {
    const told = messageOf(changes);
    expect(told).toMatch(message);
    expect(told).not.toMatch(/hunter2|IOSFODNN/);
  });

  it.each<[string, unknown, RegExp]>([
    ["database.password", "hunter2hunter2", /password: is not one of the choices, got "hun\.\.\. \(14 characters\)"/],
    ["cache.authentication", "hunter2hunter2", /authentication: is of the wrong type, got "hun\.\.\. /],
    [
      "application.secrets.smtp",
      { source: "generated", keys: { password: "hunter2hunter2" } },
      /keys\.password: .*got "hun\.\.\. /,
    ],
    ["application.secrets.smtp", { keys: { password: "hunter2hunter2" } }, /secrets\.smtp/],
    [`${variables}.SMTP_PASSWORD`, 12345678, /SMTP_PASSWORD: .*got "?\.\.\. \(8 characters\)/],
    [`${variables}.SMTP_PASSWORD`, ["hunter2"], /SMTP_PASSWORD: .*got \["\.\.\. \(7 characters\)"\]/],
    ["cache.parameters", { requirepass: "hunter2hunter2" }, /requirepass/],
    ["database.parameters", { "rds.password": "hunter2hunter2" }, /rds\.password/],
    ["system", aws, /AKIA\.\.\. \(20 characters\)/],
  ])("is masked where its schema or a rule refuses it: %s = %j", (path, value, message) => {
    const told = messageOf({ [path]: value });
    expect(told).toMatch(message);
    expect(told).not.toMatch(/hunter2|IOSFODNN|12345678/);
  });

  it.each<[string, unknown, string]>([
    ["database.passwordRotation", 0, "got 0"],
    ["secrets.recoveryWindowDays", 3, "got 3"],
    ["database.iamAuthentication", "maybe", 'got "maybe"'],
    [`${variables}.SMTP_USER`, { from: "secret", secret: "smpt", key: "user" }, 'got "smpt"'],
  ])("is not what %s is given, which a message shows", (path, value, shown) => {
    expect(messageOf({ [path]: value })).toContain(shown);
  });

  it.each(["backup", "edge", "audit", "budget"])("nothing may stand in %s, which is not built yet", (section) => {
    expect(messageOf({ [section]: {} })).toContain(`${section}: is not built yet, got {}; allowed: nothing: leave it out`);
  });

  it("is accepted as a text with a reason, where it is none", () => {
    const text = (value: string) => ({ from: "text", value, reason });
    expect(
      messageOf({
        [`${variables}.CSRF_TOKEN`]: text("header"),
        "application.components.api.files": { "/etc/app/example.txt": text(aws) },
        "workloads.api.variables": { EXAMPLE: text(aws) },
      }),
    ).toBe("no problem");
  });

  it("are looked for in a command that is no plain list, before its form is checked", () => {
    const command = Object.assign(["run", 3], { constructor: "mine" });
    expect(messageOf({ "application.components.api.command": command })).toContain("application.components.api.command");
  });
});
