import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkTypes } from "../../../tools/slipway/types";

describe("checkTypes", () => {
  it("finds nothing in this checkout, wherever it is run from", () => {
    const before = process.cwd();
    process.chdir(tmpdir());
    try {
      expect(checkTypes()).toEqual({ errors: [] });
    } finally {
      process.chdir(before);
    }
  });

  it("is skipped, with the reason, where typescript is not installed", () => {
    const root = mkdtempSync(join(tmpdir(), "slipway-types-"));
    try {
      writeFileSync(join(root, "package.json"), "{}");
      expect(checkTypes(root)).toEqual({ skipped: expect.stringContaining("typescript is not installed: `npm ci` brings it") });
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
