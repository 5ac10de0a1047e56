// What cdktf's own command line runs; it takes no arguments, so SLIPWAY_ENVIRONMENTS selects, and TERRAFORM_BINARY_NAME says what it calls. `npm run synth` is `slipway synth`.
import { loadEnvironments } from "./environments";
import { productOf } from "./lib/product";
import { addStacks } from "./stacks";
import { endingSupport } from "./stacks/support";
import { synthesize } from "./stacks/synthesize";

const environments = loadEnvironments();
for (const line of endingSupport(environments)) {
  console.warn(`warning: ${line}`);
}
const { TERRAFORM_BINARY_NAME: program = "" } = process.env;
synthesize((app) => addStacks(app, environments), undefined, productOf(program));
