import { join } from "node:path";
import { Release as HelmRelease } from "@cdktf/provider-helm/lib/release";
import { jsonExpression } from "../lib/json-expression";
import { projectRoot } from "../lib/project";
import { AssetType, Construct, type ITerraformDependable, TerraformAsset } from "../lib/terraform";

/** A chart by its repository, pinned; or one of the project's own, that travels with the stack. */
export type Chart =
  | { readonly repository: string; readonly chart: string; readonly version: string }
  | { readonly local: LocalChart };

export interface ReleaseProps {
  /** Name of the release. Changing it replaces the release. */
  readonly name: string;
  /** An existing namespace. Changing it replaces the release. */
  readonly namespace: string;
  readonly chart: Chart;
  readonly values: object;
  /** Seconds until an installation that is not ready counts as failed, and is rolled back. @default 600 */
  readonly timeoutSeconds?: number;
  /** Whether the chart's `crds/` folder is left out. @default false */
  readonly skipCrds?: boolean;
  /** What has to be there before, and goes only after it. */
  readonly after?: readonly ITerraformDependable[];
}

/** Seconds that a release is waited for where nothing else is said. */
export const usualTimeout = 600;

/** Releases that `helm rollback` can go back to. */
const maxHistory = 10;

/**
 * A release of a chart: waited for, and rolled back where it does not get ready. Its values stand as one document in the
 * plan.
 */
export function addRelease(scope: Construct, id: string, props: ReleaseProps): HelmRelease {
  const { name, namespace, chart, values, timeoutSeconds = usualTimeout, skipCrds = false, after = [] } = props;
  return new HelmRelease(scope, id, {
    name,
    namespace,
    ...("local" in chart ? { chart: chart.local.path } : chart),
    values: [jsonExpression(values)],
    createNamespace: false,
    atomic: true,
    cleanupOnFail: true,
    wait: true,
    waitForJobs: true,
    timeout: timeoutSeconds,
    maxHistory,
    ...(skipCrds && { skipCrds }),
    ...(after.length > 0 && { dependsOn: [...after] }),
  });
}

/** A chart of the project's `charts/` folder: a copy lies in the stack's own folder, so that a remote run has it. */
export class LocalChart extends Construct {
  /** From the stack's folder, where Terraform runs. */
  readonly path: string;

  constructor(scope: Construct, id: string, folder: string) {
    super(scope, id);
    const asset = new TerraformAsset(this, "files", {
      path: join(projectRoot, "charts", folder),
      type: AssetType.DIRECTORY,
    });
    this.path = `./${asset.path}`;
  }
}
