import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cliConfig, downloadsAny } from "../../../tools/terraform/cli-config";
import { holds, readMirror } from "../../../tools/terraform/mirrors";

const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mirror-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function add(path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), "");
}

describe("readMirror", () => {
  it("finds unpacked and packed providers for this machine only", () => {
    add(`host/hashicorp/aws/5.100.0/${platform}/terraform-provider-aws_v5.100.0_x5`);
    add(`host/hashicorp/random/terraform-provider-random_3.7.2_${platform}.zip`);
    add("host/hashicorp/helm/3.1.1/plan9_mips/terraform-provider-helm_v3.1.1");
    add("host/hashicorp/null/terraform-provider-null_3.0.0_plan9_mips.zip");
    expect(readMirror(folder)).toEqual({
      directory: folder,
      providers: ["host/hashicorp/aws@5.100.0", "host/hashicorp/random@3.7.2"],
    });
  });

  it("finds nothing in a folder that does not exist", () => {
    expect(readMirror(join(folder, "none")).providers).toEqual([]);
  });
});

describe("holds", () => {
  const mirror = { directory: "/m", providers: ["host/hashicorp/aws@5.100.0"] };

  it.each([
    [{ address: "host/hashicorp/aws", version: "5.100.0" }, true],
    [{ address: "host/hashicorp/aws" }, true],
    [{ address: "host/hashicorp/aws", version: "5.99.0" }, false],
    [{ address: "host/hashicorp/a" }, false],
  ])("%j: %s", (provider, expected) => {
    expect(holds(mirror, provider)).toBe(expected);
  });
});

describe("cliConfig", () => {
  const aws = { address: "host/hashicorp/aws", version: "5.100.0" };
  const helm = { address: "host/hashicorp/helm", version: "3.1.1" };
  const mirror = { directory: "/m", providers: ["host/hashicorp/aws@5.100.0"] };

  it("takes from the mirror what it has, from the registry the rest, and neither from both", () => {
    const config = cliConfig([aws, helm], [mirror]);
    expect(config).toMatch(/filesystem_mirror \{\n\s+path +=\s"\/m"\n\s+include = \["host\/hashicorp\/aws"\]/);
    expect(config).toMatch(/direct \{\n\s+exclude = \["host\/hashicorp\/aws"\]/);
  });

  it("keeps downloads, but does not copy what a mirror has", () => {
    expect(downloadsAny([aws, helm], [mirror])).toBe(true);
    expect(downloadsAny([aws], [mirror])).toBe(false);
  });

  it("names the folder of downloads outside of the file, in which Terraform would take a `$` of its path for a variable", () => {
    // OpenTofu and Terraform, cliconfig.go: os.ExpandEnv for plugin_cache_dir, and none for TF_PLUGIN_CACHE_DIR.
    expect(cliConfig([aws, helm], [mirror])).not.toContain("plugin_cache_dir");
  });

  it("leaves out a mirror with another version", () => {
    expect(cliConfig([{ ...aws, version: "6.0.0" }], [mirror])).not.toContain("filesystem_mirror");
  });

  it("never lets Terraform call home", () => {
    expect(cliConfig([], [])).toContain("disable_checkpoint = true");
  });
});
