import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform } from "../../tools/terraform/runner";

/** Finds out once whether the random provider is to be had, so that tests that need it can be reported as skipped. */
export default async function setup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-providers-"));
  try {
    const terraform = { required_providers: { random: { source: "hashicorp/random", version: "3.7.2" } } };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
    await (await Terraform.open({ folder, environment: {} })).init({ backend: false });
    process.env.SLIPWAY_TEST_RANDOM_PROVIDER = "yes";
  } catch (error) {
    console.info(
      `the random provider is not to be had here, so what needs it is skipped: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
