import { join } from "node:path";
import { projectRoot } from "../lib/project";
import { generatedFiles } from "./chart-types/files";
import { describeError } from "./errors";
import { writeWhole } from "./files";

// Writes the types of the charts' values into .gen/, and the charts' READMEs, from their schemas.
try {
  for (const [file, content] of generatedFiles()) {
    writeWhole(join(projectRoot, file), content);
    console.log(`wrote ${file}`);
  }
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
