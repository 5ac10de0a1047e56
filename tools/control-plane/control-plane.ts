import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeCertificate } from "../emulator/certificate";
import { freePorts } from "../emulator/ports";
import { ToolError } from "../errors";
import { writeWhole } from "../files";
import { type ControlPlanePrograms, installControlPlane } from "../install/control-plane";
import { endProcess, isRunning, type ProcessRef, processRef, waitUntil } from "../processes";
import { startServer, tailOf } from "../servers";
import { bareEnvironment } from "../terraform/environment";
import { type ApiAccess, KubernetesApi } from "./api";
import { Cluster } from "./cluster";
import { kubeconfigOf } from "./kubeconfig";
import { nodeObject, type SimulatedNode, threeZones } from "./nodes";
import { files, type Ports, type Server, serversOf } from "./servers";
import { stages } from "./stages";
import { type ControlPlaneState, end, endAbandoned, folderOf, stateOf } from "./state";

export interface ControlPlaneOptions {
  /** Tells several control planes apart; also names their files. */
  readonly name: string;
  /** Machines for its pods. @default - one in each of three zones */
  readonly nodes?: readonly SimulatedNode[];
  /** Whether it stays when the process that started it ends; {@link end} ends it. @default false */
  readonly stays?: boolean;
  /** Called with a line per step. @default - silent */
  readonly onProgress?: (line: string) => void;
}

const startMs = 90_000;

/**
 * A Kubernetes of this machine, without containers: the real etcd, API server, controllers and scheduler; nodes and pods are
 * simulated. It ends with the process that started it, unless it is to stay, or that is killed: then the next start ends it.
 */
export class ControlPlane {
  private processes: Record<string, ProcessRef> = {};
  private readonly folder: string;
  private readonly onSignal = (signal: NodeJS.Signals): void => {
    this.killNow();
    // Without this handler, which has run for the last time, the signal has its usual effect.
    process.kill(process.pid, signal);
  };
  private readonly onExit = (): void => this.killNow();

  private constructor(
    readonly name: string,
    readonly programs: ControlPlanePrograms,
    private readonly report: (line: string) => void,
  ) {
    this.folder = folderOf(name);
  }

  /**
   * A new one, once its nodes are ready.
   *
   * @throws UnavailableError when its programs cannot be built here
   * @throws ToolError when it does not come up; then nothing of it is left
   */
  static async start({
    name,
    nodes = threeZones,
    stays = false,
    onProgress = () => {},
  }: ControlPlaneOptions): Promise<ControlPlane> {
    const programs = await installControlPlane(onProgress);
    await endAbandoned();
    const running = stateOf(name);
    if (running !== undefined) {
      const holder = running.owner ? `process ${running.owner.pid} has a control plane` : "a control plane runs";
      throw new ToolError(`${holder} of the name ${name}`, "give this one another name");
    }
    const plane = new ControlPlane(name, programs, onProgress);
    try {
      await plane.startServers(nodes);
    } catch (error) {
      await plane.stop();
      throw error;
    }
    if (stays) {
      plane.release();
      plane.writeState(false);
    }
    return plane;
  }

  /** The one of this name that stays, if all of it still runs; what is left of one that does not is ended. */
  static async find(name: string, onProgress: (line: string) => void = () => {}): Promise<ControlPlane | undefined> {
    const state = stateOf(name);
    if (state === undefined || state.owner !== undefined) {
      return undefined;
    }
    if (!Object.values(state.processes).every(isRunning)) {
      await end(name);
      onProgress("control plane: a process of the last one has ended, so the rest was ended too");
      return undefined;
    }
    const plane = new ControlPlane(name, await installControlPlane(onProgress), onProgress);
    plane.processes = { ...state.processes };
    return plane;
  }

  /** kubectl and helm for it. */
  get cluster(): Cluster {
    return new Cluster({ kubectl: this.programs.kubectl, helm: this.programs.helm, kubeconfig: this.file("kubeconfig") });
  }

  /** What a client of its API needs. */
  get accessFile(): string {
    return this.file("access");
  }

  /** Ids of its processes by name. */
  get pids(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.processes).map(([name, { pid }]) => [name, pid]));
  }

  async stop(): Promise<void> {
    await Promise.all(Object.values(this.processes).map((ref) => endProcess(ref, 500)));
    this.forget();
  }

  private async startServers(nodes: readonly SimulatedNode[]): Promise<void> {
    const [api = 0, etcd = 0, etcdPeers = 0] = await freePorts(3);
    const access = await this.writeFiles({ api, etcd, etcdPeers });
    process.once("exit", this.onExit);
    process.once("SIGINT", this.onSignal);
    process.once("SIGTERM", this.onSignal);

    const [store, server, ...others] = serversOf(this.programs, this.folder, { api, etcd, etcdPeers });
    const client = new KubernetesApi(access);
    try {
      this.launch(store);
      this.launch(server);
      await this.waitFor("the API server", async () => (await client.get("/readyz")).status === 200);
      for (const other of others) {
        this.launch(other);
      }
      for (const node of nodes) {
        const { status, body } = await client.post<{ readonly message?: string }>("/api/v1/nodes", nodeObject(node));
        if (status !== 201) {
          throw new ToolError(`the API server refused the node ${node.name}: ${body.message ?? status}`, "mend the node");
        }
      }
      await this.waitFor("the nodes", async () => (await readyNodes(client)) === nodes.length);
      // The controllers make it, and no pod is admitted before.
      await this.waitFor("the controllers", async () => {
        return (await client.get("/api/v1/namespaces/default/serviceaccounts/default")).status === 200;
      });
    } finally {
      client.close();
    }
  }

  private async writeFiles(ports: Ports): Promise<ApiAccess> {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.writeState();
    const { certificate } = await makeCertificate(this.folder);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const access: ApiAccess = {
      server: `https://127.0.0.1:${ports.api}`,
      ca: readFileSync(certificate, "utf8"),
      token: randomBytes(24).toString("hex"),
    };
    const write = (name: keyof typeof files, content: string) => writeWhole(this.file(name), content, 0o600);
    write("access", JSON.stringify(access));
    write("kubeconfig", JSON.stringify(kubeconfigOf(access, this.name)));
    write("tokens", `${access.token},admin,admin,system:masters\n`);
    write("serviceAccountKey", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    write("stages", stages.map((stage) => `---\n${JSON.stringify(stage)}\n`).join(""));
    return access;
  }

  private launch({ name, program, args }: Server): void {
    this.report(`control plane: starting ${name}`);
    const environment = { cwd: this.folder, env: { ...bareEnvironment(), HOME: this.folder }, log: this.log(name) };
    const ref = startServer(program, args, environment);
    if (ref === undefined) {
      throw new ToolError(`${name} did not start:\n${tailOf(this.log(name))}`, `check that ${program} runs`);
    }
    this.processes = { ...this.processes, [name]: ref };
    this.writeState();
  }

  /** Until it is so; one of the processes that ends before is the better message. */
  private async waitFor(what: string, isSo: () => Promise<boolean>): Promise<void> {
    let ended: string | undefined;
    const came = await waitUntil(async () => {
      ended = Object.keys(this.processes).find((name) => !isRunning(this.processes[name] as ProcessRef));
      return ended !== undefined || (await isSo().catch(() => false));
    }, startMs);
    if (ended !== undefined) {
      throw new ToolError(`${ended} ended:\n${tailOf(this.log(ended))}`, "mend what it says, and run this again");
    }
    if (!came) {
      const tails = Object.keys(this.processes).map((name) => `${name}:\n${tailOf(this.log(name), 3)}`);
      throw new ToolError(`${what} did not come up within ${startMs / 1000} s\n${tails.join("\n")}`, "run this again");
    }
  }

  private killNow(): void {
    for (const ref of Object.values(this.processes).filter(isRunning)) {
      process.kill(ref.pid, "SIGKILL");
    }
    this.forget();
  }

  private forget(): void {
    this.processes = {};
    this.release();
    // What was just killed may be writing its last file.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** From now on it does not end with this process. */
  private release(): void {
    process.off("exit", this.onExit);
    process.off("SIGINT", this.onSignal);
    process.off("SIGTERM", this.onSignal);
  }

  private writeState(isOwned = true): void {
    const owner = isOwned ? processRef(process.pid) : undefined;
    writeWhole(
      this.file("state"),
      JSON.stringify({ ...(owner && { owner }), processes: this.processes } satisfies ControlPlaneState),
    );
  }

  private file(name: keyof typeof files): string {
    return join(this.folder, files[name]);
  }

  private log(name: string): string {
    return join(this.folder, `${name}.log`);
  }
}

async function readyNodes(client: KubernetesApi): Promise<number> {
  interface Node {
    readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  }
  const { items } = (await client.get<{ readonly items: readonly Node[] }>("/api/v1/nodes")).body;
  const isReady = ({ status: { conditions = [] } }: Node) =>
    conditions.some(({ type, status }) => type === "Ready" && status === "True");
  return items.filter(isReady).length;
}
