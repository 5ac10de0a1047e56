import type { Command } from "commander";
import { bootstrapStackOf, layers, stackOf, stateStoreOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { brokenText, checkedNamed } from "./environments";
import { columns, wrapped } from "./text";

/** An environment in a few words. */
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

/** A table of them, with what is longer in lines of its own. */
export function listText(all: readonly Listed[]): string[] {
  const [head = "", ...rows] = columns([
    ["environment", "account", "region", "delivery"],
    ...all.map(({ id, account, region, delivery }) => [id, account, region, delivery]),
  ]);
  return [
    head,
    ...all.flatMap(({ backend, stacks }, at) => [
      rows[at] ?? "",
      `  state   ${backend}`,
      ...wrapped("  stacks  ", stacks.join(" > ")),
    ]),
  ];
}

export function addList(program: Command): void {
  program
    .command("list")
    .description("Lists every environment, with its stacks in the order in which they are applied.")
    .option("--json", "as JSON", false)
    .action(({ json }: { json: boolean }) => {
      const checked = checkedNamed([]);
      if (json) {
        const all = checked.map(({ id, environment, problems }) =>
          environment ? listed(environment) : { id, problems: problems.map(({ message }) => message) },
        );
        console.log(JSON.stringify(all, undefined, 2));
        return;
      }
      const sound = checked.flatMap(({ environment }) => environment ?? []);
      const broken = checked.filter(({ environment }) => environment === undefined);
      const lines = [...(sound.length > 0 ? listText(sound.map(listed)) : []), ...broken.flatMap(brokenText)];
      console.log(lines.join("\n"));
    });
}
