import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../../lib/project";
import { endingSupport } from "../../stacks/support";
import { synthesizeInto } from "../deployment/synthesis";
import { loadEnvironments } from "../environments";
import { refuseUnknown } from "./environments";
import { refuseOtherFiles } from "./synthesis-folder";

export function addSynth(program: Command): void {
  program
    .command("synth")
    .description("Writes the stacks of these environments, or of all (or those of SLIPWAY_ENVIRONMENTS).")
    .argument("[environment...]", "ids, such as debtflow-staging")
    .option("--out <folder>", "where to: a new folder, or that of an earlier synthesis (default: cdktf.out)")
    .action(async (ids: string[], { out }: { out?: string }) => {
      refuseUnknown(ids);
      const folder = out === undefined ? join(projectRoot, "cdktf.out") : resolve(out);
      const shown = relative(process.cwd(), folder) || ".";
      refuseOtherFiles(folder, out === undefined ? shown : `--out ${out}`);
      const environments = loadEnvironments(ids.length > 0 ? ids.join(",") : undefined);
      for (const line of endingSupport(environments)) {
        console.warn(`warning: ${line}`);
      }
      await synthesizeInto(folder, environments);
      console.log(`${environments.map(({ id }) => id).join(", ")}: written into ${shown}`);
    });
}
