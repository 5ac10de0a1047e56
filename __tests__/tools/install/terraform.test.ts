import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { zipSync } from "fflate";
import { projectRoot } from "../../../lib/project";
import { download, terraformVersion, unpack } from "../../../tools/install/terraform";
import { findProgram, programFile } from "../../../tools/programs";

const archiveOf = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))));
const hash = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

describe("an archive", () => {
  const archive = archiveOf({ "LICENSE.txt": "terms", [programFile("terraform")]: "program" });

  it("gives the program when it is the pinned one", () => {
    expect(Buffer.from(unpack(archive, hash(archive), "somewhere")).toString()).toBe("program");
  });

  it("is refused when it is another one", () => {
    const other = archiveOf({ [programFile("terraform")]: "something else" });
    expect(() => unpack(other, hash(archive), "somewhere")).toThrow(
      `somewhere is not what is pinned: its SHA-256 is ${hash(other)}, expected ${hash(archive)}`,
    );
  });
});

describe("a download", () => {
  const proxies = ["HTTPS_PROXY", "https_proxy"].map((name) => [name, process.env[name]] as const);
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/there" ? 200 : 404;
    response.end("content");
  });
  let origin: string;

  beforeAll(async () => {
    for (const [name] of proxies) {
      delete process.env[name];
    }
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    for (const [name, value] of proxies) {
      if (value !== undefined) {
        process.env[name] = value;
      }
    }
  });

  it("is the content of the address", async () => {
    expect(String(await download(`${origin}/there`))).toBe("content");
  });

  it("says why there is none", async () => {
    expect(await download(`${origin}/elsewhere`)).toBe(`${origin}/elsewhere answered 404`);
    // Nobody listens on this port.
    expect(await download("http://127.0.0.1:1/")).toBe("http://127.0.0.1:1/ does not answer");
  });
});

describe("a download behind a proxy", () => {
  const before = process.env.HTTPS_PROXY;
  beforeAll(() => {
    // Nobody listens on this port.
    process.env.HTTPS_PROXY = "http://127.0.0.1:1";
  });
  afterAll(() => {
    if (before === undefined) {
      delete process.env.HTTPS_PROXY;
    } else {
      process.env.HTTPS_PROXY = before;
    }
  });

  it("is left to curl, which speaks to proxies, and says what curl says", async () => {
    const hasCurl = findProgram("curl") !== undefined;
    const file = await download(`file://${join(projectRoot, "package.json")}`);
    expect(String(file)).toContain(hasCurl ? '"name": "slipway"' : "spawn curl ENOENT");
    expect(await download("https://archive.example.com/terraform.zip")).toMatch(
      /^https:\/\/archive\.example\.com\/terraform\.zip cannot be fetched through the proxy: (curl: \(\d+\)|spawn curl ENOENT)/,
    );
  });
});

describe("the module that Terraform is built from", () => {
  const file = readFileSync(join(projectRoot, "tools/install/terraform/go.mod"), "utf8");

  it("requires the version whose archive is pinned", () => {
    expect(file).toMatch(
      new RegExp(`^\\s*(require )?github\\.com/hashicorp/terraform v${terraformVersion.replaceAll(".", "\\.")}`, "m"),
    );
  });
});
