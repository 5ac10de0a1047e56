import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { RunResult } from "../../tools/processes";
import { waitUntil } from "../../tools/processes";
import { Checkout } from "../deploy/checkout";
import { minutes } from "../deploy/deployment";
import { Account, type Fault } from "./account";
import { faultEnvironments } from "./environments";
import { told } from "./told";

jest.setTimeout(15 * minutes);

let account: Account;
let checkout: Checkout;

beforeAll(async () => {
  account = await Account.start("creation");
  checkout = await Checkout.create();
  checkout.write("environments/local.ts", faultEnvironments);
  checkout.list(["kept"]);
}, 10 * minutes);

afterAll(async () => {
  await account?.stop();
  checkout?.remove();
});

const slipway = (...args: string[]) => checkout.slipway(args, account.variables);

/** As AWS does for a quarter of an hour. */
let asked = 0;
const stillCreating: Fault = (_, answer) => {
  if (answer.includes("<DBInstanceStatus>available")) {
    asked += 1;
  }
  return answer.replaceAll("<DBInstanceStatus>available<", "<DBInstanceStatus>creating<");
};

/** Runs it, and presses Ctrl-C once `isTime`. */
async function interrupted(args: readonly string[], isTime: () => boolean): Promise<RunResult> {
  const child = spawn(process.execPath, ["bin/slipway", ...args], {
    cwd: checkout.folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...account.variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [printed, wrong, ended] = [text(child.stdout), text(child.stderr), once(child, "exit")];
  await waitUntil(() => isTime() || child.exitCode !== null, 5 * minutes);
  child.kill("SIGINT");
  const [code] = await ended;
  return { code: code as number, stdout: await printed, stderr: await wrong };
}

// Each test goes on where the one before it ended.
describe("a database whose creation is interrupted", () => {
  it("ends the run with 130, its state saved", async () => {
    account.fault = stillCreating;
    const result = await interrupted(["deploy", "kept", "--yes", "--only", "bootstrap,platform"], () => asked > 1);
    expect(told(result, 130)).toContain("was interrupted; its state is saved next: run this again: it continues");
  });

  it("is shown by a dry run as what a deployment keeps, though Terraform would replace it", async () => {
    const text = told(await slipway("deploy", "kept", "--dry-run", "--only", "platform"), 3);
    expect(text).toContain("aws_db_instance.database_instance is left from an interrupted run: a deployment keeps it");
  });

  it("is waited for by the next run and then kept, which ends with 0", async () => {
    const run = slipway("deploy", "kept", "--yes", "--only", "platform");
    const before = asked;
    await waitUntil(() => asked > before + 1, 3 * minutes);
    account.heal();
    const text = told(await run, 0);
    expect(text).toContain(
      "AWS still makes what an interrupted run has begun; waiting for its end: aws_db_instance.database_instance",
    );
    expect(text).toContain("AWS has made it: kept, not replaced (terraform untaint)");
    expect(text).not.toMatch(/!! (replace|destroy)/);
    expect(text).toContain("kept is deployed");
  });

  it("is as its environment says from then on", async () => {
    expect(told(await slipway("deploy", "kept", "--yes", "--only", "platform"), 0)).toContain("kept-platform: nothing to change");
  });
});
