import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnavailableError } from "../../tools/errors";
import { installControlPlane } from "../../tools/install/control-plane";
import { findTerraform } from "../../tools/terraform/binary";
import { Terraform } from "../../tools/terraform/runner";
import { withoutCluster, withoutClusterProviders } from "./cluster";

/** Finds out once what is to be had, so that tests that need what is not can be reported as skipped. */
export default async function setup(): Promise<void> {
  await findTerraform({ report: (line) => console.info(line) });
  const lackOfRandom = await lackOf({ random: "3.7.2" });
  if (lackOfRandom === undefined) {
    process.env.SLIPWAY_TEST_RANDOM_PROVIDER = "yes";
  } else {
    console.info(`the random provider is not to be had here, so what needs it is skipped: ${lackOfRandom}`);
  }

  const lackOfProviders = await lackOf({ helm: "3.1.1", kubernetes: "2.38.0" });
  if (lackOfProviders !== undefined) {
    process.env[withoutClusterProviders] =
      `the helm and kubernetes providers are not to be had here: ${firstLine(lackOfProviders)}`;
  }
  try {
    await installControlPlane((line) => console.info(line));
  } catch (error) {
    if (!(error instanceof UnavailableError)) {
      throw error;
    }
    process.env[withoutCluster] = `no control plane: ${firstLine(error.message)}`;
  }
}

/** Why these providers, by their version, cannot be installed; undefined when they can. */
async function lackOf(providers: Readonly<Record<string, string>>): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-providers-"));
  const required = Object.entries(providers).map(([name, version]) => [name, { source: `hashicorp/${name}`, version }]);
  try {
    const terraform = { required_providers: Object.fromEntries(required) };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
    await (await Terraform.open({ folder, environment: {} })).init({ backend: false });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";
