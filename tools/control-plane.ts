import { Command } from "commander";
import { ControlPlane } from "./control-plane/control-plane";
import { describeError } from "./errors";
import { Progress } from "./start/progress";

const program = new Command("node tools/launch.mjs tools/control-plane.ts")
  .description("Runs a Kubernetes control plane with simulated nodes on this machine, until it is interrupted.")
  .option("--name <name>", "tells several apart", "local")
  .action(async ({ name }: { name: string }) => {
    const { say } = new Progress();
    const plane = await ControlPlane.start({ name, onProgress: say });
    say(`processes: ${Object.values(plane.pids).join(" ")}`);
    say(`it runs until Ctrl-C; elsewhere: export KUBECONFIG=${plane.cluster.access.kubeconfig}`);
    setInterval(() => {}, 60_000);
  });

program.parseAsync().catch((error: unknown) => {
  console.error(describeError(error));
  process.exitCode = 1;
});
