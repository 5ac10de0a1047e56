import type { Command } from "commander";
import { workloadsOf } from "../../application/workloads";
import { didYouMean } from "../../lib/suggest";
import { UsageError } from "../deployment/exit-codes";
import { environmentNamed } from "./environments";
import { workloadText } from "./explain/text";

export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("Tells what follows from each use: rights, secrets, variables, ways through the network.")
    .argument("<environment>", "its id, such as debtflow-staging")
    .argument("[component]", "a component, job or cron job of it; all without")
    .option("--json", "as JSON", false)
    .action(async (id: string, name: string | undefined, { json }: { json: boolean }) => {
      const environment = environmentNamed(id);
      const names = workloadsOf(environment.application).map((workload) => workload.name);
      if (name !== undefined && !names.includes(name)) {
        throw new UsageError(
          `${id} has no component, job or cron job ${name}${didYouMean(name, names)}`,
          `name one of ${names.join(", ")}`,
        );
      }
      // Loaded only now: what merely lists environments starts in half the time without it.
      const { explained } = await import("./explain/explanation");
      const workloads = explained(environment).filter((workload) => name === undefined || workload.name === name);
      console.log(
        json
          ? JSON.stringify({ environment: id, workloads }, undefined, 2)
          : workloads.map((workload) => workloadText(workload).join("\n")).join("\n\n"),
      );
    });
}
