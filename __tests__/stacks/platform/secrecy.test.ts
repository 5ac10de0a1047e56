import { local } from "../../support/debtflow/local";
import { production } from "../../support/debtflow/production";
import { staging } from "../../support/debtflow/staging";
import { platformWith } from "../../support/platforms";
import { resolvedSection } from "../../support/references";
import { resourcesOf } from "../../support/resources";

const platforms: readonly (readonly [string, string])[] = [
  ["debtflow-production", platformWith({}, production)],
  ["debtflow-staging", platformWith({}, staging)],
  ["local", platformWith({}, local)],
  ["a platform whose secrets Terraform makes", platformWith({ "database.password": "random" })],
  ["a platform whose database RDS guards", platformWith({ "database.password": "rds" })],
];

/** Whatever a reference to a secret's value looks like. */
const secretValue =
  /random_password|ephemeral\.|secret_string|password|auth_token|\.result\b|master_user_secret\[0\]\.(?!secret_arn)/;

describe.each(platforms)("%s", (_, json) => {
  const { output } = JSON.parse(json) as { output: Readonly<Record<string, { value: unknown; sensitive?: boolean }>> };
  const parameters = Object.entries(resourcesOf(json).aws_ssm_parameter ?? {});

  it("tells no secret in an output", () => {
    expect(Object.keys(output)).toEqual(expect.arrayContaining(["vpc_id", "cluster_name", "cluster_endpoint", "db_endpoint"]));
    for (const [name, { value, sensitive }] of Object.entries(output)) {
      expect([name, String(value)]).toEqual([name, expect.not.stringMatching(secretValue)]);
      expect([name, sensitive]).toEqual([name, undefined]);
    }
  });

  it("tells no secret in the contract", () => {
    for (const [name, { value }] of parameters) {
      expect([name, String(value)]).toEqual([name, expect.not.stringMatching(secretValue)]);
    }
  });

  it("writes every section of the contract in plain text, and in the standard tier's 4096 characters", () => {
    const sections = ["cluster", "data", "dns", "network", "registry", "roles", "secrets", "storage"];
    expect(parameters.map(([name]) => name).sort()).toEqual(sections.map((section) => `contract_${section}`));
    for (const [name, { value, type, tier }] of parameters) {
      expect([name, type, tier]).toEqual([name, "String", undefined]);
      const section = resolvedSection(json, value);
      expect([name, section.length < 4096]).toEqual([name, true]);
      expect(section).not.toMatch(/\$\{|aws_\w+\./);
    }
  });

  it("holds no password that anybody could read", () => {
    const instances = Object.values(resourcesOf(json).aws_db_instance ?? {});
    for (const { password, password_wo: writeOnly, manage_master_user_password: managed } of instances) {
      const reference = [password, writeOnly].filter((one) => one !== undefined);
      expect(managed === true ? reference : reference.map(String)).toEqual(
        managed === true ? [] : [expect.stringMatching(/^\$\{.*(random_password|ephemeral)\..*\}$/)],
      );
    }
  });
});

it("recognizes what it looks for", () => {
  const [, json = ""] = platforms[3] ?? [];
  const values = JSON.stringify(resourcesOf(json).aws_secretsmanager_secret_version);
  expect(values).toMatch(secretValue);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
  expect("${aws_db_instance.a.master_user_secret[0].secret_arn}").not.toMatch(secretValue);
});
