import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "../../tools/emulator/certificate";
import { freePort, refuseTakenPort } from "../../tools/emulator/ports";
import { findPython } from "../../tools/install/python";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fakePython(script: string): void {
  writeFileSync(join(folder, "python3"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "python3"), 0o755);
}

describe("findPython", () => {
  const way = expect.stringContaining("install Python 3.10 or later with its venv module");

  it.each([
    ["is missing", undefined, "no `python3` on PATH"],
    ["is old", "exit 3", "python3 is older than 3.10"],
    ["has no venv", `case "$2" in *ensurepip*) exit 1;; esac`, "python3 has no venv module"],
    ["is broken", "echo segmentation >&2; exit 1", "python3 does not run: segmentation"],
  ])("says what to do when it %s", async (_, script, problem) => {
    if (script !== undefined) {
      fakePython(script);
    }
    await expect(findPython(folder)).rejects.toMatchObject({ message: expect.stringContaining(problem), next: way });
  });

  it("takes one that serves", async () => {
    fakePython("exit 0");
    await expect(findPython(folder)).resolves.toBe(join(folder, "python3"));
  });
});

describe("ports", () => {
  it("refuses one that is taken, and offers a free one", async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    await expect(refuseTakenPort(port)).rejects.toMatchObject({
      message: `port ${port} on 127.0.0.1 is taken by another program`,
      next: expect.stringContaining("leave --port out"),
    });
    await expect(refuseTakenPort(await freePort())).resolves.toBeUndefined();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("makeCertificate", () => {
  it("serves 127.0.0.1 and keeps its key to the owner", async () => {
    const { certificate, key } = await makeCertificate(folder);
    const text = execFileSync("openssl", ["x509", "-in", certificate, "-noout", "-ext", "subjectAltName"], { encoding: "utf8" });
    expect(text).toContain("IP Address:127.0.0.1");
    expect(statSync(key).mode & 0o077).toBe(0);
  });
});
