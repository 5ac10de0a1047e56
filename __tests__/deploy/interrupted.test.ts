import { local } from "../../environments/local";
import { waitUntil } from "../../tools/processes";
import type { TerraformError } from "../../tools/terraform/errors";
import type { Terraform } from "../../tools/terraform/runner";
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

/** Waits until the platform's state in the bucket holds a resource of this type. */
async function isSaved(type: string): Promise<boolean> {
  const reader = await deployment.open(platform, { copy: "reader" });
  await reader.init({ reconfigure: true });
  return waitUntil(async () => (await reader.stateList()).some((address) => address.startsWith(`${type}.`)), 3 * minutes);
}

/** The apply in which `kill` strikes, once Terraform has saved a first part of the state. */
async function killedApply(kill: (pid: number) => void): Promise<TerraformError | undefined> {
  let pid = 0;
  const terraform = await deployment.open(platform, {
    onStart: (started) => {
      pid = started;
    },
  });
  await terraform.init({ reconfigure: true });
  const applied = outcome(terraform.apply());
  expect(await isSaved("aws_vpc")).toBe(true);
  kill(pid);
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

  it("by SIGKILL leaves a lock that says whose it is; released, the next apply converges", async () => {
    expect((await killedApply((pid) => process.kill(pid, "SIGKILL")))?.kind).toBe("killed");

    const terraform = await deployment.open(platform);
    const locked = await outcome(terraform.apply());
    expect(locked?.kind).toBe("locked");
    expect(locked?.lock).toMatchObject({ operation: "apply", who: expect.stringContaining("@") });

    await terraform.forceUnlock(locked?.lock?.id ?? "");
    await terraform.apply();
    await expectComplete(terraform);
  });

  it("by an interruption saves its state and gives back the lock, and the next apply goes on", async () => {
    await (await deployment.open(platform)).destroy();
    const cut = await killedApply((pid) => process.kill(pid, "SIGINT"));
    expect(cut?.kind).toBe("other");

    const terraform = await deployment.open(platform);
    await terraform.apply();
    await expectComplete(terraform);
    await terraform.destroy();
  });
});
