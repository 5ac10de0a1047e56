import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { UsageError } from "../deployment/exit-codes";
import { readJson, toolsFolder } from "../files";

/** Files of a folder that a message names. */
const shownFiles = 3;

/** Terraform's lock of a state that lies in the stack's own folder. */
const stateLock = ".terraform.tfstate.lock.info";

/**
 * Stacks go into a folder of their own: a new or empty one, or one that holds an earlier synthesis and nothing else.
 *
 * @param name what the user called it
 * @throws UsageError on any other, and on one that Terraform works in
 */
export function refuseOtherFiles(folder: string, name: string): void {
  if (!relative(toolsFolder, folder).startsWith("..")) {
    throw new UsageError(`${name}: is where slipway keeps its own files`, "name a folder outside of .tools");
  }
  const blocking = ancestors(folder).find((path) => existsSync(path) && !statSync(path).isDirectory());
  if (blocking !== undefined) {
    throw new UsageError(`${name}: ${blocking} is a file`, "name a folder");
  }
  if (!existsSync(folder)) {
    return;
  }
  const others = otherFiles(folder);
  if (others.length > 0) {
    const more = others.length > shownFiles ? ` and ${others.length - shownFiles} more` : "";
    throw new UsageError(
      `${name}: holds files that no synthesis wrote: ${others.slice(0, shownFiles).join(", ")}${more}`,
      "name a new folder, or one that holds an earlier synthesis and nothing else",
    );
  }
  const used = namesIn(join(folder, "stacks")).find((stack) => existsSync(join(folder, "stacks", stack, stateLock)));
  if (used !== undefined) {
    throw new UsageError(
      `${name}: Terraform works in ${join("stacks", used)}`,
      `wait for its end, or delete ${stateLock} there if no Terraform runs`,
    );
  }
}

/** What stands there beside the manifest and the folders of stacks. */
function otherFiles(folder: string): string[] {
  const manifest = readJson<{ readonly stacks?: unknown }>(join(folder, "manifest.json"));
  return namesIn(folder).flatMap((name) => {
    if (name === "manifest.json") {
      return typeof manifest?.stacks === "object" ? [] : [name];
    }
    return name === "stacks"
      ? namesIn(join(folder, name))
          .filter((stack) => !isStack(join(folder, name, stack)))
          .map((stack) => join(name, stack))
      : [name];
  });
}

/** A synthesis that was interrupted leaves an empty folder. */
function isStack(folder: string): boolean {
  return existsSync(join(folder, "cdk.tf.json")) || (statSync(folder).isDirectory() && namesIn(folder).length === 0);
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

function ancestors(path: string): string[] {
  const parent = join(path, "..");
  return parent === path ? [path] : [path, ...ancestors(parent)];
}
