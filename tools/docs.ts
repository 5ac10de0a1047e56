import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { projectRoot } from "../lib/project";
import { pageOf } from "./docs/page";
import { readModules } from "./docs/read";
import { referencePages } from "./docs/reference";
import { describeError } from "./errors";
import { writeWhole } from "./files";

const { check } = new Command("npm run docs --")
  .description("Writes docs/modules/ and docs/reference/ from the comments of the sources and from the schemas.")
  .option("--check", "write nothing; fail when a page is out of date", false)
  .allowExcessArguments(false)
  .parse()
  .opts<{ check: boolean }>();

function main(): void {
  const indexFiles = readdirSync(join(projectRoot, "modules"))
    .map((module) => join(projectRoot, "modules", module, "index.ts"))
    .filter((file) => existsSync(file))
    .sort();
  const modules = new Map(readModules(indexFiles).map((module) => [`${module.name}.md`, pageOf(module)]));
  const outdated = [...keep("docs/modules", modules), ...keep("docs/reference", referencePages())];
  if (check && outdated.length > 0) {
    console.error("  next: run `npm run docs`, and commit what it writes");
    process.exitCode = 1;
  }
}

/** Makes a folder hold these pages and no other; with `--check` only tells. Returns what was out of date. */
function keep(folder: string, pages: ReadonlyMap<string, string>): string[] {
  const path = join(projectRoot, folder);
  mkdirSync(path, { recursive: true });
  const there = readdirSync(path).filter((file) => file.endsWith(".md"));
  const outdated = [
    ...[...pages].filter(([file, page]) => !there.includes(file) || readFileSync(join(path, file), "utf8") !== page),
    ...there.filter((file) => !pages.has(file)).map((file) => [file, undefined] as const),
  ];
  for (const [file, page] of outdated) {
    const name = `${folder}/${file}`;
    if (check) {
      console.error(`${name} ${page === undefined ? "is a page of nothing" : "is out of date"}`);
    } else if (page === undefined) {
      rmSync(join(path, file));
      console.log(`removed ${name}`);
    } else {
      writeWhole(join(path, file), page);
      console.log(`wrote ${name}`);
    }
  }
  return outdated.map(([file]) => file);
}

try {
  main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
