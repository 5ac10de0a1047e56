import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inTools } from "../../tools/files";
import { installPythonTool } from "../../tools/install/python-tools";
import { type RunResult, run } from "../../tools/processes";
import { withList } from "../support/environment-list";
import { copyProject } from "../support/project-copy";

/** A copy of the project with an emulator and notes of its own, whose environments a test writes as a user would. */
export class Checkout {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Checkout> {
    await installPythonTool("emulator", () => {});
    const folder = copyProject();
    mkdirSync(join(folder, ".tools", "terraform"), { recursive: true });
    symlinkSync(inTools("emulator"), join(folder, ".tools", "emulator"));
    if (existsSync(inTools("bin"))) {
      symlinkSync(inTools("bin"), join(folder, ".tools", "bin"));
    }
    if (existsSync(inTools("terraform", "mirrors.json"))) {
      cpSync(inTools("terraform", "mirrors.json"), join(folder, ".tools", "terraform", "mirrors.json"));
    }
    return new Checkout(folder);
  }

  write(path: string, content: string): void {
    writeFileSync(join(this.folder, path), content);
  }

  /** Lets it use what is installed in these folders of .tools, as far as that is there. */
  lend(...names: readonly string[]): void {
    for (const name of names.filter((name) => existsSync(inTools(name)))) {
      symlinkSync(inTools(name), join(this.folder, ".tools", name));
    }
  }

  /** Has environments/index.ts list these of environments/local.ts, and no others. */
  list(names: readonly string[]): void {
    const index = readFileSync(join(this.folder, "environments/index.ts"), "utf8");
    const others = index.replace(/^import \{ local \} from "\.\/local";\n/m, "");
    this.write("environments/index.ts", withList(others, names, `import { ${names.join(", ")} } from "./local";`));
  }

  /** Runs the command line as a user without a terminal, with these variables beside PATH and HOME. */
  slipway(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<RunResult> {
    return this.node(["bin/slipway", ...args], variables);
  }

  /** What \`npm start -- <args>\` does. */
  start(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<RunResult> {
    return this.node(["tools/launch.mjs", "tools/start.ts", ...args], variables);
  }

  /** Takes every emulator away, with all that it holds. */
  down(): Promise<RunResult> {
    return this.start(["--down"]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private node(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<RunResult> {
    const { PATH, HOME, TMPDIR } = process.env;
    return run(process.execPath, args, {
      cwd: this.folder,
      env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), AWS_EC2_METADATA_DISABLED: "true", ...variables },
    });
  }
}
