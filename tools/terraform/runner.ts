import { relative } from "node:path";
import { findTerraform, type TerraformBinary } from "./binary";
import { prepareCliConfig } from "./cli-config";
import { bareEnvironment, terraformSettings } from "./environment";
import { TerraformError, terraformError } from "./errors";
import { type Diagnostic, parseEvent, progressLine } from "./events";
import { type ProgramResult, runProgram } from "./program";
import { readStack, requiredProviders } from "./stack-files";

export interface TerraformOptions {
  /** The stack's folder. */
  readonly folder: string;
  /** Everything that says which AWS this is: keys, endpoint, region. Nothing else of the caller's AWS variables gets through. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called with a short line per step. @default - silent */
  readonly onProgress?: (line: string) => void;
  /** Called with the id of each Terraform process that changes something. */
  readonly onStart?: (pid: number) => void;
}

export interface InitOptions {
  /** False to only install providers. @default true */
  readonly backend?: boolean;
  /** Moves the state from where it was to the configured backend. */
  readonly migrateState?: boolean;
  /** Forgets which backend was used before, and moves nothing. */
  readonly reconfigure?: boolean;
  /** Refuses to change the pinned checksums. */
  readonly readonlyLockFile?: boolean;
}

export interface Output {
  readonly value: unknown;
  readonly sensitive: boolean;
}

/** One stack, driven by the Terraform program. Every operation throws a TerraformError that says what to do next. */
export class Terraform {
  private constructor(
    readonly binary: TerraformBinary,
    private readonly options: TerraformOptions,
    private readonly cliConfig: string,
  ) {}

  /** Finds the program and the stack's providers. */
  static async open(options: TerraformOptions): Promise<Terraform> {
    const binary = await findTerraform();
    const cliConfig = await prepareCliConfig(requiredProviders(readStack(options.folder)));
    return new Terraform(binary, options, cliConfig);
  }

  async init({ backend = true, migrateState, reconfigure, readonlyLockFile }: InitOptions = {}): Promise<void> {
    await this.run("init", [
      ...(backend ? [] : ["-backend=false"]),
      ...(migrateState ? ["-migrate-state", "-force-copy"] : []),
      ...(reconfigure ? ["-reconfigure"] : []),
      ...(readonlyLockFile ? ["-lockfile=readonly"] : []),
    ]);
  }

  /** The configuration's problems; none when it is valid. */
  async validate(): Promise<readonly Diagnostic[]> {
    const { stdout, stderr } = await this.program("validate", ["-json"]);
    const report = parseEvent(stdout) as { diagnostics?: Diagnostic[] } | undefined;
    if (report?.diagnostics === undefined) {
      throw terraformError("validate", [], stderr || stdout);
    }
    return report.diagnostics;
  }

  /** Whether there is anything to change; the plan stays in `file` if one is named. */
  async plan(file?: string, args: readonly string[] = []): Promise<boolean> {
    const result = await this.run("plan", ["-json", "-detailed-exitcode", ...(file ? [`-out=${file}`] : []), ...args], [0, 2]);
    return result.code === 2;
  }

  /** A saved plan, or without one the state, as Terraform describes it (plan and state representation, format 1.x). */
  async show(planFile?: string): Promise<unknown> {
    return JSON.parse((await this.run("show", ["-json", ...(planFile ? [planFile] : [])])).stdout);
  }

  /** Applies a saved plan, or what the configuration says. */
  async apply(planFile?: string, args: readonly string[] = []): Promise<void> {
    await this.run("apply", ["-json", "-auto-approve", ...args, ...(planFile ? [planFile] : [])]);
  }

  async destroy(): Promise<void> {
    await this.run("destroy", ["-json", "-auto-approve"]);
  }

  async outputs(): Promise<Readonly<Record<string, Output>>> {
    return JSON.parse((await this.run("output", ["-json"])).stdout) as Record<string, Output>;
  }

  async forceUnlock(lockId: string): Promise<void> {
    await this.run("force-unlock", ["-force", lockId]);
  }

  async statePull(): Promise<string> {
    return (await this.run("state pull", [])).stdout;
  }

  /** Addresses of all resources in the state. */
  async stateList(): Promise<readonly string[]> {
    const { code, stdout, stderr } = await this.program("state list", []);
    if (code !== 0 && !/No state file was found/.test(stderr)) {
      throw terraformError("state list", [], stderr);
    }
    return stdout.split("\n").filter(Boolean);
  }

  async import(address: string, id: string): Promise<void> {
    await this.run("import", [address, id]);
  }

  private async run(command: string, args: readonly string[], accepted: readonly number[] = [0]): Promise<ProgramResult> {
    const result = await this.program(command, args);
    if (!accepted.includes(result.code)) {
      throw this.failure(command, result);
    }
    return result;
  }

  private program(command: string, args: readonly string[]): Promise<ProgramResult> {
    const { folder, environment, onProgress, onStart } = this.options;
    const env = { ...bareEnvironment(), ...terraformSettings, ...environment, TF_CLI_CONFIG_FILE: this.cliConfig };
    return runProgram(this.binary.path, [...command.split(" "), ...colour(command), ...args], {
      cwd: folder,
      env,
      onLine: (line) => {
        const text = progressLine(parseEvent(line) ?? {});
        if (text !== undefined) {
          onProgress?.(text);
        }
      },
      ...(onProgress && { onNotice: onProgress }),
      ...(onStart && { onStart }),
    });
  }

  private failure(command: string, { stdout, stderr, interrupted, signal }: ProgramResult): TerraformError {
    const diagnostics = stdout.split("\n").flatMap((line) => parseEvent(line)?.diagnostic ?? []);
    if (interrupted) {
      const lost = diagnostics.some(({ summary }) => /Failed to (?:save|persist)|state.*not.*saved/i.test(summary));
      const state = lost ? "its state was NOT saved" : "its state is saved";
      return new TerraformError(
        "interrupted",
        `terraform ${command} was interrupted; ${state}`,
        "run this again: it continues",
        diagnostics,
      );
    }
    if (signal) {
      const where = relative(process.cwd(), this.options.folder);
      return new TerraformError(
        "killed",
        `terraform ${command} was ended by ${signal}`,
        `run this again. What it made since it last saved its state is missing there: if a name is taken then, import that resource in ${where}`,
        diagnostics,
      );
    }
    return terraformError(command, diagnostics, stderr || stdout);
  }
}

/** Every command but these takes -no-color. */
const colour = (command: string): string[] => (["state pull", "state list"].includes(command) ? [] : ["-no-color"]);
