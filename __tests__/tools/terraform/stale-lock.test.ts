import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformError } from "../../../tools/terraform/errors";
import type { Terraform } from "../../../tools/terraform/runner";
import { LastProcess, releasingStaleLock } from "../../../tools/terraform/stale-lock";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lockedBy = (who: string) =>
  new TerraformError("locked", "locked", "", [], { id: "lock-1", who, since: "today", operation: "apply" });

function run(error: Error): { result: Promise<string>; unlocked: string[]; said: string[] } {
  const unlocked: string[] = [];
  const said: string[] = [];
  const terraform = { forceUnlock: async (id: string) => unlocked.push(id) } as unknown as Terraform;
  const results = [() => Promise.reject(error), () => Promise.resolve("applied")];
  const last = new LastProcess(join(folder, "last.json"));
  const result = releasingStaleLock(
    terraform,
    last,
    (line) => said.push(line),
    () => results.shift()?.() ?? Promise.reject(),
  );
  return { result, unlocked, said };
}

describe("releasingStaleLock", () => {
  it("releases the lock of a dead Terraform of this machine, says so, and tries again", async () => {
    const { result, unlocked, said } = run(lockedBy(`ann@${hostname()}`));
    await expect(result).resolves.toBe("applied");
    expect(unlocked).toEqual(["lock-1"]);
    expect(said).toEqual([`releasing the lock that ann@${hostname()} took today: that Terraform is dead`]);
  });

  it("leaves the lock of another machine alone", async () => {
    const error = lockedBy("ann@elsewhere");
    const { result, unlocked } = run(error);
    await expect(result).rejects.toBe(error);
    expect(unlocked).toEqual([]);
  });

  it("hands on any other error", async () => {
    const error = new Error("broken");
    await expect(run(error).result).rejects.toBe(error);
  });
});

describe("LastProcess", () => {
  it("waits for a Terraform that outlived its run", async () => {
    const child = spawn("sleep", ["0.5"]);
    await once(child, "spawn");
    const last = new LastProcess(join(folder, "last.json"));
    last.remember(child.pid ?? 0);
    expect(last.isRunning()).toBe(true);
    const said: string[] = [];
    await last.waitForEnd((line) => said.push(line));
    expect(last.isRunning()).toBe(false);
    expect(said).toEqual([`the Terraform of an earlier run (process ${child.pid}) still works; waiting for its end`]);
  });
});
