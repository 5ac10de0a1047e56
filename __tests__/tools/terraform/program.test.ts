import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endedJournals } from "../../../tools/terraform/journal";
import { type ProgramOptions, runProgram } from "../../../tools/terraform/program";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "program-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function script(text: string, options: Partial<ProgramOptions> = {}) {
  const file = join(folder, "program.sh");
  writeFileSync(file, text);
  return runProgram("/bin/sh", [file], { cwd: folder, env: { PATH: process.env.PATH ?? "" }, ...options });
}

/** A Terraform that saves its state on the first SIGINT, and dies on the second. */
const patient = `n=0
trap 'n=$((n+1)); echo "signal $n"; [ $n -eq 2 ] && exit 9' INT
echo ready
i=0; while [ $i -lt 100 ]; do sleep 0.1; [ $n -eq 1 ] && [ -f go ] && { echo saved; exit 1; }; i=$((i+1)); done`;

describe("runProgram", () => {
  it("passes on lines while it runs, and gives the exit code", async () => {
    const lines: string[] = [];
    const result = await script("echo one; echo two; echo wrong >&2; exit 2", { onLine: (line) => lines.push(line) });
    expect(lines).toEqual(["one", "two"]);
    expect(result).toMatchObject({ code: 2, stdout: "one\ntwo\n", stderr: "wrong\n", interruptions: 0, signal: undefined });
  });

  it("gives the program the named environment and nothing else", async () => {
    const { stdout } = await script("env", { env: { ONLY: "this" } });
    expect(stdout).toContain("ONLY=this");
    expect(stdout).not.toContain("HOME=");
  });

  it("turns our first signal into one interruption and waits for the state to be saved", async () => {
    const notices: string[] = [];
    const result = await script(patient, {
      onNotice: (text) => notices.push(text),
      onLine(line) {
        if (line === "ready") {
          process.emit("SIGTERM");
        } else if (line === "signal 1") {
          writeFileSync(join(folder, "go"), "");
        }
      },
    });
    expect(result).toMatchObject({ code: 1, interruptions: 1 });
    expect(result.stdout).toBe("ready\nsignal 1\nsaved\n");
    expect(notices).toEqual([expect.stringMatching(/saves its state; a second interruption stops it at once/)]);
  });

  it("passes on the second one too, and says what that means", async () => {
    const notices: string[] = [];
    const result = await script(patient, {
      onNotice: (text) => notices.push(text),
      onLine: (line) => (line === "ready" || line === "signal 1") && process.emit("SIGINT"),
    });
    expect(result).toMatchObject({ code: 9, interruptions: 2 });
    expect(notices[1]).toMatch(/stopping at once: what was made since the state was last saved is missing there/);
  });

  it("passes an interruption on to what a script around Terraform started", async () => {
    const inner = join(folder, "inner.sh");
    writeFileSync(inner, "trap 'echo saved; exit 1' INT\necho ready\nwhile :; do sleep 0.1; done");
    const result = await script(`sh ${inner}; echo after`, { onLine: (line) => line === "ready" && process.emit("SIGINT") });
    expect(result.stdout).toContain("ready\nsaved\n");
    expect(result.interruptions).toBe(1);
  });

  it("kills what obeys no interruption at the third one", async () => {
    const lines = "trap '' INT\necho ready\nsleep 60 & wait; wait; wait";
    const interrupt = (line: string) => {
      for (let times = 0; line === "ready" && times < 3; times += 1) {
        process.emit("SIGINT");
      }
    };
    expect(await script(lines, { onLine: interrupt })).toMatchObject({ signal: "SIGKILL", interruptions: 3 });
  });

  it("says when nothing is heard, and how to end it", async () => {
    const notices: string[] = [];
    await script("sleep 1.5", { silenceMs: 500, onNotice: (text) => notices.push(text) });
    expect(notices[0]).toMatch(/^terraform \S+ \(process \d+\) has said nothing for \d s; Ctrl-C ends it$/);
  });

  it("ends at once, with all that was started, when what it works on is gone", async () => {
    const gone = new AbortController();
    const started = Date.now();
    const result = await script("echo ready; sleep 60 & wait", { gone: gone.signal, onLine: () => gone.abort() });
    expect(result.signal).toBe("SIGKILL");
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it("interrupts what it cannot note down, waits for its end, and says why", async () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
    const onStart = () => {
      throw full;
    };
    const endless = "trap 'echo stopped > stopped; exit 1' INT; while :; do sleep 0.1; done";
    await expect(script(`sleep 0; ${endless}`, { onStart })).rejects.toBe(full);
  });

  it.each([
    ["echo done; sleep 0.2; exit 1", true],
    ["echo half; sleep 0.2; kill -9 $$", false],
    ["echo Error releasing the state lock; sleep 0.2; exit 1", false],
  ])("tells of its end, and whether a lock may be left: %s", async (text, byItself) => {
    const ends: boolean[] = [];
    await script(text, { onEnd: (_, is) => ends.push(is) });
    expect(ends).toEqual([byItself]);
  });

  it("keeps a journal of a program that was killed or could not save its state, and of no other", async () => {
    const journals = join(folder, "journals");
    await script("echo whole; sleep 0.2; exit 1", { journals });
    expect(readdirSync(journals)).toEqual([]);
    expect(await script("echo half; sleep 0.2; kill -9 $$", { journals })).toMatchObject({ signal: "SIGKILL", code: 137 });
    await script("echo wrote errored.tfstate; sleep 0.2; exit 1", { journals });
    const texts = endedJournals(journals).map((file) => readFileSync(file, "utf8"));
    expect(texts.sort()).toEqual(["half\n", "wrote errored.tfstate\n"]);
  });

  it("leaves alone the journal of a program that still runs", async () => {
    const journals = join(folder, "journals");
    let seen: readonly string[] | undefined;
    await script("echo ready; sleep 0.5; kill -9 $$", { journals, onLine: () => (seen = endedJournals(journals)) });
    expect(seen).toEqual([]);
    expect(endedJournals(journals)).toHaveLength(1);
  });
});
