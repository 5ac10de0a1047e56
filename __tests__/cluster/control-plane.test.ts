import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { ControlPlane } from "../../tools/control-plane/control-plane";
import { threeZones } from "../../tools/control-plane/nodes";
import { inTools } from "../../tools/files";
import { endProcess, isRunning, type ProcessRef, processRef, waitUntil } from "../../tools/processes";
import { describeSimulated } from "./cluster";

jest.setTimeout(180_000);

const name = `trial-${process.pid}`;
const folder = inTools("run", `control-plane-${name}`);

/** A control plane that another process holds, and the processes of it. */
async function held(): Promise<{ readonly holder: ChildProcess; readonly refs: readonly ProcessRef[] }> {
  const args = [join(projectRoot, "tools", "launch.mjs"), "tools/control-plane.ts", `--name=${name}`];
  const holder = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  holder.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  const isUp = await waitUntil(() => /processes: .*\n/.test(said) || holder.exitCode !== null, 120_000);
  expect({ isUp, said }).toMatchObject({ isUp: true, said: expect.stringContaining("processes: ") });
  const pids = /processes: (.*)/.exec(said)?.[1]?.split(" ") ?? [];
  return { holder, refs: pids.flatMap((pid) => processRef(Number(pid)) ?? []) };
}

describeSimulated("A control plane", () => {
  it("ends with the last of its processes and files when it is stopped, and a second of its name is refused", async () => {
    const plane = await ControlPlane.start({ name });
    const refs = Object.values(plane.pids).flatMap((pid) => processRef(pid) ?? []);
    try {
      expect(refs).toHaveLength(6);
      await expect(ControlPlane.start({ name })).rejects.toMatchObject({
        message: `process ${process.pid} has a control plane of the name ${name}`,
      });
      expect(refs.filter(isRunning)).toHaveLength(6);
    } finally {
      await plane.stop();
    }
    expect(refs.filter(isRunning)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it("leaves nothing when it does not come up", async () => {
    const started: string[] = [];
    const start = ControlPlane.start({
      name,
      nodes: threeZones.map((node) => ({ ...node, name: "Not a name" })),
      onProgress: (line) => started.push(line),
    });
    await expect(start).rejects.toMatchObject({ message: expect.stringContaining("refused the node Not a name: ") });
    expect(started).toContain("control plane: starting simulator");
    expect(existsSync(folder)).toBe(false);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends with whoever started it, by %s", async (signal) => {
    const { holder, refs } = await held();
    expect(refs.filter(isRunning)).toHaveLength(6);

    holder.kill(signal);
    expect(await once(holder, "exit")).toEqual([null, signal]);
    expect(await waitUntil(() => !refs.some(isRunning), 10_000)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it("is ended by the next start when whoever started it was killed", async () => {
    const { holder, refs } = await held();
    holder.kill("SIGKILL");
    await once(holder, "exit");
    try {
      expect(refs.filter(isRunning)).toHaveLength(6);
      await (await ControlPlane.start({ name })).stop();
      expect(refs.filter(isRunning)).toEqual([]);
      expect(readdirSync(inTools("run")).filter((entry) => entry.includes(name))).toEqual([]);
    } finally {
      await Promise.all(refs.map((ref) => endProcess(ref)));
    }
  });
});
