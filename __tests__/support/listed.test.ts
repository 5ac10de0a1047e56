import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";

const files = readdirSync(join(projectRoot, "__tests__"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => [file.replaceAll("\\", "/"), readFileSync(join(projectRoot, "__tests__", file), "utf8")] as const);
const filesWith = (text: RegExp) => files.flatMap(([file, content]) => (text.test(content) ? [file] : [])).sort();

// A user deletes the shipped systems and lists his own: CONTRIBUTING.md says which tests go with them.
describe("the tests of this project", () => {
  it("take the shipped systems' files only where they hold them against document 004, or deploy `local`", () => {
    expect(filesWith(/from "(\.\.\/)+environments\/(debtflow\/|local")/)).toEqual([
      "charts/differences.test.ts",
      "deploy/cdktf-cli.test.ts",
      "deploy/cluster-stacks.test.ts",
      "deploy/interrupted.test.ts",
      "deploy/lifecycle.test.ts",
      "reference/differences.test.ts",
    ]);
  });

  it("read what environments/index.ts lists in one place", () => {
    expect(filesWith(/loadEnvironments\([^(),]*\)|environmentIds\(/)).toEqual(["support/listed.ts"]);
  });
});
