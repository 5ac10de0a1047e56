import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { StateStore } from "../../../tools/deployment/state-store";
import { folderOf, type Target } from "../../../tools/deployment/target";

const stack = "shop-platform";
const state = JSON.stringify({ version: 4, serial: 7, resources: [] });
const digest = createHash("md5").update(state).digest("hex");

const version = (kind: string, id: string, changed: string, more = "") =>
  `<${kind}><Key>shop/platform.tfstate</Key><VersionId>${id}</VersionId><LastModified>${changed}</LastModified>${more}</${kind}>`;
const page = (...content: string[]) => `<ListVersionsResult>${content.join("")}</ListVersionsResult>`;

let outdir: string;
let server: Server;
/** What was asked, and what is answered, by the first that begins so. */
let asked: string[];
let answers: Record<string, string | [number, string]>;

beforeEach(async () => {
  outdir = mkdtempSync(join(tmpdir(), "store-"));
  mkdirSync(folderOf({ outdir }, stack), { recursive: true });
  const s3 = { bucket: "states", key: "shop/platform.tfstate", region: "us-east-1", dynamodb_table: "locks" };
  writeFileSync(join(folderOf({ outdir }, stack), "cdk.tf.json"), JSON.stringify({ terraform: { backend: { s3 } } }));
  asked = [];
  answers = {};
  server = createServer(async (call, answer) => {
    const { method, url, headers } = call;
    const body = await text(call);
    const source = headers["x-amz-copy-source"];
    const line = [method, headers["x-amz-target"] ?? url, source, body].filter(Boolean).join(" ");
    asked.push(line);
    const [, found = "{}"] = Object.entries(answers).find(([start]) => line.startsWith(start)) ?? [];
    const [code, content] = typeof found === "string" ? [200, found] : found;
    answer.writeHead(code).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(outdir, { recursive: true });
});

function open(): Promise<StateStore> {
  const { port } = server.address() as AddressInfo;
  const variables = () => ({
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
  });
  return StateStore.open({ id: "shop", outdir, variables } as unknown as Target, stack);
}

describe("StateStore", () => {
  beforeEach(() => {
    answers = {
      "GET /states?key-marker": page(version("Version", "whole", "2026-11-20T00:00:00Z", "<Size>9</Size>")),
      "GET /states?prefix": page(
        "<IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker><NextVersionIdMarker>m</NextVersionIdMarker>",
        version("Version", "cut", "2026-11-21T00:00:00Z"),
        version("DeleteMarker", "gone", "2026-11-22T00:00:00Z", "<IsLatest>true</IsLatest>"),
        version("Version", "other", "2026-11-23T00:00:00Z").replace("platform.tfstate", "platform.tfstate.tflock"),
      ),
      "GET /states/shop/platform.tfstate?versionId=whole": state,
      "GET /states/shop/platform.tfstate?versionId=cut": '{"version": 4, "ser',
    };
  });

  it("lists every version of the state, over all pages, the newest first", async () => {
    const versions = await (await open()).versions();
    expect(versions.map(({ id, isDeletion, isLatest }) => [id, isDeletion, isLatest])).toEqual([
      ["gone", true, true],
      ["cut", false, false],
      ["whole", false, false],
    ]);
  });

  it("passes over deletions and what was cut off", async () => {
    expect(await (await open()).lastWhole()).toMatchObject({ id: "whole", serial: 7, resources: 0, text: state });
  });

  it("puts a version in place by a copy, and has the digest follow", async () => {
    const store = await open();
    const whole = await store.lastWhole();
    expect(whole).toBeDefined();
    if (whole) {
      await store.restore(whole);
    }
    expect(asked.slice(-2)).toEqual([
      "PUT /states/shop/platform.tfstate /states/shop/platform.tfstate?versionId=whole",
      `POST DynamoDB_20120810.PutItem {"TableName":"locks","Item":{"LockID":{"S":"states/shop/platform.tfstate-md5"},"Digest":{"S":"${digest}"}}}`,
    ]);
  });

  it("knows whether the digest is that of a text", async () => {
    answers["POST DynamoDB_20120810.GetItem"] = JSON.stringify({ Item: { Digest: { S: digest } } });
    const store = await open();
    expect([await store.hasDigestOf(state), await store.hasDigestOf("")]).toEqual([true, false]);
  });

  it("tells who holds the lock", async () => {
    const info = JSON.stringify({ ID: "1", Who: "ann@laptop", Created: "2026-11-21T07:25:46Z", Operation: "OperationTypeApply" });
    answers["POST DynamoDB_20120810.GetItem"] = JSON.stringify({ Item: { Info: { S: info } } });
    expect(await (await open()).lock()).toMatchObject({ id: "1", who: "ann@laptop", operation: "apply" });
  });

  it("has no versions where there is no bucket, and says what AWS refuses", async () => {
    answers = { "GET /states": [404, "<Error><Code>NoSuchBucket</Code></Error>"] };
    expect(await (await open()).versions()).toEqual([]);
    answers = { "GET /states": [403, "<Error><Code>AccessDenied</Code></Error>"] };
    await expect((await open()).versions()).rejects.toMatchObject({ code: "AccessDenied" });
  });

  it("says how a missing lock table is made again", async () => {
    answers = { "POST DynamoDB": [400, '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}'] };
    await expect((await open()).lock()).rejects.toMatchObject({
      message: "the lock table locks is missing",
      next: expect.stringContaining("--only bootstrap"),
    });
  });
});
