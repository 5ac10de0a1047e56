/** What the global setup found, for the tests. */
export interface ChartTools {
  readonly helm: string;
  /** A Helm 3 beside it. @default - none is at hand */
  readonly helm3?: string;
  /** Folder with Kubernetes' schemas. @default - {@link withoutSchemas} says why there are none */
  readonly schemas?: string;
  readonly withoutSchemas?: string;
}

/** Variable with {@link ChartTools} as JSON, or with the reason why there are none. */
export const toolsVariable = "SLIPWAY_TEST_CHART_TOOLS";
export const lackVariable = "SLIPWAY_TEST_WITHOUT_CHART_TOOLS";

const given = process.env[toolsVariable];
const tools = given === undefined ? undefined : (JSON.parse(given) as ChartTools);

/** A program or folder that the tests need. */
export function pathOf(tool: "helm" | "helm3" | "schemas"): string {
  const path = tools?.[tool];
  if (path === undefined) {
    throw new Error(`no ${tool}: a test that needs it is described by describeChart, describeSchemas or describeHelm3`);
  }
  return path;
}

const withoutHelm = tools === undefined ? (process.env[lackVariable] ?? "no helm") : undefined;

/** Tests that need helm. */
export const describeChart = describeUnless(withoutHelm);

/** Tests that need helm, and Kubernetes' schemas. */
export const describeSchemas = describeUnless(
  withoutHelm ?? (tools?.schemas ? undefined : (tools?.withoutSchemas ?? "no schemas")),
);

/** Tests that need a Helm 3 as well. */
export const describeHelm3 = describeUnless(
  withoutHelm ?? (tools?.helm3 ? undefined : "no Helm 3 on PATH, nor in .tools: `node tools/launch.mjs tools/install.ts helm-3`"),
);

/** Describes tests; where they cannot run, one that is reported as skipped, with the reason, stands for all of them. */
function describeUnless(reason: string | undefined): (name: string, tests: () => void) => void {
  if (reason === undefined) {
    return (name, tests) => describe(name, tests);
  }
  // The tests' own code is not looked at: it may call, while it describes them, what is not there.
  return (name) => describe.skip(`${name} (${reason})`, notTested);
}

function notTested(): void {
  it("is not tested", () => undefined);
}
