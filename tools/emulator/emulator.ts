import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { clockAdvice } from "../clock";
import { errorCode, ToolError } from "../errors";
import { inTools, readJson, writeWhole } from "../files";
import { inVenv } from "../install/python";
import { installPythonTool } from "../install/python-tools";
import { endProcess, isRunning, type ProcessRef, run, waitUntil } from "../processes";
import { startServer, tailOf } from "../servers";
import { bareEnvironment, besideProxies, isolatedAws } from "../terraform/environment";
import { makeCertificate } from "./certificate";
import { freePort, refuseTakenPort } from "./ports";

export interface EmulatorOptions {
  /** Tells several emulators apart; also names their files. */
  readonly name: string;
  /** Port on 127.0.0.1. @default - a free one */
  readonly port?: number;
  /** Account of requests whose access key is not itself an account id. @default "000000000000" */
  readonly account?: string;
  /** Called with a line per step. @default - silent */
  readonly onProgress?: (line: string) => void;
}

interface EmulatorState extends ProcessRef {
  readonly port: number;
  readonly account: string;
  readonly venv: string;
}

/** Resources by kind, ids sorted; kinds without any are left out. */
export type Inventory = Readonly<Record<string, readonly string[]>>;

/** An AWS on this machine, in memory: what it holds is gone when it stops. */
export class Emulator {
  /** Why it did not answer when it was asked last. */
  private silence = "";

  private constructor(
    readonly name: string,
    private readonly state: EmulatorState,
  ) {}

  /** The running emulator of this name, or undefined. */
  static find(name: string): Emulator | undefined {
    const state = readJson<EmulatorState>(stateFile(name));
    return state && isRunning(state) ? new Emulator(name, state) : undefined;
  }

  /** The running emulator of this name, or a new one once it answers. */
  static async start(options: EmulatorOptions): Promise<Emulator> {
    const { name, account = "000000000000", onProgress = () => {} } = options;
    const running = Emulator.find(name);
    if (running) {
      await running.waitUntilReady();
      return running;
    }
    if (options.port !== undefined) {
      await refuseTakenPort(options.port);
    }
    const venv = await installPythonTool("emulator", onProgress);
    const port = options.port ?? (await freePort());
    if (existsSync(stateFile(name))) {
      onProgress("emulator: the last one has ended by itself, and all that it held is gone: starting over");
    }
    rmSync(folderOf(name), { recursive: true, force: true });
    mkdirSync(folderOf(name), { recursive: true });
    const files = await makeCertificate(folderOf(name));
    const ref = startGateway(inVenv(venv, "python"), port, folderOf(name), {
      ...bareEnvironment(),
      MINISTACK_ACCOUNT_ID: account,
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      USE_SSL: "1",
      MINISTACK_SSL_CERT: files.certificate,
      MINISTACK_SSL_KEY: files.key,
      PYTHONDONTWRITEBYTECODE: "",
    });
    if (!ref) {
      throw new ToolError(`the emulator did not start:\n${tailOf(logFile(name))}`, `read ${logFile(name)}`);
    }
    writeWhole(stateFile(name), JSON.stringify({ ...ref, port, account, venv }));
    const emulator = new Emulator(name, { ...ref, port, account, venv });
    await emulator.waitUntilReady();
    return emulator;
  }

  get port(): number {
    return this.state.port;
  }

  get pid(): number {
    return this.state.pid;
  }

  get endpoint(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get log(): string {
    return logFile(this.name);
  }

  /** Its files; deleted when it stops. */
  get folder(): string {
    return folderOf(this.name);
  }

  /** Variables that point Terraform, its backends and any AWS client here, and nowhere else. */
  environment(account: string = this.state.account, region = "us-east-1"): Record<string, string> {
    return {
      ...isolatedAws(),
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_CA_BUNDLE: join(folderOf(this.name), "certificate.pem"),
      // An access key of twelve digits is the account that the request belongs to.
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: "emulator",
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      ...besideProxies(),
    };
  }

  /** What exists in the account and region, without what AWS itself puts there. */
  async inventory(account?: string, region?: string): Promise<Inventory> {
    const script = join(projectRoot, "tools", "emulator", "inventory.py");
    const env = { ...bareEnvironment(), ...this.environment(account, region), PYTHONDONTWRITEBYTECODE: "1" };
    const { code, stdout, stderr } = await run(inVenv(this.state.venv, "python"), [script], { env });
    if (code !== 0) {
      throw new ToolError(`the emulator was not listed:\n${stderr.trim()}`, `check that it runs (log: ${this.log})`);
    }
    return JSON.parse(stdout) as Inventory;
  }

  /** The last lines of its log, indented. */
  logTail(): string {
    return tailOf(this.log);
  }

  isRunning(): boolean {
    return isRunning(this.state);
  }

  async stop(): Promise<void> {
    await endProcess(this.state);
    rmSync(folderOf(this.name), { recursive: true, force: true });
  }

  private async waitUntilReady(): Promise<void> {
    const ready = await waitUntil(async () => !this.isRunning() || (await this.answers()), 60_000);
    if (!ready || !this.isRunning()) {
      const what = ready ? "ended" : `does not answer (${this.silence})`;
      const next = clockAdvice(this.silence) ?? `read ${this.log}, and run this again`;
      throw new ToolError(`the emulator ${what}:\n${this.logTail()}`, next);
    }
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const ca = readFileSync(join(folderOf(this.name), "certificate.pem"));
      const call = request(`${this.endpoint}/_ministack/health`, { ca, timeout: 2_000 }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      call.on("timeout", () => call.destroy());
      call.on("error", (error) => {
        this.silence = errorCode(error) ?? error.message;
        resolve(false);
      });
      call.end();
    });
  }
}

/** All emulators that run now. */
export const runningEmulators = (): Emulator[] => {
  mkdirSync(inTools("run"), { recursive: true });
  const names = readdirSync(inTools("run")).flatMap((entry) => /^emulator-(.+)$/.exec(entry)?.[1] ?? []);
  return names.flatMap((name) => Emulator.find(name) ?? []);
};

const folderOf = (name: string): string => inTools("run", `emulator-${name}`);
const stateFile = (name: string): string => join(folderOf(name), "state.json");
const logFile = (name: string): string => join(folderOf(name), "emulator.log");

function startGateway(python: string, port: number, folder: string, env: Record<string, string>): ProcessRef | undefined {
  // Not by its own command: that one would take port 443 as well.
  const server = ["-m", "hypercorn", "ministack.app:app", "--workers", "0", "--keep-alive", "75", "--bind", `127.0.0.1:${port}`];
  const tls = ["--certfile", join(folder, "certificate.pem"), "--keyfile", join(folder, "key.pem")];
  return startServer(python, [...server, ...tls], { cwd: folder, env, log: join(folder, "emulator.log") });
}
