import { Command, InvalidArgumentError, Option } from "commander";
import { exitCodeOf, exitCodes } from "./deployment/exit-codes";
import { describeError, ToolError } from "./errors";
import { down } from "./start/down";
import { Progress } from "./start/progress";
import { up } from "./start/up";

const program = new Command("npm start --")
  .description("Starts the AWS emulator and deploys the environment `local` to it; running it again continues or updates.")
  .option("--down", "destroy what was deployed, and stop the emulator", false)
  .addOption(new Option("--port <port>", "port of the emulator on 127.0.0.1 (default: a free one)").argParser(parsePort))
  .allowExcessArguments(false);

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65535) {
    throw new InvalidArgumentError("It has to be a number from 1024 to 65535.");
  }
  return port;
}

async function main(): Promise<void> {
  const options = program.parse().opts<{ down: boolean; port?: number }>();
  const progress = new Progress();
  try {
    await (options.down ? down(progress) : up(progress, options.port));
  } catch (error) {
    console.error(`\n${describeError(error)}`);
    process.exitCode = exitCodeOf(error);
    if (!(error instanceof ToolError) && process.exitCode !== exitCodes.usage) {
      console.error("  next: this should not have happened; please report it with the lines above");
    }
  }
}

void main();
