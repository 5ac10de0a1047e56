import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { descendantsOf, endProcess, isRunning, processRef, run } from "../../tools/processes";
import { exclusively, takeLock } from "../../tools/run-lock";

const sleeper = async () => {
  const child = spawn("sleep", ["30"]);
  await once(child, "spawn");
  const ref = processRef(child.pid ?? 0);
  if (!ref) {
    throw new Error("no process");
  }
  return ref;
};

describe("a process reference", () => {
  it("tells a process from a later one with the same id", () => {
    const own = processRef(process.pid);
    expect(own && isRunning(own)).toBe(true);
    expect(isRunning({ pid: process.pid, started: "another time" })).toBe(false);
  });

  it("ends the process it means", async () => {
    const ref = await sleeper();
    await endProcess(ref);
    expect(isRunning(ref)).toBe(false);
  });

  it("does not touch a process that only has the same id", async () => {
    const ref = await sleeper();
    await endProcess({ pid: ref.pid, started: "another time" });
    expect(isRunning(ref)).toBe(true);
    await endProcess(ref);
  });
});

describe("run", () => {
  it("gives code 127 for a missing program", async () => {
    expect(await run("no-such-program", [])).toMatchObject({ code: 127, stderr: expect.stringContaining("ENOENT") });
  });
});

describe("run with a time limit", () => {
  it("waits no longer for a script whose child hangs and keeps the outputs open", async () => {
    const started = Date.now();
    const script = "echo 1.11.4; sleep 8 & wait";
    expect(await run("/bin/sh", ["-c", script], { timeoutMs: 500 })).toEqual({
      code: -1,
      stdout: "1.11.4\n",
      stderr: "no answer within 0.5 s",
    });
    expect(Date.now() - started).toBeLessThan(7_000);
  });

  it("gives what a program says in time", async () => {
    expect(await run("echo", ["here"], { timeoutMs: 30_000 })).toEqual({ code: 0, stdout: "here\n", stderr: "" });
  });
});

describe("the run lock", () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), "run-")), "lock");
  });
  afterEach(() => rmSync(join(file, ".."), { recursive: true }));

  it("names the process that has it", async () => {
    const other = await sleeper();
    writeFileSync(file, JSON.stringify(other));
    expect(takeLock(file)).toEqual(other);
    await endProcess(other);
  });

  it.each([
    ["a process that died", JSON.stringify({ pid: process.pid, started: "another time" })],
    ["a file cut off half-way", '{ "pid": 1'],
  ])("is taken over from %s", (_, content) => {
    writeFileSync(file, content);
    expect(takeLock(file)).toBeUndefined();
  });

  it("lets one in after the other", async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} out`);
    };
    await Promise.all([exclusively(file, 5_000, work("a")), exclusively(file, 5_000, work("b"))]);
    expect(order).toEqual(["a in", "a out", "b in", "b out"]);
  });
});

describe("descendantsOf", () => {
  // A wrapper script may stand between a program and what it starts.
  it("has what a process started, and what that started, by its command line", () => {
    const table = [
      "  1     0 init",
      " 10     1 sh terraform apply",
      " 11    10 terraform apply",
      " 12    11 /p/terraform-provider-helm_v3.1.1_x5",
    ];
    const others = [" 13    11 /p/terraform-provider-aws_v5", " 20     1 /p/terraform-provider-helm_v3.1.1_x5"];
    expect(descendantsOf(10, /terraform-provider-helm/, [...table, ...others].join("\n"))).toEqual([12]);
  });
});
