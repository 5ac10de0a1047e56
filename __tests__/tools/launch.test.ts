import { spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { projectRoot } from "../../lib/project";
import { exitCodes } from "../../tools/deployment/exit-codes";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "launch-"));
  mkdirSync(join(folder, "tools"));
  mkdirSync(join(folder, "tools/launch"));
  for (const file of [
    "tools/launch.mjs",
    ...readdirSync(join(projectRoot, "tools/launch")).map((name) => `tools/launch/${name}`),
  ]) {
    copyFileSync(join(projectRoot, file), join(folder, file));
  }
  write("package-lock.json", "{}");
  write("tsconfig.json", "{}");
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
/** A file that changes while it is read is not trusted: give the clock of the file system a tick. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 100));
const withoutEsbuild = () => unlinkSync(join(folder, "node_modules"));

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const launch = (...args: string[]): Promise<Result> => node([join(folder, "tools/launch.mjs"), "main.ts", ...args]);

function node(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: tmpdir(), env });
    const result = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      result.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      result.err += chunk;
    });
    child.on("close", (code) => resolve({ code, ...result }));
  });
}

async function launchTwice(): Promise<void> {
  await settle();
  await launch();
  await launch();
}

describe("launch", () => {
  it("runs the entry with its arguments, inside dist", async () => {
    write("main.ts", "const all: string[] = process.argv.slice(2); console.log(all.join(), __dirname.slice(-4));");
    expect(await launch("a", "--b")).toEqual({ code: 0, out: "a,--b dist\n", err: "" });
  });

  it("needs no esbuild when nothing changed or files were only touched", async () => {
    write("part.ts", "export const word = 'same';");
    write("main.ts", "import { word } from './part'; console.log(word);");
    await launchTwice();
    withoutEsbuild();
    utimesSync(join(folder, "part.ts"), new Date(), new Date());
    expect(await launch()).toEqual({ code: 0, out: "same\n", err: "" });
    expect((await launch()).out).toBe("same\n");
  });

  it("rebuilds when an imported file has other content of the same length and age", async () => {
    write("part.ts", "export const word = 'old';");
    write("main.ts", "import { word } from './part'; console.log(word);");
    await launchTwice();
    const { atime, mtime } = statSync(join(folder, "part.ts"));
    write("part.ts", "export const word = 'new';");
    utimesSync(join(folder, "part.ts"), atime, mtime);
    expect((await launch()).out).toBe("new\n");
  });

  it.each(["package-lock.json", "tsconfig.json"])("rebuilds when %s changes", async (name) => {
    write("main.ts", "console.log(1);");
    await launchTwice();
    const before = statSync(join(folder, "dist/main.js")).ino;
    write(name, '{ "a": 1 }');
    await launch();
    expect(statSync(join(folder, "dist/main.js")).ino).not.toBe(before);
  });

  it("gives two launches at once the new content", async () => {
    write("main.ts", "console.log('old');");
    await launchTwice();
    write("main.ts", "console.log('newer');");
    expect((await Promise.all([launch(), launch(), launch()])).map(({ out }) => out)).toEqual(["newer\n", "newer\n", "newer\n"]);
  });

  it("names file and line of a syntax error, and does not run the old bundle", async () => {
    write("main.ts", "console.log('old');");
    await launch();
    write("main.ts", "\nconst = 1;");
    const { code, out, err } = await launch();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^main\.ts does not build:\n\n.*Expected identifier.*\n\n\s*main\.ts:2:6:/s);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("says what to do when esbuild is not installed", async () => {
    write("main.ts", "console.log(1);");
    withoutEsbuild();
    expect(await launch()).toEqual({ code: 1, out: "", err: "esbuild is not installed: run `npm ci` first\n" });
  });

  it.each([
    ["thrown at once", "throw wrong;"],
    ["rejected later", "void (async () => { await null; throw wrong; })();"],
  ])("prints a configuration error %s as its message alone", async (_, how) => {
    write("main.ts", `const wrong = Object.assign(new Error("a.b: out of range"), { name: "ConfigurationError" }); ${how}`);
    expect(await launch()).toEqual({ code: 1, out: "", err: "a.b: out of range\n" });
  });

  it.each([
    ["thrown at once", "throw new TypeError('broken');"],
    ["rejected later", "void (async () => { await null; throw new TypeError('broken'); })();"],
    ["thrown by a timer", "setTimeout(() => { throw new TypeError('broken'); });"],
  ])("prints any other error %s with its place in the source, the line there, and its stack", async (_, how) => {
    write("main.ts", `export interface LeftOut { readonly here: string }\n${how}`);
    const { code, err } = await launch();
    expect(code).toBe(1);
    expect(err).toMatch(/^main\.ts:2:\d+:\n {4}2 │ .*\n *\^\nTypeError: broken\n\s+at .*main\.ts:2:/);
    expect(err).not.toContain("dist/main.js");
  });

  it.each([
    [
      "fails while it loads",
      "export const named = (undefined as unknown as { name: string }).name;",
      /^environments\/mine\.ts:1:/,
    ],
    ["is no TypeScript", "export const = 1;", /environments\/mine\.ts:1:/],
  ])("ends as after a wrong command line when an environment %s", async (_, content, place) => {
    mkdirSync(join(folder, "environments"));
    write("environments/mine.ts", content);
    write("main.ts", "import { named } from './environments/mine'; console.log(named);");
    const { code, err } = await launch();
    expect(code).toBe(exitCodes.usage);
    expect(err).toMatch(place);
  });

  it("prints the bundle's own lines when its map is gone", async () => {
    write("main.ts", "throw new TypeError('broken');");
    await launchTwice();
    unlinkSync(join(folder, "dist/main.js.map"));
    expect((await launch()).err).toMatch(/TypeError: broken\n\s+at .*dist\/main\.js/);
  });

  describe("under another Node", () => {
    /** Starts a program as a Node that says it is of this version. */
    function as(version: string, ...args: readonly string[]): Promise<Result> {
      const versions = `{ value: { ...process.versions, node: "${version}" } }`;
      write("version.cjs", `Object.defineProperty(process, "versions", ${versions});`);
      return node(["--require", join(folder, "version.cjs"), ...args]);
    }

    it.each(["12.22.12", "18.20.8", "20.0.0", "20.11.1"])("refuses %s in a sentence", async (version) => {
      const sentence = `Slipway needs Node 20.12 or later; this is ${version} (${process.execPath})`;
      const expected = { code: 1, out: "", err: `${sentence}\n  next: install one (https://nodejs.org), and run this again\n` };
      expect(await as(version, join(folder, "tools/launch.mjs"), "main.ts")).toEqual(expected);
      expect(await as(version, join(projectRoot, "bin/slipway"), "list")).toEqual(expected);
    });

    it.each(["20.12.0", "22.0.0", "24.1.0"])("runs with %s", async (version) => {
      write("main.ts", "console.log('runs');");
      expect(await as(version, join(folder, "tools/launch.mjs"), "main.ts")).toEqual({ code: 0, out: "runs\n", err: "" });
    });

    it("is started by files that Node 12 can read", () => {
      for (const file of ["bin/slipway", "tools/launch.mjs"]) {
        const text = readFileSync(join(projectRoot, file), "utf8").replace(/^#!.*/, "");
        const forOld = transformSync(text, { target: "node12.20" }).code;
        // What esbuild would have to rewrite, an old Node could not read.
        expect(forOld).toBe(transformSync(text).code);
        expect(text).not.toMatch(/^import .* from /m);
      }
    });

    it("asks npm for the same version", () => {
      const { engines } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
      expect(engines.node).toBe(">=20.12.0");
    });
  });

  it("reads no map for the stack of what is no error, which cdktf notes of everything", async () => {
    write("main.ts", "const made = { stack: '' }; Error.captureStackTrace(made); console.log(made.stack);");
    expect((await launch()).out).toMatch(/dist\/main\.js:\d+/);
  });

  it.each(["TMPDIR", "TEMP", "TMP"])(
    "takes the system's folder for temporary files when %s names none, and says so",
    async (name) => {
      write("main.ts", "console.log(process.env.TMPDIR ?? process.env.TEMP ?? process.env.TMP ?? 'none');");
      const { TMPDIR, TEMP, TMP, ...rest } = process.env;
      const { code, out, err } = await node([join(folder, "tools/launch.mjs"), "main.ts"], {
        ...rest,
        [name]: "/nowhere/at/all",
      });
      expect({ code, out }).toEqual({ code: 0, out: "none\n" });
      expect(err).toBe(`${name}=/nowhere/at/all is no folder: using /tmp for temporary files\n`);
    },
  );

  describe("with an environment that does not build", () => {
    const main = `
      const mine = () => require("./environments/mine");
      console.log(process.argv[2] === "--version" ? "1.2.3" : mine().named);`;

    beforeEach(() => {
      mkdirSync(join(folder, "environments"));
      write("main.ts", main);
    });

    it("runs what needs no environment, and tells the rest what is wrong", async () => {
      write("environments/mine.ts", "export const = 1;");
      expect(await launch("--version")).toEqual({ code: 0, out: "1.2.3\n", err: "" });
      const { code, err } = await launch("list");
      expect(code).toBe(exitCodes.usage);
      expect(err).toMatch(/environments\/mine\.ts:1:13:/);
    });

    it("tells what is wrong with several files that lean on each other", async () => {
      write("environments/other.ts", "export const = 1;");
      write(
        "environments/mine.ts",
        "import { missing } from './other'; import { gone } from './gone'; export const named = missing + gone;",
      );
      expect((await launch("--version")).code).toBe(0);
      expect((await launch("list")).err).toMatch(/environments\/(mine|other)\.ts:1:/);
    });

    it("runs again when the file that an import lacked is there", async () => {
      write("environments/mine.ts", "import { gone } from './gone'; export const named = gone;");
      await launchTwice();
      write("environments/gone.ts", "export const gone = 'there';");
      expect(await launch("list")).toEqual({ code: 0, out: "there\n", err: "" });
    });
  });

  it.each(["$&", "$$", "a $HOME b", `$${"{x}"}`])("runs in a folder with %s in its name", async (name) => {
    const odd = join(folder, name);
    mkdirSync(odd);
    cpSync(join(folder, "tools"), join(odd, "tools"), { recursive: true });
    symlinkSync(join(projectRoot, "node_modules"), join(odd, "node_modules"));
    for (const file of ["package-lock.json", "tsconfig.json"]) {
      writeFileSync(join(odd, file), "{}");
    }
    writeFileSync(join(odd, "main.ts"), "throw new TypeError('broken');");
    const { code, err } = await node([join(odd, "tools/launch.mjs"), "main.ts"]);
    expect(code).toBe(1);
    expect(err).toMatch(/^main\.ts:1:\d+:\n {4}1 │ .*\n *\^\nTypeError: broken\n\s+at .*main\.ts:1:/);
  });

  it("keeps the entry's exit code", async () => {
    write("main.ts", "process.exitCode = 3;");
    expect((await launch()).code).toBe(3);
  });
});
