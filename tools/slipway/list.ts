import type { Command } from "commander";
import { loadEnvironments } from "../../environments";
import { bootstrapStackOf, layers, stackOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";

/** An environment in a line. */
export interface Listed {
  readonly id: string;
  readonly system: string;
  readonly stage: string | undefined;
  readonly account: string;
  readonly region: string;
  readonly delivery: string;
  /** Where the state is: `s3 debtflow-terraform-state`. */
  readonly backend: string;
  /** In the order in which they are applied. */
  readonly stacks: readonly string[];
}

export function listed(environment: Environment): Listed {
  const { id, system, stage, account, region, delivery, backend } = environment;
  const store = backend.type === "s3" ? stateStoreOf(environment, backend) : undefined;
  return {
    id,
    system,
    stage,
    account,
    region,
    delivery,
    backend: `${backend.type} ${store?.bucket ?? ("organization" in backend ? backend.organization : "directory" in backend ? backend.directory : "")}`,
    stacks: [...(store ? [bootstrapStackOf(store)] : []), ...layers.map((layer) => stackOf(environment, layer))],
  };
}

/** Rows in columns as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

export function addList(program: Command): void {
  program
    .command("list")
    .description("Lists every environment, with its stacks in the order in which they are applied.")
    .option("--json", "as JSON", false)
    .action(({ json }: { json: boolean }) => {
      const all = loadEnvironments("").map(listed);
      if (json) {
        console.log(JSON.stringify(all, undefined, 2));
        return;
      }
      const head = ["environment", "system", "stage", "account", "region", "delivery", "state", "stacks"];
      const rows = all.map(({ id, system, stage = "-", account, region, delivery, backend, stacks }) => {
        return [id, system, stage, account, region, delivery, backend, stacks.join(" > ")];
      });
      console.log(columns([head, ...rows]).join("\n"));
    });
}
