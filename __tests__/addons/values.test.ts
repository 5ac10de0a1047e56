import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addons, catalogue } from "../../addons";
import { projectRoot } from "../../lib/project";
import { addonValuesFiles } from "../../tools/addon-values/files";
import { furtherKeys } from "../../tools/addon-values/further-keys";
import { shapeOf, unknownKeys } from "../../tools/addon-values/shape";
import { addonsWith, everyAddon, releasesOf } from "../support/addons";
import { describePublished, schemaErrors } from "../support/published-charts";

const releases = Object.values(everyAddon)
  .flatMap((changes) => releasesOf(addonsWith(changes)))
  .filter(({ version }) => version !== undefined);

it("has every add-on in one of its environments", () => {
  const installed = new Set(releases.map(({ name }) => name));
  expect(Object.keys(addons).filter((name) => !installed.has(catalogue[name as keyof typeof addons].release))).toEqual([]);
});

describePublished("what the stacks give to the charts that were published", (charts) => {
  it.each(charts.map((chart) => [chart.chart, chart] as const))("%s: knows every key of it", (name, { values }) => {
    const shape = shapeOf(values, furtherKeys[name]);
    for (const release of releases.filter(({ chart }) => chart === name)) {
      expect({ [release.address]: unknownKeys(shape, release.values) }).toEqual({ [release.address]: [] });
    }
  });

  it.each(charts.flatMap(({ chart, values, schema }) => (schema === undefined ? [] : [[chart, values, schema] as const])))(
    "%s: fits its schema",
    (name, values, schema) => {
      for (const release of releases.filter(({ chart }) => chart === name)) {
        expect(schemaErrors(schema, merged(values, release.values))).toEqual([]);
      }
    },
  );

  it("is found out where a key is misspelt", () => {
    const chart = charts.find(({ chart }) => chart === "metrics-server");
    expect(unknownKeys(shapeOf(chart?.values), { podDisruptionBudget: { enable: true }, replicaz: 2 })).toEqual([
      "podDisruptionBudget.enable",
      "replicaz",
    ]);
  });

  it("is found out by a strict schema", () => {
    const chart = charts.find(({ chart }) => chart === "cert-manager");
    expect(schemaErrors(chart?.schema, { crds: { enable: true } }).join()).toMatch(/crds must NOT have additional properties/);
  });

  it.each([...addonValuesFiles()])("has the types that are generated: %s (else run `npm run charts`)", (file, content) => {
    expect(readFileSync(join(projectRoot, file), "utf8")).toBe(content);
  });

  it("has further keys of its charts only", () => {
    const known = charts.map(({ chart }) => chart);
    expect(Object.keys(furtherKeys).filter((chart) => !known.includes(chart))).toEqual([]);
  });
});

/** Values over a chart's own, as Helm puts them together. */
function merged(own: unknown, given: unknown): unknown {
  const isTable = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isTable(own) || !isTable(given)) {
    return given;
  }
  const result: Record<string, unknown> = { ...own };
  for (const [key, value] of Object.entries(given)) {
    result[key] = key in own ? merged(own[key], value) : value;
  }
  return result;
}
