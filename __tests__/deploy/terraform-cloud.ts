import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { makeCertificate } from "../../tools/emulator/certificate";
import { stateOf, versionDocument, workspaceDocument } from "./terraform-cloud-documents";
import { type Answer, notFound, type Reply, Runs, type RunWorkspace } from "./terraform-cloud-runs";

interface StubWorkspace {
  readonly id: string;
  lockedBy: string | undefined;
  /** State versions, the newest last. */
  readonly states: Buffer[];
}

/**
 * As much of Terraform Cloud's API as Terraform calls for states, locks and runs: an organization `acme`, and one user, whose
 * token is `secret`. Source: HCP Terraform API.
 */
export class TerraformCloud {
  readonly organization = "acme";
  readonly token = "secret";
  /** `METHOD path` of what was asked. */
  readonly asked: string[] = [];
  /** Where its workspaces run Terraform. */
  executionMode: "local" | "remote" = "local";
  private readonly workspaces = new Map<string, StubWorkspace>();
  private readonly runs = new Runs(
    () => `https://${this.hostname}`,
    (id) => this.forRuns(id),
  );

  private constructor(
    private readonly folder: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<TerraformCloud> {
    const folder = mkdtempSync(join(tmpdir(), "terraform-cloud-"));
    const { certificate, key } = await makeCertificate(folder);
    const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) });
    const cloud = new TerraformCloud(folder, server);
    server.on("request", (request, response) => void cloud.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return cloud;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true });
  }

  get hostname(): string {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** What Terraform has to trust. */
  get certificate(): string {
    return join(this.folder, "certificate.pem");
  }

  /** Names of the workspaces that there are. */
  names(): string[] {
    return [...this.workspaces.keys()].sort();
  }

  /** Locks the workspace as a user does on its page, or gives it back. */
  setLock(name: string, user: string | undefined): void {
    this.named(name).lockedBy = user;
  }

  lockOf(name: string): string | undefined {
    return this.named(name).lockedBy;
  }

  /** Addresses of what the newest state of the workspace holds. */
  resources(name: string): string[] {
    const text = this.named(name).states.at(-1)?.toString() ?? "{}";
    const { resources = [] } = JSON.parse(text) as { resources?: { mode: string; type: string; name: string }[] };
    return resources.filter(({ mode }) => mode === "managed").map((one) => `${one.type}.${one.name}`);
  }

  private named(name: string): StubWorkspace {
    const found = this.workspaces.get(name);
    if (found === undefined) {
      throw new Error(`no workspace ${name}; there are ${this.names().join(", ")}`);
    }
    return found;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ""] = (request.url ?? "").split("?");
    // What else is asked for along with it makes no difference, except which part of a log.
    const call = `${request.method} ${path.startsWith("/logs/") ? request.url : path}`;
    this.asked.push(call);
    const body = await buffer(request);
    const send = (status: number, content?: object | Buffer): void => {
      response.writeHead(status, {
        "Content-Type": path.startsWith("/.well-known/") ? "application/json" : "application/vnd.api+json",
        "TFP-API-Version": "2.6",
        "TFP-AppName": "HCP Terraform",
      });
      response.end(Buffer.isBuffer(content) ? content : JSON.stringify(content ?? {}));
    };
    // Uploads go to addresses that are secrets themselves; whoever looks for the service has not logged in yet.
    const isOpen = /^\/(\.well-known|uploads|logs)\//.test(path) || path === "/api/v2/ping";
    if (!isOpen && request.headers.authorization !== `Bearer ${this.token}`) {
      send(401, { errors: [{ status: "401", title: "unauthorized" }] });
      return;
    }
    for (const [pattern, reply] of [...this.routes(body), ...this.runs.routes(body)]) {
      const found = pattern.exec(call);
      if (found) {
        send(...reply(found[1] ?? "", found[2] ?? ""));
        return;
      }
    }
    send(404, notFound);
  }

  private routes(body: Buffer): readonly [RegExp, Reply][] {
    const change =
      (act: (workspace: StubWorkspace, name: string) => Answer): Reply =>
      (id) => {
        const [name, workspace] = [...this.workspaces].find(([, one]) => one.id === id) ?? [];
        return workspace && name ? act(workspace, name) : [404, notFound];
      };
    const organization = `/api/v2/organizations/${this.organization}`;
    return [
      [/^GET \/\.well-known\/terraform\.json$/, () => [200, { "tfe.v2": "/api/v2/" }]],
      [/^GET \/api\/v2\/ping$/, () => [204]],
      [
        new RegExp(`^GET ${organization}/entitlement-set$`),
        () => [200, { data: { id: "org-1", type: "entitlement-sets", attributes: { operations: true, "state-storage": true } } }],
      ],
      [
        new RegExp(`^GET ${organization}/workspaces/([\\w-]+)$`),
        (name) => (this.workspaces.has(name) ? [200, this.document(name)] : [404, notFound]),
      ],
      [new RegExp(`^POST ${organization}/workspaces$`), () => this.create(JSON.parse(body.toString()))],
      [/^PATCH \/api\/v2\/workspaces\/([\w-]+)$/, change((_, name) => [200, this.document(name)])],
      [
        /^POST \/api\/v2\/workspaces\/([\w-]+)\/actions\/lock$/,
        change((workspace, name) => {
          if (workspace.lockedBy !== undefined) {
            return [409, { errors: [{ status: "409", title: "conflict", detail: "workspace already locked" }] }];
          }
          workspace.lockedBy = "run-by-terraform";
          return [200, this.document(name)];
        }),
      ],
      [
        /^POST \/api\/v2\/workspaces\/([\w-]+)\/actions\/unlock$/,
        change((workspace, name) => {
          workspace.lockedBy = undefined;
          return [200, this.document(name)];
        }),
      ],
      [
        /^POST \/api\/v2\/workspaces\/([\w-]+)\/state-versions$/,
        change(({ id, states }) => {
          states.push(Buffer.alloc(0));
          return [201, this.version(id, states.length)];
        }),
      ],
      [
        /^PUT \/uploads\/([\w-]+)\/(\d+)$/,
        (id, version) =>
          change(({ states }) => {
            states.splice(Number(version) - 1, 1, body);
            return [200];
          })(id, version),
      ],
      [/^PUT \/uploads\/[\w-]+\/\d+\/json$/, () => [200]],
      [/^GET \/api\/v2\/state-versions\/([\w-]+)\.(\d+)$/, (id, version) => [200, this.version(id, Number(version))]],
      [
        /^GET \/api\/v2\/workspaces\/([\w-]+)\/current-state-version$/,
        change(({ id, states }) => (states.length > 0 ? [200, this.version(id, states.length)] : [404, notFound])),
      ],
      [
        /^GET \/downloads\/([\w-]+)\/(\d+)$/,
        (id, version) => change(({ states }) => [200, states[Number(version) - 1] ?? Buffer.alloc(0)])(id, version),
      ],
    ];
  }

  private forRuns(id: string): RunWorkspace | undefined {
    const [name, workspace] = [...this.workspaces].find(([, one]) => one.id === id) ?? [];
    if (name === undefined || workspace === undefined) {
      return undefined;
    }
    const { data } = this.document(name);
    return {
      id,
      name,
      document: data,
      resources: this.resources(name),
      writeState: (addresses) => workspace.states.push(stateOf(addresses, workspace.states.length + 1)),
    };
  }

  private create({ data }: { data: { attributes: { name: string } } }): Answer {
    const { name } = data.attributes;
    this.workspaces.set(name, { id: `ws-${name}`, lockedBy: undefined, states: [] });
    return [201, this.document(name)];
  }

  private document(name: string): ReturnType<typeof workspaceDocument> {
    const { id, lockedBy } = this.named(name);
    return workspaceDocument({ id, name, lockedBy, organization: this.organization, executionMode: this.executionMode });
  }

  private version(workspace: string, number: number): object {
    return versionDocument(`https://${this.hostname}`, workspace, number);
  }
}
