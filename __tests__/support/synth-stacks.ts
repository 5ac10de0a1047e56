import "./matchers";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../lib/terraform";
import { synthesize } from "../../stacks/synthesize";

/** A synthesis as `npm run synth` does it. */
export interface Synthesis {
  /** Stack id -> its cdk.tf.json. */
  readonly stacks: Readonly<Record<string, string>>;
  /** Stack id -> the lock file beside it. */
  readonly locks: Readonly<Record<string, string>>;
}

/** Synthesizes the stacks that `build` adds, every preparation and validation included, and returns what was written. */
export function synthStacks(build: (app: App) => void): Synthesis {
  const outdir = mkdtempSync(join(tmpdir(), "slipway-synth-"));
  try {
    synthesize(build, outdir);
    const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as { stacks: Record<string, unknown> };
    const read = (file: string) =>
      Object.fromEntries(Object.keys(stacks).map((id) => [id, readFileSync(join(outdir, "stacks", id, file), "utf8")]));
    return { stacks: read("cdk.tf.json"), locks: read(".terraform.lock.hcl") };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
