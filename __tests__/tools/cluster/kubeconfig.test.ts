import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { lackOfContext } from "../../../tools/cluster/kubeconfig";
import { makeCertificate } from "../../../tools/emulator/certificate";
import { freePort } from "../../../tools/emulator/ports";

let folder: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => once(server.close(), "close")));
  rmSync(folder, { recursive: true });
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

/** A kubeconfig with the context `kind`, whose cluster is there. */
function kubeconfig(server: string): string {
  const file = join(folder, "config");
  const clusters = [{ name: "one", cluster: { server } }];
  writeFileSync(file, stringify({ clusters, contexts: [{ name: "kind", context: { cluster: "one", user: "me" } }] }));
  return file;
}

describe("lackOfContext", () => {
  it("says that there is no kubeconfig", async () => {
    const path = join(folder, "none");
    expect(await lackOfContext({ path, context: "kind" })).toBe(`there is no kubeconfig ${path}`);
  });

  it.each([
    ["no YAML", "a: [", "no YAML"],
    ["a folder", undefined, "EISDIR"],
  ])("says that a kubeconfig is %s", async (_, content, problem) => {
    const path = join(folder, "config");
    if (content === undefined) {
      mkdirSync(path);
    } else {
      writeFileSync(path, content);
    }
    expect(await lackOfContext({ path, context: "kind" })).toBe(`the kubeconfig ${path} cannot be read (${problem})`);
  });

  it.each([
    ["an empty one", "", ""],
    ["one without lists", "apiVersion: v1\ncontexts: null\n", ""],
    ["one with others", "contexts: [{ name: prod }, { name: dev }]\n", " (it has prod, dev)"],
  ])("says that %s lacks the context, and which it has", async (_, content, others) => {
    const path = join(folder, "config");
    writeFileSync(path, content);
    expect(await lackOfContext({ path, context: "kind" })).toBe(`the kubeconfig ${path} has no context kind${others}`);
  });

  it("says that a context has no server", async () => {
    const path = kubeconfig("here");
    expect(await lackOfContext({ path, context: "kind" })).toBe(`the kubeconfig ${path} has no server for the context kind`);
  });

  it("says that nobody listens", async () => {
    const server = `https://127.0.0.1:${await freePort()}`;
    expect(await lackOfContext({ path: kubeconfig(server), context: "kind" })).toMatch(
      new RegExp(`^the cluster of context kind \\(${server}\\) does not answer: .*ECONNREFUSED`),
    );
  });

  it("gives up on one that keeps silent", async () => {
    const port = await listen(createServer((socket) => socket.on("error", () => {}).resume()));
    const path = kubeconfig(`https://127.0.0.1:${port}`);
    expect(await lackOfContext({ path, context: "kind" }, 200)).toMatch(/does not answer: nothing came for 0.2 s$/);
  });

  it("takes any answer for a cluster, a refusal by a server with an unknown certificate too", async () => {
    const { certificate, key } = await makeCertificate(folder);
    const asked: (string | undefined)[] = [];
    const server = createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, ({ url }, response) => {
      asked.push(url);
      response.writeHead(401, { connection: "close" }).end();
    });
    const path = kubeconfig(`https://127.0.0.1:${await listen(server)}/behind`);
    expect(await lackOfContext({ path, context: "kind" })).toBeUndefined();
    expect(asked).toEqual(["/behind/readyz"]);
  });
});
