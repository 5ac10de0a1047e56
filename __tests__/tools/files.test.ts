import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { projectRoot } from "../../lib/project";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
  writeFileSync(join(folder, "cdktf.json"), "");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script that knows what tools/files.ts exports, in a process of its own. */
function script(text: string) {
  const file = join(folder, "script.js");
  const contents = `import { removedAtEnd, writePrivately } from "./tools/files"; import { writeFileSync } from "node:fs"; ${text}`;
  buildSync({
    stdin: { contents, resolveDir: projectRoot, loader: "ts" },
    bundle: true,
    platform: "node",
    outfile: file,
  });
  return spawnSync(process.execPath, [file, folder], { encoding: "utf8", cwd: folder, timeout: 20_000 });
}

const secret = `const file = process.argv[2] + "/secret"; writeFileSync(file, "token"); const remove = removedAtEnd(file);`;

describe("removedAtEnd", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"])(
    "removes the file when %s ends the process, with the code of an interruption",
    (signal) => {
      const { status } = script(`${secret} setInterval(() => {}, 1000); process.kill(process.pid, "${signal}");`);
      expect(status).toBe(130);
      expect(existsSync(join(folder, "secret"))).toBe(false);
    },
  );

  it("removes it when an error ends the process", () => {
    expect(script(`${secret} throw new Error("broken");`).status).toBe(1);
    expect(existsSync(join(folder, "secret"))).toBe(false);
  });

  it("leaves a signal to those who listen for it, as while Terraform works", () => {
    const { status, stdout } = script(
      `${secret} const timer = setInterval(() => {}, 1000);
       process.on("SIGINT", () => { console.log("heard"); clearInterval(timer); }); process.kill(process.pid, "SIGINT");`,
    );
    expect([status, stdout]).toEqual([0, "heard\n"]);
  });

  it("removes it when it is asked to, and no signal is listened for from then on", () => {
    const { status, signal } = script(`${secret} remove(); setInterval(() => {}, 1000); process.kill(process.pid, "SIGTERM");`);
    expect([status, signal]).toEqual([null, "SIGTERM"]);
    expect(existsSync(join(folder, "secret"))).toBe(false);
  });
});

describe("writePrivately", () => {
  it("keeps folders and whatever is written from then on from other users, those of programs too", () => {
    const before = join(folder, "states");
    script(`writePrivately(process.argv[2] + "/states"); writeFileSync(process.argv[2] + "/states/plan", "token");
      require("node:child_process").execSync("echo token > " + process.argv[2] + "/states/errored.tfstate");`);
    expect(statSync(before).mode & 0o777).toBe(0o700);
    for (const name of ["plan", "errored.tfstate"]) {
      expect(readFileSync(join(before, name), "utf8").trim()).toBe("token");
      expect(statSync(join(before, name)).mode & 0o077).toBe(0);
    }
  });
});
