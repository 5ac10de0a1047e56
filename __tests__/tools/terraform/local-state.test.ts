import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setBrokenAside } from "../../../tools/terraform/local-state";

let folder: string;
let path: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "local-state-"));
  path = join(folder, "platform.tfstate");
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const mend = () => setBrokenAside(path, (line) => said.push(line));

describe("setBrokenAside", () => {
  it("goes back to the state before the last, keeps the broken one, and names both", () => {
    writeFileSync(path, '{"version": 4, "resou');
    writeFileSync(`${path}.backup`, '{"version":4}');
    mend();
    expect(readFileSync(path, "utf8")).toBe('{"version":4}');
    expect(readFileSync(`${path}.broken`, "utf8")).toContain("resou");
    expect(said).toEqual([`${path} was no whole state (now ${path}.broken): going back to ${path}.backup`]);
  });

  it("goes on without a state where there is no earlier one", () => {
    writeFileSync(path, "{");
    mend();
    expect(existsSync(path)).toBe(false);
    expect(said).toEqual([expect.stringContaining(`there is no ${path}.backup: going on without a state`)]);
  });

  it("leaves a whole state alone, and a missing one", () => {
    mend();
    writeFileSync(path, "{}");
    mend();
    expect(readFileSync(path, "utf8")).toBe("{}");
    expect(said).toEqual([]);
  });
});
