import { homedir } from "node:os";
import { loadEnvironments } from "../../environments";
import { projectRoot } from "../../lib/project";
import { addStacks } from "../../stacks";
import { addressesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";

const { stacks, locks } = synthStacks((app) => addStacks(app, loadEnvironments("")));

describe("a synthesis of everything", () => {
  it("has a bootstrap per state store, and platform, add-ons and application per environment", () => {
    expect(Object.keys(stacks).sort()).toEqual(
      [
        "debtflow-bootstrap",
        "local-bootstrap",
        ...["debtflow-production", "debtflow-staging", "local"].flatMap((id) => [
          `${id}-platform`,
          `${id}-addons`,
          `${id}-application`,
        ]),
      ].sort(),
    );
  });

  it("keeps each stack's state under a key of its own", () => {
    const keys = Object.values(stacks).map((json) => JSON.parse(json).terraform.backend.s3.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain("debtflow/production/platform.tfstate");
    expect(keys).toContain("local/platform.tfstate");
  });

  it("lays pinned checksums beside every stack", () => {
    for (const lock of Object.values(locks)) {
      expect(lock).toContain('provider "registry.terraform.io/hashicorp/aws"');
    }
  });

  it("is the same every time", () => {
    const again = synthStacks((app) => addStacks(app, loadEnvironments("")));
    expect(again.stacks).toEqual(stacks);
  });
});

describe.each(Object.entries(stacks))("%s", (_, json) => {
  it("has addresses without hashes", () => {
    expect(addressesOf(json).filter((address) => /_[0-9A-F]{8}$/.test(address))).toEqual([]);
  });

  it("holds no endpoint and no credential", () => {
    const [aws, ...others] = JSON.parse(json).provider.aws;
    expect(others).toEqual([]);
    expect(Object.keys(aws).sort()).toEqual(["allowed_account_ids", "default_tags", "region"]);
    expect(json).not.toMatch(/"(endpoints|access_key|secret_key|profile)":|localhost:|127\.0\.0\.1/);
    // A token lives for one run, and stands nowhere.
    expect(json).not.toMatch(/"token": "(?!\$\{ephemeral\.)/);
  });

  it("holds no path of a machine", () => {
    for (const path of [projectRoot, homedir(), process.cwd()]) {
      expect(json).not.toContain(path);
    }
    // Inside of a chart's values a quote is escaped; paths there are those of containers.
    expect(json).not.toMatch(/(?<!\\)"\/(home|root|tmp|usr|opt|var|work)\//);
  });

  it("refers to nothing outside itself", () => {
    const { resource = {}, data = {} } = JSON.parse(json);
    const has = (table: Record<string, object>, type: string, name: string) => name in (table[type] ?? {});
    const references = [...json.matchAll(/\$\{[^}]*\}/g)].flatMap(([expression]) => [
      ...expression.matchAll(/(?<![\w.])(data\.)?((?:aws|random)_\w+)\.([A-Za-z_][\w-]*)/g),
    ]);
    for (const [reference, isData, type = "", name = ""] of references) {
      expect([reference, has(isData ? data : resource, type, name)]).toEqual([reference, true]);
    }
  });
});
