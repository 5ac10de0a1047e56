import { join } from "node:path";
import { local } from "../../environments/local";
import { projectRoot } from "../../lib/project";
import { run } from "../../tools/processes";
import { findTerraform } from "../../tools/terraform/binary";
import { prepareCliConfig } from "../../tools/terraform/cli-config";
import { bareEnvironment } from "../../tools/terraform/environment";
import { readStack, requiredProviders, stackFolder } from "../../tools/terraform/stack-files";
import { addressesOf } from "../support/resources";
import { Deployment, minutes } from "./deployment";

const bootstrap = "local-bootstrap";
const platform = "local-platform";

jest.setTimeout(15 * minutes);

let deployment: Deployment;

beforeAll(async () => {
  deployment = await Deployment.start("cdktf-cli");
  deployment.synthesize(local);
  await deployment.applyBootstrap(bootstrap);
}, 10 * minutes);

afterAll(() => deployment?.stop());

/** Runs cdktf's command line as a user would, its stacks in the deployment's folder. */
async function cdktf(command: string): Promise<string> {
  const providers = requiredProviders(readStack(stackFolder(platform, deployment.outdir)));
  const { code, stdout, stderr } = await run(
    join(projectRoot, "node_modules", ".bin", "cdktf"),
    [command, platform, "--auto-approve", "--skip-provider-lock", "--output", deployment.outdir],
    {
      cwd: projectRoot,
      env: {
        ...bareEnvironment(),
        ...deployment.emulator.environment(),
        ...(await prepareCliConfig(providers)),
        TERRAFORM_BINARY_NAME: (await findTerraform()).path,
        SLIPWAY_ENVIRONMENTS: "local",
        CHECKPOINT_DISABLE: "1",
        CI: "1",
      },
    },
  );
  if (code !== 0) {
    throw new Error(`cdktf ${command} ended with ${code}:\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`);
  }
  return stdout;
}

async function platformState(): Promise<readonly string[]> {
  const terraform = await deployment.open(platform);
  await terraform.init({ reconfigure: true });
  return deployment.resources(terraform);
}

describe("cdktf's own command line", () => {
  it("deploys a platform", async () => {
    expect(await cdktf("deploy")).toContain("ecr_api_repository_url");
    expect(await platformState()).toEqual(addressesOf(deployment.json(platform)));
  });

  it("destroys it", async () => {
    await cdktf("destroy");
    expect(await platformState()).toEqual([]);
    await deployment.destroyBootstrap(bootstrap);
    expect(await deployment.emulator.inventory()).toEqual({});
  });
});
