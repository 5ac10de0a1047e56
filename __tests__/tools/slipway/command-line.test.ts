import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "../../../tools/deployment/exit-codes";
import { ProjectCopy } from "../../support/project-copy";

jest.setTimeout(300_000);

/** `sound`, and `broken`, which has two problems. */
const two = `
import { production } from "./debtflow/production";
import { staging } from "./debtflow/staging";
import type { EnvironmentDefinition } from "./schema";

export const sound: EnvironmentDefinition = { ...staging, stage: "sound" };
export const broken: EnvironmentDefinition = {
  ...staging,
  stage: "broken",
  ingress: { host: "broken.debtflow.example.com" },
  pipeline: production.pipeline,
  network: { ...staging.network, cidr: "10.0.0.0" },
  database: { ...staging.database, storageGib: 1 } as EnvironmentDefinition["database"],
};
`;

const soundOnly = two.replace(/import \{ production \}.*\n/, "").replace(/export const broken[\s\S]*/, "");

let copy: ProjectCopy;

beforeAll(() => {
  copy = new ProjectCopy();
});

beforeEach(() => copy.list(["sound", "broken"], two));

afterAll(() => copy.remove());

/** Every file but those of the launcher's bundle. */
const files = (): string[] =>
  readdirSync(copy.folder, { recursive: true, encoding: "utf8" }).filter((path) => !/^(dist|node_modules)(\/|$)/.test(path));

describe("slipway", () => {
  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(join(copy.folder, "package.json"), "utf8"));
    expect(await copy.slipway(["--version"])).toMatchObject({ code: exitCodes.done, stdout: `${version}\n` });
  });

  it.each([
    [["deplyo"], "Did you mean deploy?"],
    [["list", "--jsn"], "Did you mean --json?"],
    [["deploy", "debtflow-sond"], "there is no environment debtflow-sond (did you mean debtflow-sound?)"],
    [["explain", "debtflow-sound", "workr"], "no component, job or cron job workr (did you mean worker?)"],
    [["synth", "debtflow-sond"], "did you mean debtflow-sound?"],
  ])("tells what %j may have been meant as, and begins nothing", async (args, text) => {
    const { code, stderr } = await copy.slipway(args);
    expect({ code, stderr }).toEqual({ code: exitCodes.usage, stderr: expect.stringContaining(text) });
  });

  it("takes an environment after --only, whose stacks are joined by commas or given one by one", async () => {
    for (const args of [
      ["--only", "platform,addons"],
      ["--only", "platform", "--only=addons"],
    ]) {
      expect((await copy.slipway(["deploy", ...args, "nowhere"])).stderr).toContain("there is no environment nowhere");
    }
    const further = await copy.slipway(["deploy", "debtflow-sound", "--only", "bootstrap", "platform"]);
    expect(further).toMatchObject({ code: exitCodes.usage });
    expect(further.stderr).toContain("next: join stacks by commas: --only bootstrap,platform");
  });
});

describe("slipway validate", () => {
  it("has a line for a sound environment, every problem of a broken one, errors of types by line, and writes nothing", async () => {
    copy.list(["sound", "broken"], `${two}\nexport const count: string = 3;\n`);
    await copy.slipway(["--version"]);
    const before = files();
    const { code, stdout } = await copy.slipway(["validate"]);
    expect(code).toBe(exitCodes.usage);
    expect(stdout).toMatch(
      /^FAIL {2}types\n {2}environments\/mine\.ts\(\d+,14\): error TS2322: .*\nok {4}debtflow-sound\nFAIL {2}debtflow-broken: 2 problems\n/,
    );
    expect(stdout).toContain("  debtflow-broken.network.cidr: is not an IPv4 CIDR block");
    expect(stdout).toContain("  debtflow-broken.database.storageGib: is out of range");
    expect(files()).toEqual(before);
  });

  it("looks at those that are named", async () => {
    const { code, stdout } = await copy.slipway(["validate", "debtflow-sound"]);
    expect({ code, stdout }).toEqual({ code: exitCodes.done, stdout: "ok    types\nok    debtflow-sound\n" });
  });
});

describe("slipway list", () => {
  it("lists sound environments beside a broken one, in 80 columns", async () => {
    const { code, stdout } = await copy.slipway(["list"]);
    expect(code).toBe(exitCodes.usage);
    expect(stdout).toMatch(/^debtflow-sound +123456789012 +us-east-1 +helm$/m);
    expect(stdout).toContain("FAIL  debtflow-broken: 2 problems\n  debtflow-broken.network.cidr:");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("tells programs the same", async () => {
    const { code, stdout } = await copy.slipway(["list", "--json"]);
    expect(code).toBe(exitCodes.usage);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ id: "debtflow-sound", region: "us-east-1" }),
      { id: "debtflow-broken", problems: [expect.stringContaining("cidr"), expect.stringContaining("storageGib")] },
    ]);
  });

  it.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
  ])("has colours in a pipe with %j: %s", async (variables, has) => {
    const { stdout } = await copy.slipway(["list"], variables);
    expect(stdout.includes("\u001b[31mFAIL  debtflow-broken")).toBe(has);
    expect(stdout.includes("\u001b")).toBe(has);
  });
});

describe("a mistake in an environment's file", () => {
  it.each([
    [
      "a property of undefined",
      "export const mine = (staging as any).databse.name;",
      /^environments\/mine\.ts:6:46:\n {4}6 │ export const mine/,
    ],
    ["what is no function", "export const mine = (staging as any).database();", /^environments\/mine\.ts:6:38:\n/],
    ["broken syntax", "export const = 3;", /environments\/mine\.ts:6:13:\n/],
    [
      "a name that is not exported",
      'import { stagin } from "./debtflow/staging"; export const mine = stagin;',
      /environments\/mine\.ts:6:9:\n/,
    ],
  ])("is told with its file and line: %s", async (_, line, text) => {
    copy.list(["sound"], `${soundOnly.trim()}\n${line}\n`.replace(/^/, "\n"));
    const { code, stderr } = await copy.slipway(["list"]);
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toMatch(text);
    expect(stderr).not.toMatch(/dist\/|slipway\.js/);
  });

  it.each([
    ["does not build", "export const = 3;"],
    ["fails while it loads", "export const mine = (staging as any).databse.name;"],
  ])("is in the way of no command that needs no environment when it %s", async (_, line) => {
    copy.list(["sound"], `${soundOnly.trim()}\n${line}\n`);
    const { version } = JSON.parse(readFileSync(join(copy.folder, "package.json"), "utf8"));
    expect(await copy.slipway(["--version"])).toEqual({ code: exitCodes.done, stdout: `${version}\n`, stderr: "" });
    for (const args of [["--help"], ["deploy", "--help"], ["completion", "bash"], ["complete", "--", "dep"]]) {
      expect(await copy.slipway(args)).toMatchObject({ code: exitCodes.done, stderr: "" });
    }
    expect(await copy.slipway(["deplyo"])).toMatchObject({
      code: exitCodes.usage,
      stderr: expect.stringContaining("Did you mean deploy?"),
    });
    expect((await copy.slipway(["list"])).code).toBe(exitCodes.usage);
  });

  it("leaves undefined in the list, as a circular import does, which is told in words", async () => {
    copy.list(["sound", "gone"], `${soundOnly}\nexport const gone = undefined as unknown as EnvironmentDefinition;\n`);
    const all = await copy.slipway(["list"]);
    expect(all.code).toBe(exitCodes.usage);
    expect(all.stdout.replaceAll(/\s+/g, " ")).toContain(
      "environments/index.ts[1]: entry 2 of the list of environments is undefined: its import is misspelt, or goes in a circle",
    );
    expect((await copy.slipway(["reasons", "debtflow-sound"])).code).toBe(exitCodes.done);
  });
});

describe("slipway status --json", () => {
  it("is one list of what is known of each environment, and of a broken one says what is wrong", async () => {
    copy.list(["broken", "local"], `export { local } from "./local";\n${two}`);
    const { code, stdout } = await copy.slipway(["status", "--json"]);
    expect(code).toBe(exitCodes.usage);
    expect(JSON.parse(stdout)).toEqual([
      { environment: "debtflow-broken", stacks: [], images: {}, support: [], problem: expect.stringContaining("network.cidr") },
      {
        environment: "local",
        account: "000000000000",
        region: "us-east-1",
        stacks: [],
        images: {},
        support: [],
        problem: "nothing is deployed: the emulator does not run",
      },
    ]);
  });
});

describe("slipway synth", () => {
  it("is what npm run synth runs, for the environments that are named", async () => {
    const { code, stdout } = await copy.run(["npm", "run", "-s", "synth", "--", "debtflow-sound"]);
    expect({ code, stdout }).toEqual({ code: exitCodes.done, stdout: "debtflow-sound: written into cdktf.out\n" });
    expect(Object.keys(JSON.parse(readFileSync(join(copy.folder, "cdktf.out/manifest.json"), "utf8")).stacks)).toContain(
      "debtflow-sound-platform",
    );
    expect((await copy.slipway(["synth", "debtflow-sound"])).code).toBe(exitCodes.done);
  });

  it("refuses a folder with other files, and one that Terraform works in, before anything is written", async () => {
    const before = files();
    const here = await copy.slipway(["synth", "debtflow-sound", "--out", "."]);
    expect(here).toMatchObject({
      code: exitCodes.usage,
      stderr: expect.stringMatching(/--out \.: holds files that no synthesis wrote: .* more/),
    });
    expect(files()).toEqual(before);

    mkdirSync(join(copy.folder, "used/stacks/a"), { recursive: true });
    for (const name of ["cdk.tf.json", ".terraform.tfstate.lock.info"]) {
      writeFileSync(join(copy.folder, "used/stacks/a", name), "{}");
    }
    const used = await copy.slipway(["synth", "debtflow-sound", "--out", "used"]);
    expect(used).toMatchObject({ code: exitCodes.usage, stderr: expect.stringContaining("Terraform works in stacks/a") });
  });
});

describe("slipway completion bash", () => {
  const complete = async (...words: string[]): Promise<string[]> => {
    const script = `eval "$(bin/slipway completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _slipway; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await copy.run(["bash", "-c", script, "bash", "bin/slipway", ...words]);
    return stdout.split("\n").filter((line) => line !== "");
  };

  it.each([
    [["d"], ["deploy", "destroy"]],
    [
      ["deploy", ""],
      ["debtflow-sound", "debtflow-broken"],
    ],
    [["deploy", "--only", "pl"], ["platform"]],
    [["deploy", "--only", "=", "platform,ad"], ["platform,addons"]],
    [
      ["status", "--"],
      ["--plan", "--hosts", "--json", "--help"],
    ],
  ])("completes %j", async (words, found) => {
    expect(await complete(...words)).toEqual(found);
  });
});
