import { chartsFolder, publishedCharts } from "./charts";
import { furtherKeys } from "./further-keys";
import { valuesType } from "./render";
import { shapeOf } from "./shape";

/** What is generated from the published charts in a folder, by path in the project. */
export function addonValuesFiles(folder = chartsFolder): ReadonlyMap<string, string> {
  return new Map(
    publishedCharts(folder).map(({ chart, version, values }) => [
      `.gen/addon-charts/${chart}.ts`,
      valuesType(chart, version, shapeOf(values, furtherKeys[chart])),
    ]),
  );
}
