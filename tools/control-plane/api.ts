import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";
import { lineSplitter } from "../processes";

export interface ApiAccess {
  /** Such as `https://127.0.0.1:6443`. */
  readonly server: string;
  /** Certificate of whoever signed the server's. */
  readonly ca: string;
  readonly token: string;
}

/** A Kubernetes object, as far as this folder looks into it. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** One change of an object that is watched. */
export interface WatchEvent<Item extends ApiObject> {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: Item;
}

const patchTypes = { merge: "application/merge-patch+json", apply: "application/apply-patch+yaml" } as const;

/** The API server, without a program in between. */
export class KubernetesApi {
  private readonly agent: Agent;

  constructor(private readonly access: ApiAccess) {
    this.agent = new Agent({ ca: access.ca, keepAlive: true });
  }

  get<Body>(path: string): Promise<ApiAnswer<Body>> {
    return this.send<Body>("GET", path);
  }

  post<Body>(path: string, body: object): Promise<ApiAnswer<Body>> {
    return this.send<Body>("POST", path, body, "application/json");
  }

  patch<Body>(path: string, type: keyof typeof patchTypes, body: object): Promise<ApiAnswer<Body>> {
    return this.send<Body>("PATCH", path, body, patchTypes[type]);
  }

  /** Tells every object of a list and each later change, until the promise of it is ended by `signal`. */
  async watch<Item extends ApiObject>(
    path: string,
    signal: AbortSignal,
    onEvent: (event: WatchEvent<Item>) => void,
  ): Promise<void> {
    const response = await this.open("GET", `${path}${path.includes("?") ? "&" : "?"}watch=true`, undefined, undefined, signal);
    if (response.statusCode !== 200) {
      throw new Error(`watching ${path}: ${response.statusCode} ${await text(response)}`);
    }
    const lines = lineSplitter((line) => onEvent(JSON.parse(line) as WatchEvent<Item>));
    response.setEncoding("utf8").on("data", lines);
    await new Promise((resolve) => response.once("close", resolve));
  }

  close(): void {
    this.agent.destroy();
  }

  private async send<Body>(method: string, path: string, body?: object, type?: string): Promise<ApiAnswer<Body>> {
    const response = await this.open(method, path, body, type);
    const answer = await text(response);
    const isJson = response.headers["content-type"]?.includes("json") === true;
    return { status: response.statusCode ?? 0, body: (isJson ? JSON.parse(answer) : answer) as Body };
  }

  private open(method: string, path: string, body?: object, type?: string, signal?: AbortSignal): Promise<IncomingMessage> {
    const { server, token } = this.access;
    const headers = { Authorization: `Bearer ${token}`, ...(type !== undefined && { "Content-Type": type }) };
    return new Promise((resolve, reject) => {
      const options = { method, headers, agent: this.agent, ...(signal && { signal }) };
      const call = request(`${server}${path}`, options, (response) => {
        // An aborted watch ends with an error, which its close event tells as well.
        response.on("error", () => {});
        resolve(response);
      });
      call.on("error", reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
