import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { introduction } from "./introduction";
import { readmeOf, typesOf } from "./render";
import { objectTypes, type RootSchema } from "./schema";

/** What is generated from the application chart's schema, by path in the project. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const schema = JSON.parse(readFileSync(join(projectRoot, "charts/application/values.schema.json"), "utf8")) as RootSchema;
  const objects = objectTypes(schema, "ApplicationChartValues");
  return new Map([
    [".gen/application-chart.ts", typesOf("application", objects)],
    ["charts/application/README.md", readmeOf("application", introduction, objects)],
  ]);
}
