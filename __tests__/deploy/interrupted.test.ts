import { local } from "../../environments/local";
import { waitUntil } from "../../tools/processes";
import type { TerraformError } from "../../tools/terraform/errors";
import type { Terraform } from "../../tools/terraform/runner";
import { definitionWith } from "../support/definitions";
import { addressesOf } from "../support/resources";
import { Deployment, minutes } from "./deployment";
import { expectedGaps, gapsIn } from "./known-gaps";

const bootstrap = "local-bootstrap";
const platform = "local-platform";

jest.setTimeout(20 * minutes);

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

/** Runs `action` of the stack, and sends `signal` to Terraform once `isTime`. */
async function cut(
  stack: string,
  action: (terraform: Terraform) => Promise<void>,
  signal: NodeJS.Signals,
  isTime: (steps: number) => boolean | Promise<boolean>,
): Promise<TerraformError | undefined> {
  let pid = 0;
  let steps = 0;
  const terraform = await deployment.open(stack, {
    onStart: (started) => {
      pid = started;
    },
    onProgress: () => {
      steps += 1;
    },
  });
  const ended = outcome(action(terraform));
  expect(await waitUntil(() => isTime(steps), 3 * minutes)).toBe(true);
  process.kill(pid, signal);
  return ended;
}

async function apply(terraform: Terraform): Promise<void> {
  await terraform.init({ reconfigure: true });
  await terraform.apply();
}

async function hasSecretButNoDatabase(): Promise<boolean> {
  const [secrets, { database }] = await Promise.all([deployment.secretValues(), deployment.emulator.inventory()]);
  return secrets.length > 0 && database === undefined;
}

async function expectComplete(terraform: Terraform): Promise<void> {
  expect(await deployment.resources(terraform)).toEqual(addressesOf(deployment.json(platform)));
  expect(gapsIn(await deployment.plannedChanges(terraform))).toEqual(expectedGaps("local"));
}

describe("an apply that is cut off", () => {
  it("while it bootstraps goes on from the local state", async () => {
    const killed = await cut(
      bootstrap,
      (terraform) => deployment.applyBootstrap(bootstrap, terraform),
      "SIGKILL",
      async () => "bucket" in (await deployment.emulator.inventory()),
    );
    expect(killed?.kind).toBe("killed");

    await deployment.applyBootstrap(bootstrap);
    const again = await deployment.open(bootstrap);
    await again.init({ reconfigure: true });
    expect(await deployment.resources(again)).toEqual(addressesOf(deployment.json(bootstrap)));
  });

  it("by SIGKILL, between a secret and the database that takes it, converges once the lock is released", async () => {
    const killed = await cut(platform, apply, "SIGKILL", hasSecretButNoDatabase);
    expect(killed?.kind).toBe("killed");

    const terraform = await deployment.open(platform);
    const locked = await outcome(apply(terraform));
    expect(locked?.kind).toBe("locked");
    expect(locked?.lock).toMatchObject({ operation: "apply", who: expect.stringContaining("@") });

    await terraform.forceUnlock(locked?.lock?.id ?? "");
    await terraform.apply();
    await expectComplete(terraform);
  });

  it("leaves no secret's value in the state", async () => {
    const values = await deployment.secretValues();
    expect(values.length).toBeGreaterThanOrEqual(2);
    const state = await (await deployment.open(platform)).statePull();
    expect(values.filter((value) => state.includes(value))).toEqual([]);
  });

  it("by an interruption saves its state and gives back the lock, and the next apply goes on", async () => {
    deployment.synthesize(definitionWith({ "buckets.files.noncurrentVersionDays": 30 }, local));
    const interrupted = await cut(platform, apply, "SIGINT", (steps) => steps > 0);
    expect(interrupted).toBeDefined();

    const terraform = await deployment.open(platform);
    await apply(terraform);
    await expectComplete(terraform);
  });
});
