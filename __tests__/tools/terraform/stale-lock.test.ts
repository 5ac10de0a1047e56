import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformError } from "../../../tools/terraform/errors";
import { Processes, releasingStaleLock } from "../../../tools/terraform/stale-lock";

let folder: string;
let file: string;
let processes: Processes;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "processes.json");
  processes = new Processes(file);
});
afterEach(() => rmSync(folder, { recursive: true }));

const since = new Date("2026-11-21T07:25:46.700Z");
const lockedBy = (who: string, at = "2026-11-21 07:25:46 +0000 UTC") =>
  new TerraformError("locked", "locked", "", [], { id: "lock-1", who, since: at, operation: "apply" });
const mine = `ann@${hostname()}`;

async function started(seconds: string, stack = "shop-platform"): Promise<ChildProcess> {
  const child = spawn("sleep", [seconds]);
  await once(child, "spawn");
  processes.started(stack, child.pid ?? 0, since);
  return child;
}

/** A Terraform that was noted, and killed. */
async function killed(stack?: string): Promise<void> {
  const child = await started("60", stack);
  child.kill("SIGKILL");
  await once(child, "exit");
}

function run(error: Error, isOwn = false): { result: Promise<string>; unlocked: string[]; said: string[] } {
  const unlocked: string[] = [];
  const said: string[] = [];
  const results = [() => Promise.reject(error), () => Promise.resolve("applied")];
  const result = releasingStaleLock(
    {
      terraform: { forceUnlock: async (id) => void unlocked.push(id) },
      processes,
      stack: "shop-platform",
      isOwn,
      report: (line) => said.push(line),
    },
    () => results.shift()?.() ?? Promise.reject(),
  );
  return { result, unlocked, said };
}

async function expectKept(error: Error, isOwn = false): Promise<void> {
  const { result, unlocked } = run(error, isOwn);
  await expect(result).rejects.toBe(error);
  expect(unlocked).toEqual([]);
}

describe("releasingStaleLock", () => {
  it("releases the lock that a noted Terraform took and died with, says so, and tries again", async () => {
    await killed();
    const { result, unlocked, said } = run(lockedBy(mine));
    await expect(result).resolves.toBe("applied");
    expect(unlocked).toEqual(["lock-1"]);
    expect(said).toEqual([
      `releasing the lock that ${mine} took 2026-11-21 07:25:46 +0000 UTC: that Terraform was started here, and is dead`,
    ]);
  });

  it("does so once: another Terraform may lock right after it", async () => {
    await killed();
    await run(lockedBy(mine)).result;
    await expectKept(lockedBy(mine));
  });

  it("leaves a lock that no noted Terraform took, though it is of this machine: somebody may work by hand", async () => {
    await expectKept(lockedBy(mine));
  });

  it.each([
    ["before it was started", "2026-11-21 07:25:44 +0000 UTC"],
    ["long after", "2026-11-21 07:28:00 +0000 UTC"],
  ])("leaves a lock that was taken %s", async (_, at) => {
    await killed();
    await expectKept(lockedBy(mine, at));
  });

  it("leaves a lock that was taken after the noted Terraform was dead: that of another checkout, or of somebody who works by hand", async () => {
    const child = await started("60");
    child.kill("SIGKILL");
    await once(child, "exit");
    processes.died(child.pid ?? 0, new Date("2026-11-21T07:25:50Z"));
    await expectKept(lockedBy(mine, "2026-11-21 07:25:51 +0000 UTC"));
    const { result, unlocked } = run(lockedBy(mine, "2026-11-21 07:25:50 +0000 UTC"));
    await expect(result).resolves.toBe("applied");
    expect(unlocked).toEqual(["lock-1"]);
  });

  it("leaves the lock of another stack, and that of another machine", async () => {
    await killed("shop-addons");
    await expectKept(lockedBy(mine));
    await killed();
    await expectKept(lockedBy("ann@elsewhere"), true);
  });

  it("leaves the lock of a Terraform that ended by itself, which has given its own back", async () => {
    const child = await started("0");
    processes.ended(child.pid ?? 0);
    await once(child, "exit");
    await expectKept(lockedBy(mine));
  });

  it("knows a lock that this machine took under another name, where it can be no other machine's", async () => {
    await killed();
    writeFileSync(file, readFileSync(file, "utf8").replace(hostname(), "formerly"));
    await expectKept(lockedBy("ann@formerly"));
    const { result, unlocked } = run(lockedBy("ann@formerly"), true);
    await expect(result).resolves.toBe("applied");
    expect(unlocked).toEqual(["lock-1"]);
  });

  it("hands on any other error", async () => {
    await expectKept(new Error("broken"));
  });

  it.each(["", "{", '{"pid":1}'])("bears notes that are broken: %p", async (text) => {
    writeFileSync(file, text);
    await expectKept(lockedBy(mine));
  });
});

describe("Processes", () => {
  it("waits for a Terraform that outlived its run", async () => {
    const child = await started("0.5");
    const said: string[] = [];
    await processes.waitForEnd((line) => said.push(line));
    expect(said).toEqual([`the Terraform of an earlier run (process ${child.pid}) still works; waiting for its end`]);
    await processes.waitForEnd((line) => said.push(line));
    expect(said).toHaveLength(1);
  });
});
