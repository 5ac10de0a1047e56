import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, isAtLeast } from "../../../tools/terraform/binary";

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bin-"));
  said = [];
  for (const name of ["path", "installed", "new"]) {
    mkdirSync(join(folder, name));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A Terraform in one of the folders. */
function fake(place: string, script: string): string {
  const file = join(folder, place, "terraform");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const version = (number: string): string => `echo '{"terraform_version":"${number}"}'`;

const find = (install = async (): Promise<string> => Promise.reject(new Error("nothing was to be installed"))) =>
  findTerraform({
    report: (line) => said.push(line),
    searchPath: join(folder, "path"),
    installed: join(folder, "installed"),
    install,
  });

describe("findTerraform", () => {
  it("takes the first on the path", async () => {
    const path = fake("path", version("1.12.1"));
    fake("installed", version("1.11.4"));
    await expect(find()).resolves.toEqual({ path, version: "1.12.1" });
    expect(said).toEqual([]);
  });

  it("takes the installed one when the path has none", async () => {
    const path = fake("installed", version("1.11.4"));
    await expect(find()).resolves.toEqual({ path, version: "1.11.4" });
  });

  it("takes the installed one instead of one that is too old, and says so", async () => {
    const old = fake("path", version("1.10.5"));
    const path = fake("installed", version("1.11.4"));
    await expect(find()).resolves.toEqual({ path, version: "1.11.4" });
    expect(said).toEqual([`Terraform 1.10.5 at ${old} is too old (1.11.0 or later is needed): using the one in .tools instead`]);
  });

  it("takes the installed one instead of one that does not run, and says so", async () => {
    const broken = fake("path", "echo no version is set >&2; exit 3");
    fake("installed", version("1.11.4"));
    await find();
    expect(said).toEqual([`${broken} does not tell its version: no version is set: using the one in .tools instead`]);
  });

  it.each([
    ["there is none", ""],
    ["the installed one is too old", version("1.10.5")],
  ])("installs one where %s, once in a process", async (_, installed) => {
    if (installed) {
      fake("installed", installed);
    }
    const install = jest.fn(async () => fake("new", version("1.11.4")));
    await Promise.all([find(install), find(install)]);
    await expect(find(install)).resolves.toEqual({ path: join(folder, "new", "terraform"), version: "1.11.4" });
    expect(install).toHaveBeenCalledTimes(1);
  });

  it("tries again after an installation that failed", async () => {
    await expect(find(() => Promise.reject(new Error("no network")))).rejects.toThrow("no network");
    fake("installed", version("1.11.4"));
    await expect(find()).resolves.toMatchObject({ version: "1.11.4" });
  });

  it("refuses an installed one that does not run", async () => {
    await expect(find(async () => fake("new", "exit 126"))).rejects.toMatchObject({
      message: expect.stringContaining("the Terraform in .tools does not serve"),
      next: "delete .tools/terraform, and run this again",
    });
  });
});

describe("isAtLeast", () => {
  it.each([
    ["1.11.0", true],
    ["1.11.4", true],
    ["1.12.0-beta1", true],
    ["2.0.0", true],
    ["1.9.8", false],
    ["1.10.99", false],
    ["0.15.5", false],
  ])("1.11.0: %s is %s", (version, expected) => {
    expect(isAtLeast(version, "1.11.0")).toBe(expected);
  });
});
