import { mkdirSync } from "node:fs";
import type { Environment } from "../../environments/schema";
import { chosen } from "../terraform/choice";

/** Writes the stacks of these environments into a folder of their own: cdktf.out would lose those of all others. */
export async function synthesizeInto(outdir: string, environments: readonly Environment[]): Promise<void> {
  // Loaded only now: what merely lists environments starts in half the time without it.
  const [{ addStacks }, { synthesize }] = await Promise.all([import("../../stacks"), import("../../stacks/synthesize")]);
  mkdirSync(outdir, { recursive: true });
  synthesize((app) => addStacks(app, environments), outdir, chosen().product);
}
