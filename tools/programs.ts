import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { inTools } from "./files";

/** The program's path, from PATH first and then from .tools/bin. */
export const findProgram = (name: string, searchPath: string = process.env.PATH ?? ""): string | undefined =>
  findIn([searchPath, inTools("bin")].join(delimiter), name);

/** The program's path, from these folders alone. */
export function findIn(searchPath: string, name: string): string | undefined {
  const folders = searchPath.split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, programFile(name))).find(isExecutable);
}

/** What a program's file is called on this system. */
export const programFile = (name: string): string => (process.platform === "win32" ? `${name}.exe` : name);

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
