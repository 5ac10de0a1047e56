import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { projectRoot } from "../../lib/project";
import { type RunResult, run } from "../../tools/processes";
import { withList } from "./environment-list";

/** What a checkout makes, or what no run of it reads. */
const leftOut = ["node_modules", "dist", "cdktf.out", ".tools", ".git", "__tests__", "docs"];

/** A copy of the project in a folder of its own, whose environments a test writes as a user would. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "slipway-checkout-"));
  cpSync(projectRoot, folder, {
    recursive: true,
    filter: (source) => !leftOut.includes(relative(projectRoot, source).split(sep)[0] ?? ""),
  });
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Such a copy, and its command line as somebody without a terminal has it. */
export class ProjectCopy {
  readonly folder = copyProject();

  write(path: string, content: string): void {
    writeFileSync(join(this.folder, path), content);
  }

  /** Makes these, exported by `environments/mine.ts`, the environments of the project. */
  list(names: readonly string[], mine: string): void {
    this.write("environments/mine.ts", mine);
    const index = readFileSync(join(projectRoot, "environments/index.ts"), "utf8");
    this.write("environments/index.ts", withList(index, names, `import { ${[...new Set(names)].join(", ")} } from "./mine";`));
  }

  slipway(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<RunResult> {
    return this.run([process.execPath, "bin/slipway", ...args], variables);
  }

  run([program = "", ...args]: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<RunResult> {
    const { PATH, HOME, TMPDIR } = process.env;
    return run(program, args, {
      cwd: this.folder,
      env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), ...variables },
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
