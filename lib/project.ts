import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's folder: the nearest one above this code that holds cdktf.json, bundled or not. */
export const projectRoot: string = findProjectRoot(__dirname);

function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, "cdktf.json"))) {
    return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) {
    throw new Error(`no cdktf.json in any folder above ${__dirname}: run from a checkout of the project`);
  }
  return findProjectRoot(parent);
}
