import { addStacks } from "../../stacks";
import { environmentWith } from "../support/environments";
import { listedEnvironments } from "../support/listed";
import { resourcesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";

const argoCd = { repository: "https://github.com/debtflow/deploy", path: "charts/application" };
const variants = [
  ["", listedEnvironments],
  [", by Argo CD", [environmentWith({ delivery: "argocd", "addons.argoCd": argoCd })]],
  [", with every secret made by Terraform", [environmentWith({ "database.password": "random" })]],
] as const;

const written = variants.flatMap(([how, environments]) => {
  const { stacks } = synthStacks((app) => addStacks(app, environments));
  return Object.entries(stacks).map(([id, json]) => ({ id, name: `${id}${how}`, json }));
});
const later = written.filter(({ id }) => /-(addons|application)$/.test(id));

/** What each platform makes up: `random_password.x`, `ephemeral.aws_secretsmanager_random_password.x` and what reads them back. */
const generated = written.flatMap(({ json }) => {
  const { ephemeral = {}, resource = {} } = JSON.parse(json);
  return [
    ...Object.keys(resource.random_password ?? {}).map((name) => `random_password.${name}`),
    ...Object.entries<object>(ephemeral).flatMap(([type, named]) =>
      type.startsWith("aws_secretsmanager") ? Object.keys(named).map((name) => `ephemeral.${type}.${name}`) : [],
    ),
  ];
});

describe.each(later.map(({ name, json }) => [name, json] as const))("%s", (_, json) => {
  const { resource = {}, data = {}, ephemeral = {}, output = {} } = JSON.parse(json);

  it("refers to no secret that was generated", () => {
    expect(generated.length).toBeGreaterThan(3);
    expect(generated.filter((reference) => json.includes(reference))).toEqual([]);
  });

  it("reads parameters of the contract and nothing else, as the plain text that they are", () => {
    expect(Object.keys(data).filter((type) => type !== "aws_ssm_parameter")).toEqual([]);
    expect(json).not.toMatch(/aws_ssm_parameter\.[\w-]+\.value\b|with_decryption/);
  });

  it("holds no secret but its own login, which is in no value", () => {
    expect(Object.keys(ephemeral).filter((type) => type !== "aws_eks_cluster_auth")).toEqual([]);
    expect(JSON.stringify([resource, output])).not.toContain("ephemeral.");
    for (const release of Object.values(resourcesOf(json).helm_release ?? {})) {
      expect(Object.keys(release).filter((argument) => argument.startsWith("set"))).toEqual([]);
    }
  });

  it("installs no Secret with a value, only what says where it is kept", () => {
    const text = JSON.stringify(resource).replaceAll("\\", "");
    expect(text).not.toMatch(/"kind":"Secret"/);
    expect(text).not.toMatch(/"(stringData|adminPassword|password|token)":"(?!\$\{jsondecode\(data\.)[^"{]/i);
  });
});
