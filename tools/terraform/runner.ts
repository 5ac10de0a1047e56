import { forgetBackend } from "./backend-override";
import { findTerraform, type TerraformBinary } from "./binary";
import { type CliVariables, prepareBareConfig, prepareCliConfig } from "./cli-config";
import { bareEnvironment, terraformSettings } from "./environment";
import { type StatePlace, TerraformError, terraformError } from "./errors";
import { type Diagnostic, parseEvent, progressLine, remoteRun } from "./events";
import { parseOutput } from "./output";
import { type ProgramResult, runProgram } from "./program";
import { Recovery } from "./recovery";
import { layLocks, readStack, requiredProviders } from "./stack-files";

export interface TerraformOptions {
  /** The stack's folder. */
  readonly folder: string;
  /** Everything that says which AWS this is: keys, endpoint, region. Nothing else of the caller's AWS variables gets through. */
  readonly environment: Readonly<Record<string, string>>;
  /** Settings that take the place of those in the stack's backend block. @default - none */
  readonly backend?: Readonly<Record<string, string>>;
  /** Where its state is, for messages. @default - told in general */
  readonly state?: StatePlace;
  /** False to only read the state: no provider is installed then, and there need be none. @default true */
  readonly providers?: boolean;
  /** Aborts when what the stack is applied to is gone, as an emulator that has died. @default - never */
  readonly gone?: AbortSignal | undefined;
  /** Called with a short line per step. @default - silent */
  readonly onProgress?: (line: string) => void;
  /** Called with the id of each Terraform process, and the time at which it is started. */
  readonly onStart?: (pid: number, since: Date) => void;
  /** Called when such a process has ended: whether by itself, and so holds no lock any more. */
  readonly onEnd?: (pid: number, byItself: boolean) => void;
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
  private readonly recovery: Recovery;
  /** Whether the last plan met what was changed outside of Terraform, however little follows from it. */
  foundDrift = false;

  private constructor(
    readonly binary: TerraformBinary,
    private readonly options: TerraformOptions,
    private readonly cliVariables: CliVariables,
  ) {
    this.recovery = new Recovery(options.folder);
  }

  /** Finds the program and the stack's providers. */
  static async open(options: TerraformOptions): Promise<Terraform> {
    const binary = await findTerraform();
    const { folder, providers = true } = options;
    if (providers) {
      layLocks(folder, binary.product);
    }
    const cliVariables = providers
      ? await prepareCliConfig(requiredProviders(readStack(folder), binary.product))
      : prepareBareConfig();
    return new Terraform(binary, options, cliVariables);
  }

  async init({ backend = true, migrateState, reconfigure, readonlyLockFile }: InitOptions = {}): Promise<void> {
    if (reconfigure) {
      forgetBackend(this.options.folder);
    }
    const args = [
      ...(backend ? [] : ["-backend=false"]),
      ...(migrateState ? ["-migrate-state", "-force-copy"] : []),
      ...(readonlyLockFile ? ["-lockfile=readonly"] : []),
      ...(backend ? Object.entries(this.options.backend ?? {}).map(([name, value]) => `-backend-config=${name}=${value}`) : []),
    ];
    try {
      await this.run("init", args);
    } catch (error) {
      // Terraform looks for the providers of what is in the state, too; the backend is initialized by then.
      if (this.options.providers !== false || !(error instanceof TerraformError) || error.kind !== "registry unreachable") {
        throw error;
      }
    }
  }

  /** The configuration's problems; none when it is valid. */
  async validate(): Promise<readonly Diagnostic[]> {
    const { stdout, stderr } = await this.program("validate", ["-json"]);
    const report = parseEvent(stdout) as { diagnostics?: Diagnostic[] } | undefined;
    if (report?.diagnostics === undefined) {
      throw this.errorOf("validate", [], stderr || stdout);
    }
    return report.diagnostics;
  }

  /** Whether there is anything to change; the plan stays in `file` if one is named. */
  async plan(file?: string, args: readonly string[] = []): Promise<boolean> {
    const options = ["-json", "-detailed-exitcode", ...(file ? [`-out=${file}`] : []), ...args];
    const result = await this.recovering(() => this.run("plan", options, [0, 2]));
    this.foundDrift = result.stdout.split("\n").some((line) => parseEvent(line)?.type === "resource_drift");
    return result.code === 2;
  }

  /** A saved plan, or without one the state, as Terraform describes it (plan and state representation, format 1.x). */
  async show(planFile?: string): Promise<unknown> {
    return parseOutput((await this.run("show", ["-json", ...(planFile ? [planFile] : [])])).stdout, "show");
  }

  /** Applies a saved plan, or what the configuration says. What an earlier run that was killed had made is adopted first. */
  async apply(planFile?: string, args: readonly string[] = []): Promise<void> {
    const options = ["-json", "-auto-approve", ...args];
    if (planFile) {
      await this.run("apply", [...options, planFile]);
    } else {
      await this.recovering(() => this.run("apply", options));
    }
    this.recovery.done();
  }

  async destroy(args: readonly string[] = []): Promise<void> {
    await this.adoptBeforeDestroy(args);
    await this.run("destroy", ["-json", "-auto-approve", ...args]);
  }

  async outputs(): Promise<Readonly<Record<string, Output>>> {
    return parseOutput((await this.run("output", ["-json"])).stdout, "output");
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
      throw this.errorOf("state list", [], stderr);
    }
    return stdout.split("\n").filter(Boolean);
  }

  /** Takes away the mark by which the next apply would replace the resource. */
  async untaint(address: string): Promise<void> {
    await this.run("untaint", [address]);
  }

  /** Takes it out of the state, and leaves it where it is. */
  async forget(address: string): Promise<void> {
    await this.run("state rm", [address]);
  }

  async import(address: string, id: string): Promise<void> {
    await this.run("import", [address, id]);
  }

  private async recovering<T>(action: () => Promise<T>): Promise<T> {
    const notes = await this.recovery.prepare(() => this.stateList());
    for (const note of notes) {
      this.options.onProgress?.(note);
    }
    for (;;) {
      try {
        return await action();
      } catch (error) {
        if (!(error instanceof TerraformError) || !this.recovery.dropFailed(error.diagnostics)) {
          throw error;
        }
      }
    }
  }

  /** A destruction takes no import blocks, so what they name comes into the state by an apply of its own. */
  private async adoptBeforeDestroy(args: readonly string[]): Promise<void> {
    await this.recovering(async () => {
      const targets = this.recovery.imports().map(({ to }) => `-target=${to}`);
      if (targets.length > 0) {
        await this.run("apply", ["-json", "-auto-approve", ...args, ...targets]);
      }
    });
    this.recovery.done();
  }

  private async run(command: string, args: readonly string[], accepted: readonly number[] = [0]): Promise<ProgramResult> {
    const result = await this.program(command, args);
    if (!accepted.includes(result.code)) {
      throw this.failure(command, result);
    }
    return result;
  }

  private program(command: string, args: readonly string[]): Promise<ProgramResult> {
    const { folder, environment, onProgress, onStart, onEnd } = this.options;
    const env = { ...bareEnvironment(), ...terraformSettings, ...environment, ...this.cliVariables };
    return runProgram(this.binary.path, [...command.split(" "), ...colour(command), ...args], {
      cwd: folder,
      journals: ["apply", "destroy"].includes(command) ? this.recovery.journals : undefined,
      env,
      gone: this.options.gone,
      onLine: (line) => {
        const text = progressLine(parseEvent(line) ?? {}) ?? remoteRun(line);
        if (text !== undefined) {
          onProgress?.(text);
        }
      },
      ...(onProgress && { onNotice: onProgress }),
      ...(onStart && { onStart }),
      ...(onEnd && { onEnd }),
    });
  }

  private failure(command: string, { stdout, stderr, interruptions, signal }: ProgramResult): TerraformError {
    const diagnostics = stdout.split("\n").flatMap((line) => parseEvent(line)?.diagnostic ?? []);
    if (interruptions > 0) {
      const saved =
        interruptions === 1 ? "its state is saved" : "what it made since it last saved its state is in its journal only";
      return new TerraformError(
        "interrupted",
        `terraform ${command} was interrupted; ${saved}`,
        "run this again: it continues",
        diagnostics,
      );
    }
    if (signal) {
      const next = "run this again: it continues, and adopts what was made since the state was last saved";
      return new TerraformError("killed", `terraform ${command} was ended by ${signal}`, next, diagnostics);
    }
    return this.errorOf(command, diagnostics, stderr || stdout);
  }

  private errorOf(command: string, diagnostics: readonly Diagnostic[], text: string): TerraformError {
    return terraformError(command, diagnostics, text, this.options.state);
  }
}

/** Every command but these takes -no-color. */
const colour = (command: string): string[] => (["state pull", "state list"].includes(command) ? [] : ["-no-color"]);
