import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "../../tools/emulator/certificate";
import { freePort } from "../../tools/emulator/ports";
import type { RunResult } from "../../tools/processes";
import { Checkout } from "./checkout";
import { withoutClusterProviders } from "./cluster";
import { expectCode, minutes } from "./deployment";
import { environments } from "./small-environments";

jest.setTimeout(15 * minutes);

let checkout: Checkout;
let HOME: string;

const write = (settings: string) => checkout.write("environments/local.ts", environments(["web"], settings));
const context = (optional: boolean) => `clusterAccess: { type: "kubeconfig", context: "mine", optional: ${optional} }`;

beforeAll(async () => {
  checkout = await Checkout.create();
  HOME = mkdtempSync(join(tmpdir(), "slipway-home-"));
  write(context(true));
  checkout.list(["local", "small"]);
}, 10 * minutes);

afterAll(async () => {
  await checkout?.down();
  checkout?.remove();
  rmSync(HOME, { recursive: true, force: true });
});

/** What was printed, with white space as in one line. */
const printed = (result: RunResult, code: number) => expectCode(result, code).replace(/\s+/g, " ");

const start = async (...args: string[]) => printed(await checkout.start(args, { HOME }), 0);

/** A kubeconfig with the context `mine`, or with another. */
function kubeconfig(server: string, name = "mine"): void {
  const contexts = [{ name, context: { cluster: "one" } }];
  writeFileSync(join(HOME, "kubeconfig"), JSON.stringify({ contexts, clusters: [{ name: "one", cluster: { server } }] }));
  write(context(true).replace("optional", `path: "${join(HOME, "kubeconfig")}", optional`));
}

// Each test goes on where the one before it ended.
describe("npm start", () => {
  it("deploys the platform without any kubeconfig, and says why the rest is left out", async () => {
    const text = await start();
    expect(text).toContain(
      "local-addons, local-application: left out: there is no kubeconfig ~/.kube/config; npm start -- --cluster",
    );
    expect(text).toContain("local is up on the emulator");
  });

  it("changes nothing the second time, whose kubeconfig lacks the context", async () => {
    kubeconfig("https://127.0.0.1:1", "other");
    const text = await start();
    expect(text).toContain("local-platform: nothing to change");
    expect(text).toMatch(/left out: the kubeconfig \S+ has no context mine \(it has other\)/);
  });

  it("leaves out what goes into a cluster that does not answer", async () => {
    kubeconfig(`https://127.0.0.1:${await freePort()}`);
    expect(await start()).toMatch(/left out: the cluster of context mine \(\S+\) does not answer: .*ECONNREFUSED/);
  });

  const unlessProviders = process.env[withoutClusterProviders] === undefined ? it.skip : it;
  unlessProviders("leaves out what has no providers, while a cluster answers (skipped where there are providers)", async () => {
    const server = await answering();
    try {
      kubeconfig(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const text = await start();
      expect(text).toMatch(/left out: (no mirror of this machine has hashicorp\/\w+|its providers cannot be installed)/);
    } finally {
      server.close();
    }
  });

  it("fails where the cluster is required", async () => {
    write(context(false));
    const text = printed(await checkout.start([], { HOME }), 1);
    expect(text).not.toContain("left out");
    expect(text).toContain("next:");
  });

  it("gives each environment an emulator of its own, and asks which one is meant", async () => {
    write(context(true));
    checkout.list(["local", "other", "small"]);
    const several = printed(await checkout.start([], { HOME }), 2);
    expect(several).toContain("several environments live on the emulator: local, other next: name one: npm start -- local");
    expect(await start("other")).toContain("other is up on the emulator");
    const pidOf = (id: string) =>
      JSON.parse(readFileSync(join(checkout.folder, `.tools/run/emulator-${id}/state.json`), "utf8")).pid;
    expect(pidOf("other")).not.toBe(pidOf("local"));
    expect(printed(await checkout.slipway(["status", "other"], { HOME }), 0)).toMatch(/other-platform: applied, \d+ resources/);
    const gone = printed(await checkout.slipway(["destroy", "other", "--yes=other"], { HOME }), 0);
    expect(gone).toContain("other is destroyed");
    expect(await start("--down", "other")).toContain("the emulator holds nothing any more");
    expect(printed(await checkout.slipway(["status", "local"], { HOME }), 0)).toMatch(/local-platform: applied/);
  });

  it("refuses what lives in an account", async () => {
    expect(printed(await checkout.start(["small"], { HOME }), 2)).toContain("small is no environment that lives on the emulator");
  });

  it("takes down what was deployed though its file broke since", async () => {
    write("network: undefined as never");
    printed(await checkout.start(["local"], { HOME }), 2);
    const shown = printed(await checkout.slipway(["destroy", "local", "--dry-run"], { HOME }), 3);
    expect(shown).toContain("!! destroy aws_vpc.networking_vpc");
    const text = await start("--down");
    expect(text).toContain("local is destroyed");
    expect(text).toContain("the emulator holds nothing any more");
    expect(await start("--down")).toContain("nothing to do");
  });
});

/** A cluster's API, as far as it says no to strangers. */
async function answering(): Promise<Server> {
  const { certificate, key } = await makeCertificate(HOME);
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (_, response) => {
    response.writeHead(401, { connection: "close" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
