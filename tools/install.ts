import { Argument, Command } from "commander";
import { describeError } from "./errors";
import { type GoToolName, goTools, installGoTool } from "./install/go-tools";
import { installPythonTool, type PythonToolName, pythonTools } from "./install/python-tools";
import { Progress } from "./start/progress";

const names = [...(Object.keys(pythonTools) as PythonToolName[]), ...(Object.keys(goTools) as GoToolName[])] as const;

const isPythonTool = (tool: (typeof names)[number]): tool is PythonToolName => tool in pythonTools;

const program = new Command("node tools/launch.mjs tools/install.ts")
  .description("Installs pinned versions of the tools into .tools/; what is there already is left alone.")
  .addArgument(new Argument("<tool...>", "what to install").choices(names))
  .action(async (tools: readonly (typeof names)[number][]) => {
    const { say } = new Progress();
    for (const tool of tools) {
      const path = await (isPythonTool(tool) ? installPythonTool(tool, say) : installGoTool(tool, say));
      say(`${tool}: ${path}`);
    }
  });

program.parseAsync().catch((error: unknown) => {
  console.error(describeError(error));
  process.exitCode = 1;
});
