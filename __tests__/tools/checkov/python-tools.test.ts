import { foundNoIndex } from "../../../tools/install/python-tools";

describe("foundNoIndex", () => {
  it.each([
    ["nobody answers", "WARNING: Retrying ... NewConnectionError('Failed to establish a new connection')"],
    [
      "the index has no package at all",
      "ERROR: Could not find a version that satisfies the requirement six==1.17.0 (from versions: none)",
    ],
  ])("is so when %s", (_, stderr) => {
    expect(foundNoIndex({ stdout: "", stderr })).toBe(true);
  });

  it.each([
    ["a checksum differs", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."],
    [
      "a version is not there",
      "ERROR: Could not find a version that satisfies the requirement six==9 (from versions: 1.16.0, 1.17.0)",
    ],
  ])("is not so when %s", (_, stderr) => {
    expect(foundNoIndex({ stdout: "", stderr })).toBe(false);
  });
});
