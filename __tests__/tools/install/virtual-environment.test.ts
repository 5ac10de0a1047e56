import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWhole, withoutDetours } from "../../../tools/install/python-tools";

let folder: string;
let venv: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "venv-"));
  venv = join(folder, "venv");
  said = [];
  writeFileSync(join(folder, "pins.txt"), "# What it takes.\nno-such-package==1.0 \\\n    --hash=sha256:00\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A virtual environment whose Python does this. */
function venvWith(script: string): void {
  rmSync(venv, { recursive: true, force: true });
  mkdirSync(join(venv, "bin"), { recursive: true });
  writeFileSync(join(venv, "bin", "python"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(venv, "bin", "python"), 0o755);
}

const finish = (): void => writeFileSync(join(venv, "complete"), "");

const whole = (make: () => void) =>
  makeWhole(
    { venv, pins: join(folder, "pins.txt"), modules: ["json"] },
    (line) => said.push(line),
    async () => make(),
  );

describe("a virtual environment", () => {
  it("is left alone when it works", async () => {
    venvWith("exit 0");
    finish();
    await whole(() => {
      throw new Error("made anew");
    });
    expect(said).toEqual([]);
  });

  it("is made anew when an upgrade took its interpreter away", async () => {
    mkdirSync(join(venv, "bin"), { recursive: true });
    symlinkSync("/usr/bin/python3.1-that-was", join(venv, "bin", "python"));
    finish();
    await whole(() => venvWith("exit 0"));
    expect(said).toEqual(["its virtual environment does not work any more (its Python is gone): making it anew"]);
    expect(existsSync(join(venv, "complete"))).toBe(true);
  });

  it("is made anew when a package is missing, which its own Python tells", async () => {
    venvWith('exec python3 "$@"');
    finish();
    await whole(() => venvWith("exit 0"));
    expect(said).toEqual([expect.stringContaining("(no-such-package 1.0 is missing)")]);
  });

  it("is no more than half made when it does not work then, and the error says where to look", async () => {
    const made = whole(() => venvWith('echo "Traceback" >&2; echo "six 1.17.0 is missing" >&2; exit 1'));
    await expect(made).rejects.toMatchObject({
      message: expect.stringMatching(/does not work: six 1\.17\.0 is missing$/),
      next: expect.stringContaining("pip config list"),
    });
    expect(existsSync(join(venv, "complete"))).toBe(false);
    await whole(() => venvWith("exit 0"));
    expect(existsSync(join(venv, "complete"))).toBe(true);
  });

  it("is filled without the user's variables that send packages elsewhere, and with those that name an index", () => {
    const user = {
      PATH: "/bin",
      PIP_TARGET: "/t",
      PIP_USER: "1",
      PYTHONPATH: "/p",
      PYTHONHOME: "/h",
      PIP_INDEX_URL: "https://i",
    };
    // pip, "Configuration": a variable wins over a configuration file, which may say `user = true`.
    expect(withoutDetours(user)).toEqual({ PATH: "/bin", PIP_USER: "0", PIP_INDEX_URL: "https://i" });
  });
});
