import { decide, type Policy } from "../../support/iam-evaluator";
import { platformWith } from "../../support/platforms";
import { resolved } from "../../support/references";
import { resourceAt, resourcesOf } from "../../support/resources";

const account = "123456789012";
const source = { repository: "https://github.com/debtflow/deploy", path: "production" };
const everything = platformWith({
  delivery: "argocd",
  "addons.monitoring": { postgresExporter: true },
  "addons.argoCd": { ...source, host: "argocd.debtflow.example.com", privateRepository: true },
});
const names = (json: string) =>
  Object.values(resourcesOf(json).aws_secretsmanager_secret ?? {})
    .map(({ name }) => String(name))
    .filter((name) => name.includes("/addons/"))
    .sort();

describe("secrets of add-ons", () => {
  it("are those of what is switched on, apart from the application's", () => {
    expect(names(everything)).toEqual([
      "debtflow/production/addons/argo-cd",
      "debtflow/production/addons/argo-cd-repository",
      "debtflow/production/addons/grafana",
      "debtflow/production/addons/postgres-exporter",
    ]);
    expect(names(platformWith({ delivery: "argocd", "addons.monitoring": {}, "addons.argoCd": source }))).toEqual([
      "debtflow/production/addons/grafana",
    ]);
    expect(names(platformWith({}))).toEqual([]);
  });

  it("are made by AWS, and stand in no plan and no state", () => {
    const version = resourceAt(everything, "aws_secretsmanager_secret_version.addon-secrets_grafana_value");
    expect(version.secret_string_wo).toContain('"username" = "admin"');
    expect(version.secret_string_wo).toContain("ephemeral.aws_secretsmanager_random_password.addon-secrets_grafana_new-password");
    expect(version).not.toHaveProperty("secret_string");
  });

  it("are made anew where the environment says so", () => {
    const numberOf = (json: string) =>
      resourceAt(json, "aws_secretsmanager_secret_version.addon-secrets_grafana_value").secret_string_wo_version;
    expect([everything, platformWith({ "addons.monitoring": { passwordRotation: 3 } })].map(numberOf)).toEqual([1, 3]);
  });

  it("have no value that Terraform would write over what a person filled in", () => {
    expect(resourceAt(everything, "aws_secretsmanager_secret_version.addon-secrets_argo-cd-repository_value")).toMatchObject({
      secret_string_wo: '{"username":"to-be-filled-in","password":"to-be-filled-in"}',
      secret_string_wo_version: 1,
    });
  });
});

describe("the role that makes the exporter's login", () => {
  const policy: Policy = JSON.parse(
    resolved(everything, resourceAt(everything, "aws_iam_role_policy.addon_postgres-exporter_policy").policy),
  );
  const ask = (action: string, secret: string) =>
    decide([policy], { action, resource: `arn:aws:secretsmanager:us-east-1:${account}:secret:${secret}-AbCdEf` });

  it("reads the master user's secret and the login's, and no other", () => {
    for (const secret of ["debtflow/production/database", "debtflow/production/addons/postgres-exporter"]) {
      expect(ask("secretsmanager:GetSecretValue", secret)).toBe("allowed");
      expect(ask("secretsmanager:PutSecretValue", secret)).toBe("not allowed");
    }
    for (const secret of ["debtflow/production/addons/grafana", "debtflow/production/django"]) {
      expect(ask("secretsmanager:GetSecretValue", secret)).toBe("not allowed");
    }
  });

  it("is assumed by the service account of its store alone", () => {
    const { assume_role_policy: trust } = resourceAt(everything, "aws_iam_role.addon_postgres-exporter_role");
    expect(String(trust)).toContain("system:serviceaccount:monitoring:postgres-exporter-login");
  });
});
