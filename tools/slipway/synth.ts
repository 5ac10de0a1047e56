import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { loadEnvironments } from "../../environments";
import { projectRoot } from "../../lib/project";
import { synthesizeInto } from "../deployment/synthesis";
import { refuseUnknown } from "./environments";

export function addSynth(program: Command): void {
  program
    .command("synth")
    .description("Writes the stacks of these environments, or of all.")
    .argument("[environment...]", "ids, such as debtflow-staging")
    .option("--out <folder>", "where to; stacks of other environments there are deleted (default: cdktf.out)")
    .action(async (ids: string[], { out }: { out?: string }) => {
      refuseUnknown(ids);
      const folder = out === undefined ? join(projectRoot, "cdktf.out") : resolve(out);
      const environments = loadEnvironments(ids.length > 0 ? ids.join(",") : undefined);
      await synthesizeInto(folder, environments);
      console.log(`${environments.map(({ id }) => id).join(", ")}: written into ${relative(process.cwd(), folder) || "."}`);
    });
}
