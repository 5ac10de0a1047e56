import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, isAtLeast } from "../../../tools/terraform/binary";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bin-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fake(script: string): void {
  const file = join(folder, "terraform");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

describe("findTerraform", () => {
  it("takes the first on the path", async () => {
    fake(`echo '{"terraform_version":"1.12.1"}'`);
    await expect(findTerraform(folder)).resolves.toEqual({ path: join(folder, "terraform"), version: "1.12.1" });
  });

  it("refuses an old one, with the version that is needed", async () => {
    fake(`echo '{"terraform_version":"1.10.5"}'`);
    await expect(findTerraform(folder)).rejects.toThrow(
      `Terraform 1.10.5 at ${folder}/terraform is too old: 1.11.0 or later is needed`,
    );
  });

  it("says where to get one when there is none", async () => {
    await expect(findTerraform(folder)).rejects.toMatchObject({
      message: "Terraform is not installed: no `terraform` on PATH, nor in .tools/bin",
      next: expect.stringContaining("install version 1.11.0 or later"),
    });
  });

  it("reports one that does not run", async () => {
    fake("echo broken >&2; exit 3");
    await expect(findTerraform(folder)).rejects.toThrow(/does not tell its version: broken/);
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
