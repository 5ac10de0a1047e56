import { describeError, UnavailableError } from "../../tools/errors";
import { findHelm, findHelm3 } from "../../tools/install/helm";
import { installKubernetesSchemas } from "../../tools/install/kubernetes-schemas";
import { Progress } from "../../tools/start/progress";
import { type ChartTools, lackVariable, toolsVariable } from "./tools";

/** Installs what renders and checks the chart. Where it is not to be had, those tests are skipped, and say why. */
export default async function setup(): Promise<void> {
  // Not on stdout, which may be jest's JSON.
  const { say } = new Progress((line) => process.stderr.write(`${line}\n`));
  const helm = await orReason(() => findHelm(say));
  if ("reason" in helm) {
    say(`the chart's tests are skipped: ${helm.reason}`);
    process.env[lackVariable] = helm.reason;
    return;
  }
  const helm3 = await findHelm3();
  const schemas = await orReason(() => installKubernetesSchemas(say));
  if ("reason" in schemas) {
    say(`the tests against Kubernetes' schemas are skipped: ${schemas.reason}`);
  }
  const tools: ChartTools = {
    helm: helm.found,
    ...(helm3 !== undefined && { helm3 }),
    ...("reason" in schemas ? { withoutSchemas: schemas.reason } : { schemas: schemas.found }),
  };
  process.env[toolsVariable] = JSON.stringify(tools);
}

/** What is found, or why it is not to be had here; any other failure is one of the run. */
async function orReason(find: () => Promise<string>): Promise<{ readonly found: string } | { readonly reason: string }> {
  try {
    return { found: await find() };
  } catch (error) {
    if (error instanceof UnavailableError) {
      return { reason: error.message };
    }
    throw new Error(describeError(error), { cause: error });
  }
}
