import { describeError, UnavailableError } from "../../tools/errors";
import { installGoTool } from "../../tools/install/go-tools";
import { Progress } from "../../tools/start/progress";
import { chartTools, withoutTools } from "./tools";

/** Installs what renders and checks the chart. Where it is not to be had, those tests are skipped, and say why. */
export default async function setup(): Promise<void> {
  // Not on stdout, which may be jest's JSON.
  const { say } = new Progress((line) => process.stderr.write(`${line}\n`));
  try {
    for (const tool of chartTools) {
      await installGoTool(tool, say);
    }
  } catch (error) {
    if (!(error instanceof UnavailableError)) {
      throw new Error(describeError(error), { cause: error });
    }
    say(`the chart's tests are skipped: ${error.message}`);
    process.env[withoutTools] = error.message;
  }
}
