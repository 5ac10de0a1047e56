import { installPythonTool } from "../../tools/install/python-tools";
import { findTerraform } from "../../tools/terraform/binary";

/** Installs once what every test here takes: Terraform and the emulator. */
export default async function setup(): Promise<void> {
  await findTerraform({ report: (line) => console.info(line) });
  await installPythonTool("emulator", (line) => console.info(line));
}
