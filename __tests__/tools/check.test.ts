import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../../lib/project";
import { run } from "../../tools/processes";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-"));
  program("node_modules/.bin/tsc", 0);
  program(".tools/bin/actionlint", 0);
  mkdirSync(join(folder, "tools"));
  copyFileSync(join(projectRoot, "tools/check.mjs"), join(folder, "tools/check.mjs"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A program that ends with this code, and does nothing else. */
function program(name: string, code: number): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexit ${code}\n`);
  chmodSync(file, 0o755);
}

describe("npm run check", () => {
  it.each([
    [1, true],
    [0, false],
  ])("says what formats when biome ends with %i: %s", async (code, isSaid) => {
    program("node_modules/.bin/biome", code);
    const { stdout } = await run(process.execPath, ["tools/check.mjs"], { cwd: folder });
    expect(stdout).toMatch(code === 0 ? /ok {3}format and lint/ : /FAIL format and lint/);
    expect(stdout.includes("npx biome check --write .")).toBe(isSaid);
  });
});
