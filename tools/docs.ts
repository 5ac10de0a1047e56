import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { projectRoot } from "../lib/project";
import { pageOf } from "./docs/page";
import { readModules } from "./docs/read";
import { describeError } from "./errors";
import { writeWhole } from "./files";

const { check } = new Command("npm run docs --")
  .description("Writes a page for each module into docs/modules/, from the comments of its sources.")
  .option("--check", "write nothing; fail when a page is out of date", false)
  .allowExcessArguments(false)
  .parse()
  .opts<{ check: boolean }>();

function main(): void {
  const folder = join(projectRoot, "docs", "modules");
  mkdirSync(folder, { recursive: true });

  const indexFiles = readdirSync(join(projectRoot, "modules"))
    .map((module) => join(projectRoot, "modules", module, "index.ts"))
    .filter((file) => existsSync(file))
    .sort();
  const pages = new Map(readModules(indexFiles).map((module) => [`${module.name}.md`, pageOf(module)]));

  const there = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const outdated = [
    ...[...pages].filter(([file, page]) => !there.includes(file) || readFileSync(join(folder, file), "utf8") !== page),
    ...there.filter((file) => !pages.has(file)).map((file) => [file, undefined] as const),
  ];

  for (const [file, page] of outdated) {
    const name = `docs/modules/${file}`;
    if (check) {
      console.error(`${name} ${page === undefined ? "has no module" : "is out of date"}`);
    } else if (page === undefined) {
      rmSync(join(folder, file));
      console.log(`removed ${name}`);
    } else {
      writeWhole(join(folder, file), page);
      console.log(`wrote ${name}`);
    }
  }
  if (check && outdated.length > 0) {
    console.error("  next: run `npm run docs`, and commit what it writes");
    process.exitCode = 1;
  }
}

try {
  main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
