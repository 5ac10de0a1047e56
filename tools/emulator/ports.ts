import { once } from "node:events";
import { connect, createServer } from "node:net";
import { ToolError } from "../errors";

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** Different ports of 127.0.0.1 that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  // All at once: one that is given back may be the next one's.
  await Promise.all(servers.map((server) => once(server.listen(0, "127.0.0.1"), "listening")));
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await once(server.close(), "close");
      return typeof address === "object" && address ? address.port : 0;
    }),
  );
}

/** @throws ToolError when something listens on the port */
export async function refuseTakenPort(port: number): Promise<void> {
  const taken = await new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
  if (taken) {
    throw new ToolError(
      `port ${port} on 127.0.0.1 is taken by another program`,
      "name another one with --port, or leave --port out: then a free one is chosen",
    );
  }
}
