import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019";
import { Ajv2020 } from "ajv/dist/2020";
import { chartsFolder, type PublishedChart, publishedCharts } from "../../tools/addon-values/charts";

const charts = publishedCharts();

/** Tests that need the charts as they were published: skipped, and reported so, where they do not lie beside the project. */
export const describePublished: (name: string, tests: (charts: readonly PublishedChart[]) => void) => void =
  charts.length > 0
    ? (name, tests) => describe(name, () => tests(charts))
    : (name, tests) =>
        // biome-ignore lint/suspicious/noSkippedTests: reported with the reason
        describe.skip(`${name} (no published charts: set SLIPWAY_CHARTS to a folder with <chart>-<version>/values.yaml)`, () =>
          tests(charts));

export { chartsFolder };

/** Checks values against a chart's values.schema.json, whatever draft it is written in; what it refers to on the web is left out. */
export function schemaErrors(schema: unknown, values: unknown): string[] {
  const local = withoutRemote(schema) as AnySchema & { readonly $schema?: string };
  const validate = validator(local.$schema ?? "")(local);
  validate(values);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function validator(draft: string): (schema: AnySchema) => ValidateFunction {
  const options = { strict: false, allErrors: true, logger: false, validateFormats: false } as const;
  const ajv = draft.includes("2019-09")
    ? new Ajv2019(options)
    : draft.includes("2020-12")
      ? new Ajv2020(options)
      : new Ajv(options);
  return (schema) => ajv.compile(schema);
}

/** A test asks no server. */
function withoutRemote(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(withoutRemote);
  }
  if (typeof schema !== "object" || schema === null) {
    return schema;
  }
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      key === "$ref" && String(value).startsWith("https://") ? [] : [[key, withoutRemote(value)]],
    ),
  );
}
