import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeBinary, findTerraform, isAtLeast } from "../../../tools/terraform/binary";
import { chosen } from "../../../tools/terraform/choice";

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
function fake(place: string, script: string, name = "terraform"): string {
  const file = join(folder, place, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const version = (number: string, name = "Terraform"): string => `echo '${name} v${number}'; echo 'on linux_amd64'`;

const find = (install = async (): Promise<string> => Promise.reject(new Error("nothing was to be installed"))) =>
  findTerraform({
    report: (line) => said.push(line),
    searchPath: join(folder, "path"),
    installed: join(folder, "installed"),
    install,
    choice: chosen({}, "/no/cdktf.json"),
  });

describe("findTerraform", () => {
  it("takes the first on the path", async () => {
    const path = fake("path", version("1.12.1"));
    fake("installed", version("1.11.4"));
    await expect(find()).resolves.toEqual({ path, version: "1.12.1", product: "terraform" });
    expect(said).toEqual([]);
  });

  it("takes the installed one when the path has none", async () => {
    const path = fake("installed", version("1.11.4"));
    await expect(find()).resolves.toEqual({ path, version: "1.11.4", product: "terraform" });
  });

  it("takes the installed one instead of one that is too old, and says so", async () => {
    const old = fake("path", version("1.10.5"));
    const path = fake("installed", version("1.11.4"));
    await expect(find()).resolves.toEqual({ path, version: "1.11.4", product: "terraform" });
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
    await expect(find(install)).resolves.toEqual({
      path: join(folder, "new", "terraform"),
      version: "1.11.4",
      product: "terraform",
    });
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

describe("OpenTofu", () => {
  const findAs = (name: string) =>
    findTerraform({
      report: (line) => said.push(line),
      searchPath: join(folder, "path"),
      installed: join(folder, "installed"),
      install: async () => fake("new", version("1.12.6", "OpenTofu"), "tofu"),
      choice: chosen({ TERRAFORM_BINARY_NAME: name }),
    });

  it("is taken where it is chosen, though a Terraform is there, and is told by name, version and path", async () => {
    fake("path", version("1.12.1"));
    const path = fake("path", version("1.11.0", "OpenTofu"), "tofu");
    const found = await findAs("tofu");
    expect(found).toEqual({ path, version: "1.11.0", product: "opentofu" });
    expect(describeBinary(found)).toBe(`OpenTofu 1.11.0 (${path})`);
  });

  it("is installed where there is none, and passed over where it is too old for ephemeral values", async () => {
    const old = fake("path", version("1.10.9", "OpenTofu"), "tofu");
    await expect(findAs("tofu")).resolves.toMatchObject({ path: join(folder, "new", "tofu"), product: "opentofu" });
    expect(said).toEqual([`OpenTofu 1.10.9 at ${old} is too old (1.11.0 or later is needed): using the one in .tools instead`]);
  });

  it("is known by what it says, whatever its file is called", async () => {
    const path = fake("new", version("1.12.6", "OpenTofu"), "wrapped");
    await expect(findAs(path)).resolves.toMatchObject({ product: "opentofu" });
  });

  it("at a path that does not serve is refused, and no other taken", async () => {
    fake("path", version("1.12.1"));
    await expect(findAs(join(folder, "gone", "tofu"))).rejects.toThrow(
      /^TERRAFORM_BINARY_NAME: .*gone\/tofu does not tell its version/,
    );
  });
});

describe("the choice", () => {
  const kept = (context: object): string => {
    const file = join(folder, "cdktf.json");
    writeFileSync(file, JSON.stringify({ context }));
    return file;
  };

  it("is Terraform unless somebody says otherwise", () => {
    expect(chosen({}, kept({}))).toMatchObject({ program: "terraform", product: "terraform" });
  });

  it("is the repository's in cdktf.json, and a variable wins over it", () => {
    const file = kept({ terraformBinaryName: "tofu" });
    expect(chosen({}, file)).toMatchObject({ program: "tofu", product: "opentofu" });
    expect(chosen({ TERRAFORM_BINARY_NAME: "terraform" }, file)).toMatchObject({ product: "terraform" });
  });

  it.each([
    [
      "a name of nothing that deploys",
      { TERRAFORM_BINARY_NAME: "tofuu" },
      {},
      'TERRAFORM_BINARY_NAME: is no program that deploys, got "tofuu"',
    ],
    ["a number", {}, { terraformBinaryName: 3 }, "cdktf.json, context.terraformBinaryName: is no name of a program, got 3"],
  ])("is refused where it is %s", (_, variables, context, message) => {
    expect(() => chosen(variables, kept(context))).toThrow(message);
  });
});
