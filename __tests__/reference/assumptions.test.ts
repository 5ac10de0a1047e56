import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { quoted, tableRows } from "./tables";

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const rows = tableRows(read("docs/assumptions.md"), "document silent on");

describe("docs/assumptions.md", () => {
  it("lists assumptions", () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows)("states the %s as the environments do", (_, value = "", where = "", reason = "") => {
    const files = quoted(where).map(read).join("\n");
    expect(quoted(value)).not.toEqual([]);
    expect(quoted(value).filter((text) => !files.includes(text))).toEqual([]);
    expect(reason).not.toBe("");
  });
});
