// An app of many environments: `node tools/launch.mjs bench/app.ts <environments> <outdir> [heap]`.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { production } from "../__tests__/support/debtflow/production";
import { loadEnvironments } from "../environments";
import type { App } from "../lib/terraform";
import { addStacks } from "../stacks";
import { synthesize } from "../stacks/synthesize";

const [count, outdir, heap] = process.argv.slice(2);
const definitions = Array.from({ length: Number(count) }, (_, index) => ({ ...production, stage: `stage-${index + 1}` }));

const kept: App[] = [];
synthesize((app) => {
  kept.push(app);
  addStacks(app, loadEnvironments("", definitions));
}, outdir);

if (heap === "heap") {
  // Not node's --expose-gc: the compiled form of the bundle is bound to node's flags.
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  // The app is still referred to here, so that this is what a synthesis holds at its end.
  process.stdout.write(`${kept.length && process.memoryUsage().heapUsed}\n`);
}
