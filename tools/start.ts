import { Command, InvalidArgumentError, Option } from "commander";
import { outliveReaders, tellFailure } from "./failure";
import { down } from "./start/down";
import { Progress } from "./start/progress";
import { up } from "./start/up";

const program = new Command("npm start --")
  .description("Starts the AWS emulator and deploys an environment to it; running it again continues or updates.")
  .argument("[environment]", "its id (default: the one that lives on the emulator; with --down all that do)")
  .option(
    "--cluster",
    "add-ons and application too, in a simulated Kubernetes cluster; the first time it is built, with Go",
    false,
  )
  .addOption(new Option("--down", "destroy what was deployed, and stop the emulator").default(false).conflicts("cluster"))
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
  const options = program.parse().opts<{ cluster: boolean; down: boolean; port?: number }>();
  const [id] = program.args;
  const progress = new Progress();
  try {
    await (options.down ? down(progress, id) : up(progress, { id, cluster: options.cluster, port: options.port }));
  } catch (error) {
    tellFailure(error);
  }
}

outliveReaders();
void main();
