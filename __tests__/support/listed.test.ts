import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { listedIn, withList } from "./environment-list";
import { testsOfShippedSystems } from "./shipped";

const folder = join(projectRoot, "__tests__");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => [file.replaceAll("\\", "/"), readFileSync(join(folder, file), "utf8")] as const);
const filesWith = (text: RegExp) => files.flatMap(([file, content]) => (text.test(content) ? [file] : []));

describe("tests of this project", () => {
  it("take files of the shipped systems only where a user who deletes those deletes the tests, too", () => {
    const takers = filesWith(/from "(\.\.\/)+environments\/(debtflow\/|local")/);
    expect(takers.filter((file) => !testsOfShippedSystems.includes(file))).toEqual([]);
  });

  it("read what environments/index.ts lists in one place", () => {
    expect(filesWith(/loadEnvironments\([^(),]*\)|environmentIds\(\)/)).toEqual(["support/listed.ts"]);
  });
});

describe("a list that is edited", () => {
  const index = `import { a } from "./a";
import { b } from "./b";
const definitions: readonly EnvironmentDefinition[] = [a, b];
`;

  it("has what it had, and more", () => {
    expect(withList(index, [...listedIn(index), "...more"], 'import { more } from "./more";')).toBe(
      `import { more } from "./more";\n${index.replace("[a, b]", "[a, b, ...more]")}`,
    );
  });

  it("imports nothing that it no longer has", () => {
    expect(withList(index, ["b", "c"], 'import { c } from "./c";')).toBe(
      `import { c } from "./c";\n${index.replace("[a, b]", "[b, c]").replace('import { a } from "./a";\n', "")}`,
    );
  });

  it("is found in environments/index.ts, and missed elsewhere", () => {
    expect(listedIn(readFileSync(join(projectRoot, "environments/index.ts"), "utf8"))).not.toEqual([]);
    expect(() => listedIn("const definitions = [];")).toThrow("has no list of definitions");
  });
});
