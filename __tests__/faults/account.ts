import { readFileSync } from "node:fs";
import { createServer, request, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Emulator } from "../../tools/emulator/emulator";

/** Alters what AWS answers to a request; undefined leaves it as it is. */
export type Fault = (asked: { readonly method: string; readonly path: string; readonly body: string }, answer: string) => string;

const none: Fault = (_, answer) => answer;

/** An account on an emulator of its own, behind a server that can make AWS answer something else. */
export class Account {
  fault: Fault = none;

  private constructor(
    private readonly emulator: Emulator,
    private readonly server: Server,
  ) {}

  static async start(name: string): Promise<Account> {
    const emulator = await Emulator.start({ name: `test-${name}` });
    const [cert, key] = ["certificate.pem", "key.pem"].map((file) => readFileSync(join(emulator.folder, file)));
    const server = createServer({ cert, key });
    const account = new Account(emulator, server);
    server.on("request", async (asked, answer) => {
      const { method = "GET", url: path = "/", headers } = asked;
      const body = await text(asked);
      const call = request(`${emulator.endpoint}${path}`, { method, headers, ca: cert }, async (from) => {
        const whole = await text(from);
        const altered = account.fault({ method, path, body }, whole);
        const { "transfer-encoding": _, "content-length": told, ...headers } = from.headers;
        // An answer without a body may tell a length all the same: that to a HEAD request does.
        const length = whole === "" ? told : Buffer.byteLength(altered);
        answer.writeHead(from.statusCode ?? 500, { ...headers, ...(length !== undefined && { "content-length": length }) });
        answer.end(altered);
      });
      call.on("error", () => answer.destroy());
      call.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return account;
  }

  /** What leads a user of this account here. */
  get variables(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    const { AWS_CA_BUNDLE = "" } = this.emulator.environment();
    return {
      AWS_ENDPOINT_URL: `https://127.0.0.1:${port}`,
      AWS_CA_BUNDLE,
      AWS_ACCESS_KEY_ID: "123456789012",
      AWS_SECRET_ACCESS_KEY: "emulator",
      AWS_REGION: "us-east-1",
    };
  }

  heal(): void {
    this.fault = none;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.emulator.stop();
  }
}
