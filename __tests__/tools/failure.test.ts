import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { LoadFailure } from "../../tools/environments";
import { ToolError } from "../../tools/errors";
import { failureText, outliveReaders, tellFailure } from "../../tools/failure";
import { inTools, writeWhole } from "../../tools/files";
import { systemError } from "../../tools/system-errors";

/** As Node makes them. */
const system = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: something, open '${path}'`), { code, syscall: "open", ...(path !== undefined && { path }) });

describe("a system error", () => {
  it.each([
    ["ENOSPC", "/data/x", "no space is left for /data/x (ENOSPC)", /^make room on that disk/],
    ["EDQUOT", "/data/x", "no space is left for /data/x (EDQUOT)", /^make room/],
    ["EACCES", "/etc/x", "no permission for /etc/x (EACCES)", /^let this user read and write there/],
    [
      "EACCES",
      inTools("bin", "x"),
      /^no permission for .*\.tools\/bin\/x \(EACCES\)$/,
      /after sudo: sudo chown -R "\$\(id -un\)" .*\.tools,/,
    ],
    ["EROFS", "/mnt/x", /cannot be written to/, /^take a checkout/],
    ["ENOTEMPTY", "/data/x", "/data/x is in use by another program (ENOTEMPTY)", /^end that program/],
    ["ENOTDIR", "/data/x", /is not what it should be/, /^move it away/],
    ["EMFILE", undefined, /no process, memory or open file left/, /ulimit/],
    ["EPIPE", undefined, /whoever read the output has ended/, /run this again/],
    ["ENOENT", inTools("run", "x"), /is gone: something deletes in \.tools$/, /run this again/],
  ])("%s for %s is a sentence with a way on", (code, path, message, next) => {
    const told = systemError(system(code, path));
    expect(told).toBeInstanceOf(ToolError);
    expect(told?.message).toMatch(message);
    expect(told?.next).toMatch(next);
  });

  it.each([
    ["a file that we should have known of", system("ENOENT", "/data/x")],
    ["a code of Node's own", Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" })],
    ["what has no code", new Error("x")],
    ["what is no error", "x"],
  ])("is not made of %s", (_, error) => {
    expect(systemError(error)).toBeUndefined();
  });

  it("is told in words where a run goes on, and a broken environment by its cause: no stack of ours", () => {
    expect(failureText(system("ENOSPC", "/data/x"))).toMatch(/^no space is left for \/data\/x \(ENOSPC\)\n {2}next: make room/);
    expect(failureText(new LoadFailure(new ToolError("it is broken", "mend it")))).toBe("it is broken\n  next: mend it");
  });

  it("is what Node throws for a file in place of a folder", () => {
    const folder = mkdtempSync(join(tmpdir(), "failure-"));
    try {
      writeFileSync(join(folder, "file"), "");
      expect(() => mkdirSync(join(folder, "file", "below"))).toThrow();
      try {
        mkdirSync(join(folder, "file", "below"));
      } catch (error) {
        expect(systemError(error)?.message).toContain("is not what it should be");
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a failed command", () => {
  let printed: string;
  let before: typeof process.exitCode;

  beforeEach(() => {
    printed = "";
    before = process.exitCode;
    jest.spyOn(console, "error").mockImplementation((line: string) => {
      printed += `${line}\n`;
    });
  });
  afterEach(() => {
    process.exitCode = before;
    jest.restoreAllMocks();
  });

  it("tells a full disk in a sentence, with exit code 1, and asks for no report", () => {
    tellFailure(system("ENOSPC", "/data/x"));
    expect(printed).toBe(
      "\nno space is left for /data/x (ENOSPC)\n  next: make room on that disk, and run this again: it continues\n",
    );
    expect(process.exitCode).toBe(1);
  });

  it("asks to report what should not have happened", () => {
    tellFailure(new TypeError("x"));
    expect(printed).toContain("next: this should not have happened; please report it");
  });

  it("leaves to the launcher what fails while an environment loads", () => {
    const cause = new TypeError("x");
    expect(() => tellFailure(new LoadFailure(cause))).toThrow(cause);
  });
});

describe("whoever reads the output", () => {
  const streamOf = (code: string) => {
    const stream = new Writable({ write: (_, __, done) => done(system(code)) });
    outliveReaders([stream as unknown as NodeJS.WriteStream]);
    return stream;
  };

  it.each(["EPIPE", "ENOSPC"])("may go: %s does not end the run", async (code) => {
    const stream = streamOf(code);
    stream.write("x");
    await new Promise((resolve) => stream.once("close", resolve));
  });
});

describe("writeWhole", () => {
  it("leaves nothing behind when it cannot finish", () => {
    const folder = mkdtempSync(join(tmpdir(), "whole-"));
    try {
      mkdirSync(join(folder, "x"));
      writeFileSync(join(folder, "x", "inside"), "");
      // A folder with something in it cannot be replaced by a file.
      expect(() => writeWhole(join(folder, "x"), "new")).toThrow();
      rmSync(join(folder, "x"), { recursive: true });
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
