import type { Command } from "commander";
import { reasonsOf, type Weakened } from "../../environments/reasons";
import { brokenText, checkedNamed } from "./environments";
import { wrapped } from "./text";

export function addReasons(program: Command): void {
  program
    .command("reasons")
    .description("Lists every default that an environment (or any) weakens, with the reason that it gives.")
    .argument("[environment]", "its id, such as debtflow-staging")
    .option("--json", "as JSON", false)
    .action((id: string | undefined, { json }: { json: boolean }) => {
      const checked = checkedNamed(id === undefined ? [] : [id]);
      const found = checked.map((one) => ({ ...one, reasons: one.environment ? reasonsOf(one.environment) : [] }));
      if (json) {
        const all = found.map(({ id: environment, reasons, problems }) => ({
          environment,
          ...(problems.length > 0 ? { problems: problems.map(({ message }) => message) } : { reasons }),
        }));
        console.log(JSON.stringify(all, undefined, 2));
        return;
      }
      const lines = found.flatMap((one) => (one.environment ? reasonsText(one.id, one.reasons) : brokenText(one)));
      console.log(lines.join("\n"));
    });
}

export function reasonsText(id: string, reasons: readonly Weakened[]): string[] {
  return reasons.length === 0
    ? [`${id} weakens no default`]
    : reasons.flatMap(({ path, settings, reason }) => [
        `${path} (${Object.entries(settings)
          .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
          .join(", ")})`,
        ...wrapped("  ", reason),
      ]);
}
