import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { generatedFiles } from "../../tools/chart-types/files";
import { objectTypes, type RootSchema } from "../../tools/chart-types/schema";

describe("What is generated from the chart's schema", () => {
  it.each([...generatedFiles()])("is current: %s (else run `npm run charts`)", (file, content) => {
    expect(readFileSync(join(projectRoot, file), "utf8")).toBe(content);
  });

  it("describes every value: one without a description is refused", () => {
    const schema: RootSchema = { description: "All", properties: { part: { type: "string" } }, definitions: {} };
    expect(() => objectTypes(schema, "Values")).toThrow("Values.part has no description");
  });
});

describe("The chart's schema", () => {
  it("lets no object of its own take unknown values", () => {
    const file = join(projectRoot, "charts/application/values.schema.json");
    const root = JSON.parse(readFileSync(file, "utf8")) as RootSchema;
    // `workload` holds what three others take over; nothing is checked against it.
    const objects = Object.entries({ root, ...root.definitions }).filter(
      ([name, { properties }]) => properties && name !== "workload",
    );
    expect(objects.length).toBeGreaterThan(20);
    expect(objects.filter(([, schema]) => schema.additionalProperties !== false).map(([name]) => name)).toEqual([]);
  });
});
