import { local } from "../../environments/local";
import { waitUntil } from "../../tools/processes";
import type { TerraformError } from "../../tools/terraform/errors";
import type { Terraform } from "../../tools/terraform/runner";
import { definitionWith } from "../support/definitions";
import { addressesOf } from "../support/resources";
import { Deployment } from "./deployment";

const bootstrap = "local-bootstrap";
const platform = "local-platform";

const minutes = 60_000;
jest.setTimeout(15 * minutes);

let deployment: Deployment;

beforeAll(async () => {
  deployment = await Deployment.start("interrupted");
  deployment.synthesize(local);
}, 10 * minutes);

afterAll(() => deployment?.stop());

const outcome = (action: Promise<unknown>) =>
  action.then(
    () => undefined,
    (error: TerraformError) => error,
  );

/** Applies the platform, and strikes as soon as the first resources are done. */
async function cutApply(signal: NodeJS.Signals): Promise<TerraformError | undefined> {
  let pid = 0;
  let steps = 0;
  const terraform = await deployment.open(platform, {
    onStart: (started) => {
      pid = started;
    },
    onProgress: () => {
      steps += 1;
    },
  });
  await terraform.init({ reconfigure: true });
  steps = 0;
  const applied = outcome(terraform.apply());
  expect(await waitUntil(() => steps >= 5, 3 * minutes)).toBe(true);
  process.kill(pid, signal);
  return applied;
}

async function expectComplete(terraform: Terraform): Promise<void> {
  expect(await terraform.stateList()).toEqual(addressesOf(deployment.json(platform)));
  expect(await deployment.plannedChanges(terraform)).toEqual([]);
}

describe("an apply that is cut off", () => {
  it("while it bootstraps goes on from the local state", async () => {
    let pid = 0;
    const terraform = await deployment.open(bootstrap, {
      onStart: (started) => {
        pid = started;
      },
    });
    const cut = outcome(deployment.applyBootstrap(bootstrap, terraform));
    await waitUntil(async () => "bucket" in (await deployment.emulator.inventory()), minutes);
    process.kill(pid, "SIGKILL");
    expect((await cut)?.kind).toBe("killed");

    await deployment.applyBootstrap(bootstrap);
    const again = await deployment.open(bootstrap);
    await again.init({ reconfigure: true });
    expect(await again.stateList()).toEqual(addressesOf(deployment.json(bootstrap)));
  });

  it("by an interruption saves its state and gives back the lock, and the next apply goes on", async () => {
    const cut = await cutApply("SIGINT");
    expect(cut).toBeDefined();
    const terraform = await deployment.open(platform);
    await terraform.init({ reconfigure: true });
    expect(await terraform.stateList()).toContain("aws_vpc.networking_vpc");

    await terraform.apply();
    await expectComplete(terraform);
  });

  it("by SIGKILL leaves a lock that says whose it is; released, the next apply converges", async () => {
    deployment.synthesize(definitionWith({ tags: { Owner: "after the kill" } }, local));
    const cut = await cutApply("SIGKILL");
    expect(cut?.kind).toBe("killed");

    const terraform = await deployment.open(platform);
    const locked = await outcome(terraform.apply());
    expect(locked?.kind).toBe("locked");
    expect(locked?.lock).toMatchObject({ operation: "apply", who: expect.stringContaining("@") });

    await terraform.forceUnlock(locked?.lock?.id ?? "");
    await terraform.apply();
    await expectComplete(terraform);
  });
});
