import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type InitOptions, Terraform } from "../../../tools/terraform/runner";

const path = process.env.PATH;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
  mkdirSync(join(folder, ".terraform"));
  // Writes its arguments down; what an earlier init noted would be read by it.
  const program = join(folder, "terraform");
  writeFileSync(program, `#!/bin/sh\n[ "$1" = version ] && echo 'Terraform v1.11.4' || echo "$@" >> ${folder}/arguments\n`);
  chmodSync(program, 0o755);
  process.env.PATH = `${folder}${delimiter}${path}`;
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

const note = (name: string): string => join(folder, ".terraform", name);
const isNoted = (): boolean[] => ["terraform.tfstate", "environment"].map((name) => existsSync(note(name)));

/** The arguments of an init in a folder that was initialized with another backend before. */
async function init(terraform: object, options: InitOptions, backend?: Readonly<Record<string, string>>): Promise<string> {
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
  writeFileSync(note("terraform.tfstate"), "{}");
  writeFileSync(note("environment"), "shop-platform");
  await (await Terraform.open({ folder, environment: {}, ...(backend && { backend }) })).init(options);
  return readFileSync(join(folder, "arguments"), "utf8").trim();
}

describe("init", () => {
  it.each([
    ["Terraform Cloud", { cloud: { organization: "acme", workspaces: { name: "shop-platform" } } }],
    ["S3", { backend: { s3: { bucket: "shop-state" } } }],
    ["a file", { backend: { local: { path: "state" } } }],
  ])("forgets the backend of before, without the option that Terraform refuses for Terraform Cloud: %s", async (_, terraform) => {
    expect(await init(terraform, { reconfigure: true })).toBe("init -no-color");
    expect(isNoted()).toEqual([false, false]);
  });

  it("moves the state from the backend of before when asked to", async () => {
    expect(await init({ backend: { s3: {} } }, { migrateState: true })).toBe("init -no-color -migrate-state -force-copy");
    expect(isNoted()).toEqual([true, true]);
  });

  it("hands over settings of the backend, but not where none is initialized", async () => {
    const settings = { path: "/elsewhere" };
    expect(await init({ backend: { local: {} } }, {}, settings)).toBe("init -no-color -backend-config=path=/elsewhere");
    rmSync(join(folder, "arguments"));
    expect(await init({ backend: { local: {} } }, { backend: false }, settings)).toBe("init -no-color -backend=false");
  });

  it("keeps the pinned checksums when asked to", async () => {
    expect(await init({}, { readonlyLockFile: true })).toBe("init -no-color -lockfile=readonly");
  });
});
