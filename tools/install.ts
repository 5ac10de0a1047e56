import { dirname } from "node:path";
import { Argument, Command } from "commander";
import { outliveReaders, tellFailure } from "./failure";
import { installControlPlane } from "./install/control-plane";
import { type GoToolName, goTools, installGoTool } from "./install/go-tools";
import { findHelm } from "./install/helm";
import { installKubernetesSchemas } from "./install/kubernetes-schemas";
import { installOpenTofu } from "./install/opentofu";
import { installPythonTool, type PythonToolName, pythonTools } from "./install/python-tools";
import { installTerraform } from "./install/terraform";
import { Progress } from "./start/progress";

type Installer = (report: (line: string) => void) => Promise<string>;

const installers: Readonly<Record<string, Installer>> = {
  ...Object.fromEntries(
    (Object.keys(pythonTools) as PythonToolName[]).map((name): [string, Installer] => [
      name,
      (say) => installPythonTool(name, say),
    ]),
  ),
  ...Object.fromEntries(
    (Object.keys(goTools) as GoToolName[]).map((name): [string, Installer] => [name, (say) => installGoTool(name, say)]),
  ),
  terraform: installTerraform,
  opentofu: installOpenTofu,
  helm: findHelm,
  // Beside the one that is used: the tests compare what the two make of the chart.
  "helm-3": (say) => installGoTool("helm", say),
  "kubernetes-schemas": installKubernetesSchemas,
  "control-plane": async (say) => dirname((await installControlPlane(say))["kube-apiserver"]),
};

const program = new Command("node tools/launch.mjs tools/install.ts")
  .description("Installs pinned versions of the tools into .tools/; what is there already is left alone.")
  .addArgument(new Argument("<tool...>", "what to install").choices(Object.keys(installers)))
  .action(async (tools: readonly string[]) => {
    const { say } = new Progress();
    for (const tool of tools) {
      say(`${tool}: ${await installers[tool]?.(say)}`);
    }
  });

outliveReaders();
program.parseAsync().catch((error: unknown) => {
  tellFailure(error);
});
