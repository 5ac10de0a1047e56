import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { catalogue } from "../../addons/catalogue";
import { projectRoot } from "../../lib/project";

/** Where the published charts' values and schemas lie: a folder `<chart>-<version>` each. Looked for beside the project. */
export const chartsFolder: string = resolve(projectRoot, process.env.SLIPWAY_CHARTS ?? join("..", "shared", "charts"));

/** A chart as it was published. */
export interface PublishedChart {
  readonly chart: string;
  readonly version: string;
  /** Its values.yaml. */
  readonly values: unknown;
  /** Its values.schema.json. @default - it has none */
  readonly schema?: unknown;
}

/** Every chart of the catalogue that lies in the folder. */
export function publishedCharts(folder = chartsFolder): PublishedChart[] {
  const pinned = new Map(Object.values(catalogue).map(({ chart, version }) => [chart, version]));
  return [...pinned].flatMap(([chart, version]) => {
    const place = join(folder, `${chart}-${version}`);
    const schema = join(place, "values.schema.json");
    return existsSync(place)
      ? [
          {
            chart,
            version,
            values: parse(readFileSync(join(place, "values.yaml"), "utf8")),
            ...(existsSync(schema) && { schema: JSON.parse(readFileSync(schema, "utf8")) }),
          },
        ]
      : [];
  });
}
