import { copyFileSync, existsSync, renameSync } from "node:fs";
import { readJson } from "../files";

/** Terraform keeps the state before the last beside a local state. */
export const backupOf = (path: string): string => `${path}.backup`;

/** Moves a state away that is no whole JSON, and puts the one before the last in its place, if there is one. */
export function setBrokenAside(path: string, report: (line: string) => void): void {
  if (!existsSync(path) || readJson(path) !== undefined) {
    return;
  }
  const aside = `${path}.broken`;
  renameSync(path, aside);
  const backup = backupOf(path);
  if (readJson(backup) === undefined) {
    report(`${path} was no whole state (now ${aside}), and there is no ${backup}: going on without a state`);
    return;
  }
  copyFileSync(backup, path);
  report(`${path} was no whole state (now ${aside}): going back to ${backup}`);
}
