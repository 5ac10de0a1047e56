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
      /components\.api\.variables\.SMTP_PASSWORD: has the name of a secret, and its value in the open, got "h\.\.\. \(7 characters\)"/,
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
  ])("is refused in %s, and not told in full", (_, changes, message) => {
    const told = messageOf(changes);
    expect(told).toMatch(message);
    expect(told).not.toMatch(/hunter2|IOSFODNN/);
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
});
