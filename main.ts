// What cdktf's own command line runs; it takes no arguments, so SLIPWAY_ENVIRONMENTS selects. `npm run synth` is `slipway synth`.
import { loadEnvironments } from "./environments";
import { addStacks } from "./stacks";
import { endingSupport } from "./stacks/support";
import { synthesize } from "./stacks/synthesize";

const environments = loadEnvironments();
for (const line of endingSupport(environments)) {
  console.warn(`warning: ${line}`);
}
synthesize((app) => addStacks(app, environments));
