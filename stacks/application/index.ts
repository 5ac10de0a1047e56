import { applicationValues, longestRolloutSeconds } from "../../application/values";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { addClusterAccess } from "../cluster-access";
import { ContractReader } from "../contract";
import { EnvironmentStack } from "../environment";
import { addRelease, LocalChart } from "../release";
import { factsOf } from "./facts";
import { imageTags } from "./image-tags";

/** Seconds that a migration and the rollout after it may take together; one in steps has its own time besides. */
const rolloutSeconds = 1800;

/** The application, as two releases of its chart: what pods need before they start, then the pods. */
export class ApplicationStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "application", environment);
    const contract = new ContractReader(this, "contract", environment);
    addClusterAccess(this, environment, contract);

    const facts = factsOf(environment, contract, imageTags(this, environment));
    const chart = { local: new LocalChart(this, "chart", "application") };
    const { name, namespace } = environment.application;
    const foundation = addRelease(this, "foundation", {
      name: `${name}-foundation`,
      namespace,
      chart,
      values: applicationValues(environment, facts, "foundation"),
    });
    const workloads = applicationValues(environment, facts, "workloads");
    addRelease(this, "workloads", {
      name,
      namespace,
      chart,
      values: workloads,
      timeoutSeconds: rolloutSeconds + longestRolloutSeconds(workloads),
      after: [foundation],
    });
  }
}
