import { join, resolve } from "node:path";
import { Command } from "commander";
import { projectRoot } from "../lib/project";
import { chartsFolder } from "./addon-values/charts";
import { addonValuesFiles } from "./addon-values/files";
import { generatedFiles } from "./chart-types/files";
import { describeError } from "./errors";
import { writeWhole } from "./files";

const program = new Command("npm run charts --")
  .description("Writes the types of charts' values into .gen/, and the README of the project's own chart, from its schema.")
  .option("--from <folder>", "published charts: a folder <chart>-<version> with values.yaml each", chartsFolder)
  .action(({ from }: { readonly from: string }) => {
    const published = addonValuesFiles(resolve(from));
    for (const [file, content] of [...generatedFiles(), ...published]) {
      writeWhole(join(projectRoot, file), content);
      console.log(`wrote ${file}`);
    }
    if (published.size === 0) {
      console.log("the add-ons' types stay as they are: no published charts there (--from <folder>, or SLIPWAY_CHARTS)");
    }
  });

program.parseAsync().catch((error: unknown) => {
  console.error(describeError(error));
  process.exitCode = 1;
});
