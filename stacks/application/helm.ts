import { longestJobSeconds, rollingSeconds, secondsByToken } from "../../application/rollout-time";
import { applicationValues, longestRolloutSeconds, type PlatformFacts } from "../../application/values";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { addRelease, LocalChart } from "../release";

/** Seconds that each migration has at least, and the rollout after the last one, and the way back. One in steps has its own besides. */
const leastSeconds = 1800;

/** Two releases of the chart: what pods need before they start, then migrations and pods. */
export function deliverByHelm(scope: Construct, environment: Environment, facts: PlatformFacts): void {
  const chart = { local: new LocalChart(scope, "chart", "application") };
  const { name, namespace } = environment.application;
  const foundation = addRelease(scope, "foundation", {
    name: `${name}-foundation`,
    namespace,
    chart,
    values: applicationValues(environment, facts, "foundation"),
  });
  const values = applicationValues(environment, facts, "workloads");
  addRelease(scope, "workloads", {
    name,
    namespace,
    chart,
    values,
    timeoutSeconds: timeoutOf(environment) + longestRolloutSeconds(values),
    after: [foundation],
  });
}

/** With a token, so that migrations, rollout and the way back, each as slow as they may be, end before it does: what takes longer is refused at load. */
function timeoutOf(environment: Environment): number {
  return environment.clusterAccess.type === "token"
    ? secondsByToken(environment.application)
    : Math.max(leastSeconds, longestJobSeconds(environment.application), ...Object.values(rollingSeconds(environment)));
}
