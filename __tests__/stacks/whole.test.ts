import { homedir } from "node:os";
import { projectRoot } from "../../lib/project";
import { addStacks } from "../../stacks";
import { debtflowEnvironments } from "../support/debtflow";
import { listedEnvironments } from "../support/listed";
import { addressesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";

const { stacks, locks } = synthStacks((app) => addStacks(app, listedEnvironments));

describe("a synthesis of DebtFlow", () => {
  const { stacks } = synthStacks((app) => addStacks(app, debtflowEnvironments));

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

  it("keeps states under readable keys", () => {
    const keys = Object.values(stacks).map((json) => JSON.parse(json).terraform.backend.s3.key);
    expect(keys).toContain("debtflow/production/platform.tfstate");
    expect(keys).toContain("local/platform.tfstate");
  });
});

describe("a synthesis of everything that is listed", () => {
  it("keeps each stack's state in a place of its own", () => {
    const places = Object.values(stacks).map((json) => {
      const { backend, cloud } = JSON.parse(json).terraform;
      return JSON.stringify(backend ?? cloud);
    });
    expect(new Set(places).size).toBe(places.length);
  });

  it("lays pinned checksums beside every stack", () => {
    for (const lock of Object.values(locks)) {
      expect(lock).toContain('provider "registry.terraform.io/hashicorp/aws"');
    }
  });

  it("is the same every time", () => {
    const again = synthStacks((app) => addStacks(app, listedEnvironments));
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
    expect(json).not.toMatch(/"(endpoints|access_key|secret_key|profile)":/);
    // In a chart's values, which are texts, it is a pod that talks to itself.
    const outsideOfCharts = JSON.stringify(JSON.parse(json), (key, value) => (key === "values" ? undefined : value));
    expect(outsideOfCharts).not.toMatch(/localhost:|127\.0\.0\.1/);
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
