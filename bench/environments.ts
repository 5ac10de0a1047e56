import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, outputOf } from "./measure";

/** Runs an app of so many environments; its stacks go into a folder of its own in `outdir`. */
export function appOf(environments: number, outdir: string): Command {
  return ["node", "tools/launch.mjs", "bench/app.ts", String(environments), folderOf(environments, outdir)];
}

/** Bytes of heap that such an app holds when it is done. */
export function heapOf(environments: number, outdir: string): number {
  return Number(outputOf([...appOf(environments, outdir), "heap"]));
}

/** Resources that such an app wrote. */
export function resourcesOf(environments: number, outdir: string): number {
  const stacks = join(folderOf(environments, outdir), "stacks");
  const tables = readdirSync(stacks).flatMap((stack) => {
    const { resource = {} } = JSON.parse(readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8")) as StackJson;
    return Object.values(resource);
  });
  return tables.reduce((sum, named) => sum + Object.keys(named).length, 0);
}

interface StackJson {
  /** Type -> name -> arguments. */
  readonly resource?: Readonly<Record<string, object>>;
}

function folderOf(environments: number, outdir: string): string {
  return join(outdir, String(environments));
}
