import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inTools } from "../../../tools/files";
import { refuseOtherFiles } from "../../../tools/slipway/synthesis-folder";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "synthesis-folder-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content = "{}"): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const refusal =
  (path = folder) =>
  () =>
    refuseOtherFiles(path, "--out x");

describe("refuseOtherFiles", () => {
  it("takes a folder that is new, or empty, or holds an earlier synthesis, whatever Terraform made in its stacks", () => {
    expect(refusal(join(folder, "new/deep"))).not.toThrow();
    expect(refusal()).not.toThrow();
    write("manifest.json", JSON.stringify({ version: "0.21.0", stacks: {} }));
    write("stacks/a/cdk.tf.json");
    write("stacks/a/.terraform/providers/x");
    expect(refusal()).not.toThrow();
  });

  it("takes what an interrupted synthesis left", () => {
    mkdirSync(join(folder, "stacks/a"), { recursive: true });
    expect(refusal()).not.toThrow();
  });

  it.each([
    ["a file beside the stacks", "notes.md", "notes.md"],
    ["a manifest of something else", "manifest.json", "manifest.json"],
    ["a folder that is no stack", "stacks/mine/values.yaml", "stacks/mine"],
    ["a file among the stacks", "stacks/README.md", "stacks/README.md"],
  ])("refuses %s, and names it", (_, path, named) => {
    write(path);
    expect(refusal()).toThrow(`--out x: holds files that no synthesis wrote: ${named}`);
  });

  it("names three of many", () => {
    for (const name of ["a", "b", "c", "d", "e"]) {
      write(name);
    }
    expect(refusal()).toThrow(/: a, b, c and 2 more$/);
  });

  it("refuses a file, also above the folder", () => {
    write("file");
    expect(refusal(join(folder, "file"))).toThrow("file is a file");
    expect(refusal(join(folder, "file/below"))).toThrow("file is a file");
  });

  it("refuses a folder that Terraform works in", () => {
    write("stacks/a/cdk.tf.json");
    write("stacks/a/.terraform.tfstate.lock.info");
    expect(refusal()).toThrow("--out x: Terraform works in stacks/a");
  });

  it("refuses what slipway keeps for itself", () => {
    expect(refusal(inTools("deploy", "local"))).toThrow("is where slipway keeps its own files");
  });
});
