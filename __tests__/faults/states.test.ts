import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsClient, type Call } from "../../tools/aws/client";
import { readJson } from "../../tools/files";
import { run, waitUntil } from "../../tools/processes";
import { Checkout } from "../deploy/checkout";
import { minutes } from "../deploy/deployment";
import { environments } from "../deploy/small-environments";
import { told } from "./told";

jest.setTimeout(15 * minutes);

const bucket = "local-terraform-state";
const table = "local-terraform-lock";
const platform = "local/platform.tfstate";

let checkout: Checkout;

beforeAll(async () => {
  checkout = await Checkout.create();
  const backend = 'backend: { type: "s3", disposable: { enabled: true, reason: "a test throws it away with everything in it" } }';
  checkout.write("environments/local.ts", environments(["web"], backend));
  checkout.list(["local"]);
}, 10 * minutes);

afterAll(async () => {
  await checkout?.down();
  checkout?.remove();
});

const inTools = (...names: string[]) => join(checkout.folder, ".tools", ...names);
const start = (...args: string[]) => checkout.start(args);
const slipway = (...args: string[]) => checkout.slipway(args);

/** What leads AWS clients to the emulator. */
function variables(): Record<string, string> {
  const { port } = readJson<{ port: number }>(inTools("run", "emulator-local", "state.json")) ?? { port: 0 };
  return {
    AWS_ENDPOINT_URL: `https://127.0.0.1:${port}`,
    AWS_CA_BUNDLE: inTools("run", "emulator-local", "certificate.pem"),
    AWS_ACCESS_KEY_ID: "000000000000",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_REGION: "us-east-1",
  };
}

const aws = async (call: Call) => (await AwsClient.open("us-east-1", variables())).call(call);
const dynamo = (operation: string, body: object) =>
  aws({
    service: "dynamodb",
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `DynamoDB_20120810.${operation}` },
    body: JSON.stringify({ TableName: table, ...body }),
  });
const object = (method: string, body = "") => aws({ service: "s3", method, path: `/${bucket}/${platform}`, body });
const lockItem = () => dynamo("GetItem", { Key: { LockID: { S: `${bucket}/${platform}` } } });

/** A Terraform that somebody works with by hand: it has planned, holds the lock, and waits for an answer. */
async function byHand(): Promise<ChildProcess> {
  const child = spawn("terraform", ["apply", "-no-color", "-replace=aws_ecr_repository.ecr_web_repository"], {
    cwd: inTools("deploy", "local", "stacks", "local-platform"),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables() },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
  });
  await waitUntil(() => printed.includes("Enter a value") || child.exitCode !== null, 3 * minutes);
  expect(printed).toContain("Enter a value");
  return child;
}

/** The Terraform that the run works with, once it is at this command in this stack. */
async function terraformAt(command: string, stack: string): Promise<number> {
  let pid = 0;
  await waitUntil(() => {
    const noted = readJson<{ pid: number; stack: string }[]>(inTools("run", "local-processes.json")) ?? [];
    pid = noted.find((process) => process.stack === stack && commandOf(process.pid).includes(command))?.pid ?? 0;
    return pid > 0;
  }, 5 * minutes);
  return pid;
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

// Each test goes on where the one before it ended.
describe("states and locks", () => {
  it("are healed by the next run when Terraform is killed in the middle of an apply", async () => {
    const killed = start();
    const pid = await terraformAt("apply", "local-platform");
    await waitUntil(async () => (await lockItem()).includes("Info"), minutes);
    process.kill(pid, "SIGKILL");
    expect(told(await killed, 1)).toContain("terraform apply was ended by SIGKILL next: run this again");

    const text = told(await start(), 0);
    expect(text).toMatch(/releasing the lock that \S+ took [^:]+:\d+:\d+ \S+ UTC: that Terraform was started here, and is dead/);
    expect(text).toContain("local is up on the emulator");
  });

  it("are left alone by a look at a deployment that runs", async () => {
    const apply = await byHand();
    const before = await lockItem();
    expect(before).toContain("OperationTypeApply");
    told(await slipway("status", "local", "--plan"), 0);
    told(await slipway("deploy", "local", "--dry-run"), 0);
    expect(await lockItem()).toBe(before);

    const refused = told(await start(), 1);
    expect(refused).toContain("the state is locked: apply by");
    expect(await lockItem()).toBe(before);
    apply.stdin?.end("no\n");
    await once(apply, "exit");
    expect(told(await start(), 0)).toContain("local-platform: nothing to change");
  });

  it("keep secrets from other users of the machine: no plan stays, and no folder is open", async () => {
    told(await slipway("status", "local", "--plan"), 0);
    for (const folder of ["deploy", "run", "status"]) {
      expect([folder, statSync(inTools(folder)).mode & 0o077]).toEqual([folder, 0]);
      const files = readdirSync(inTools(folder), { recursive: true, encoding: "utf8" });
      expect(files.filter((file) => file.endsWith(".tfplan"))).toEqual([]);
    }
  });

  it("are looked at without being read: what asks when they were written gets no secret into its plan", async () => {
    const [told] = JSON.parse((await slipway("status", "local", "--json")).stdout);
    expect(told.stacks[1]).toMatchObject({ stack: "local-platform", changed: expect.stringMatching(/^20/) });
    const state = await object("GET");
    // The emulator gives all of a version, whatever range is asked for; S3 does not ("GetObject", Amazon S3 API Reference).
    const unversioned = "unversioned";
    await aws({ service: "s3", method: "PUT", path: `/${unversioned}` });
    const headers = { "content-type": "application/json" };
    await aws({ service: "s3", method: "PUT", path: `/${unversioned}/${platform}`, headers, body: state });
    const folder = inTools("status", "local", "states", "facts");
    const file = join(folder, "cdk.tf.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(`"${bucket}"`, `"${unversioned}"`));
    const terraform = async (...args: string[]) =>
      run("terraform", args, { cwd: folder, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables() } });
    await terraform("plan", "-out=test.tfplan");
    const { stdout } = await terraform("show", "-json", "test.tfplan");
    expect(stdout).toContain('"body":"{"');
    expect(stdout).toContain("last_modified");
    expect(stdout).not.toContain(JSON.parse(state).lineage);
  });

  it("come back when the lock table is deleted", async () => {
    await dynamo("DeleteTable", {});
    const refused = told(await slipway("deploy", "local", "--yes", "--only", "platform"), 1);
    expect(refused).toContain(`the table is missing that locks s3://${bucket}/${platform}`);
    expect(refused).toContain(`npx slipway deploy local --only bootstrap makes ${table} again`);

    const text = told(await start(), 0);
    expect(text).toContain("the table that locks its state is missing: making it again, without a lock meanwhile");
    expect(text).toContain("local-platform: nothing to change");
  });

  it.each([
    [
      "deleted, its digest too",
      async () => {
        await object("DELETE");
        await dynamo("DeleteItem", { Key: { LockID: { S: `${bucket}/${platform}-md5` } } });
      },
      `s3://${bucket}/${platform} was deleted: the plan would make everything of local-platform a second time`,
    ],
    ["cut off", () => object("PUT", '{"version": 4, "resou'), `s3://${bucket}/${platform} is`],
  ])("come back when a state is %s", async (_, fault, message) => {
    // Without this there would be no digest, as the table is new.
    await fault();
    const refused = told(await start(), 1);
    expect(refused).toContain(message);
    expect(refused).toContain("npx slipway state restore local platform");

    expect(told(await slipway("state", "versions", "local", "platform"), 0)).toMatch(/serial \d+, \d\d resources/);
    expect(told(await slipway("state", "restore", "local", "platform"), 2)).toContain("there is no terminal to ask on");
    expect(told(await slipway("state", "restore", "local", "platform", "--yes"), 0)).toContain("and its digest follows");
    expect(told(await slipway("state", "restore", "local", "platform", "--yes"), 0)).toContain("nothing to restore");
    expect(told(await start(), 0)).toContain("local-platform: nothing to change");
  });

  it("are discarded by --down where nothing else helps, such as a lock that nobody here took", async () => {
    const info = { ID: "0b0b", Who: "ann@renamed", Created: new Date().toISOString(), Operation: "OperationTypeApply" };
    await dynamo("PutItem", { Item: { LockID: { S: `${bucket}/${platform}` }, Info: { S: JSON.stringify(info) } } });
    expect(told(await start(), 1)).toContain("the state is locked: apply by ann@renamed");

    const text = told(await start("--down"), 0);
    expect(text).toContain("local could not be destroyed step by step: the state is locked");
    expect(text).toContain("emulator stopped; everything in it is gone, and what was noted of local is discarded");
    expect(told(await start("--down"), 0)).toContain("nothing to do");
    expect(told(await start(), 0)).toContain("local is up on the emulator");
  });
});
