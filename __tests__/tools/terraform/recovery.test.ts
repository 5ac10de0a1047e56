import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importId } from "../../../tools/terraform/import-ids";
import { journalFile } from "../../../tools/terraform/journal";
import { Recovery } from "../../../tools/terraform/recovery";

const reference = (target: string): string => `$\{${target}}`;

const stack = {
  resource: {
    aws_vpc: { v: {} },
    aws_subnet: { a: {}, b: {} },
    aws_s3_bucket: { files: { bucket: "files" } },
    aws_route_table_association: {
      a: { subnet_id: reference("aws_subnet.a.id"), route_table_id: reference("aws_route_table.r.id") },
    },
  },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recovery-"));
  mkdirSync(join(folder, ".terraform"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
});
afterEach(() => rmSync(folder, { recursive: true }));

const event = (type: string, addr: string, action: string, id?: string): string =>
  JSON.stringify({ type, hook: { resource: { addr }, action, ...(id && { id_key: "id", id_value: id }) } });

function killedRun(...lines: string[]): Recovery {
  const recovery = new Recovery(folder);
  writeFileSync(
    journalFile(recovery.journals, { pid: process.pid, started: "long ago" }),
    [...lines, '{"type":"apply_st'].join("\n"),
  );
  return recovery;
}

const written = (): unknown => JSON.parse(readFileSync(join(folder, "recovered.tf.json"), "utf8"));
const nothingKnown = () => Promise.resolve([]);

describe("Recovery", () => {
  it("imports what was made and is not in the state", async () => {
    const recovery = killedRun(
      event("apply_complete", "aws_vpc.v", "create", "vpc-1"),
      event("apply_complete", "aws_subnet.a", "create", "subnet-1"),
      event("apply_complete", "aws_subnet.b", "create", "subnet-2"),
      event("apply_complete", "aws_subnet.b", "delete"),
    );
    const notes = await recovery.prepare(() => Promise.resolve(["aws_vpc.v"]));
    expect(written()).toEqual({ import: [{ to: "aws_subnet.a", id: "subnet-1" }] });
    expect(notes).toEqual(["an earlier run was killed before it saved its state: adopting 1 resources that it had made"]);
  });

  it("looks by its name for what was being made, and names the rest", async () => {
    const recovery = killedRun(
      event("apply_start", "aws_s3_bucket.files", "create"),
      event("apply_start", "aws_vpc.v", "create"),
    );
    const notes = await recovery.prepare(nothingKnown);
    expect(written()).toEqual({ import: [{ to: "aws_s3_bucket.files", id: "files" }] });
    expect(notes).toEqual(["these were being made then, and may exist a second time: aws_vpc.v"]);
  });

  it("keeps what an earlier recovery did not get done", async () => {
    await killedRun(event("apply_complete", "aws_vpc.v", "create", "vpc-1")).prepare(nothingKnown);
    await killedRun(event("apply_complete", "aws_subnet.a", "create", "subnet-1")).prepare(nothingKnown);
    expect(new Recovery(folder).imports().map(({ to }) => to)).toEqual(["aws_vpc.v", "aws_subnet.a"]);
  });

  it("drops imports that Terraform refuses, and says whether a retry makes sense", async () => {
    const recovery = killedRun(
      event("apply_complete", "aws_vpc.v", "create", "vpc-1"),
      event("apply_complete", "aws_subnet.a", "create", "subnet-1"),
    );
    await recovery.prepare(nothingKnown);
    const refused = {
      severity: "error" as const,
      summary: "Cannot import non-existent remote object",
      detail: 'While attempting to import an existing object to "aws_vpc.v", the provider detected that no object exists',
    };
    expect(recovery.dropFailed([refused])).toBe(true);
    expect(recovery.imports().map(({ to }) => to)).toEqual(["aws_subnet.a"]);
    expect(recovery.dropFailed([refused])).toBe(false);
    expect(recovery.dropFailed([{ severity: "error", summary: "broken", address: "aws_subnet.a" }])).toBe(false);
  });

  it("leaves nothing behind when all is done, and asks for no state when nothing was killed", async () => {
    const recovery = killedRun(event("apply_complete", "aws_vpc.v", "create", "vpc-1"));
    await recovery.prepare(nothingKnown);
    recovery.done();
    expect(existsSync(join(folder, "recovered.tf.json"))).toBe(false);
    expect(readdirSync(recovery.journals)).toEqual([]);
    await expect(recovery.prepare(() => Promise.reject(new Error("asked")))).resolves.toEqual([]);
  });
});

describe("Recovery of an emulator that is gone", () => {
  it("forgets what ran there", async () => {
    await killedRun(event("apply_complete", "aws_vpc.v", "create", "vpc-1")).prepare(nothingKnown);
    killedRun(event("apply_complete", "aws_subnet.a", "create", "subnet-1")).forget();
    const recovery = new Recovery(folder);
    await recovery.prepare(nothingKnown);
    expect(recovery.imports()).toEqual([]);
  });
});

describe("importId", () => {
  it("is the id for most types", () => {
    expect(importId(stack, "aws_vpc.v", "vpc-1")).toBe("vpc-1");
  });

  it("is put together where the provider wants more", () => {
    expect(importId(stack, "aws_route_table_association.a", "rtbassoc-1")).toBe(
      `${reference("aws_subnet.a.id")}/${reference("aws_route_table.r.id")}`,
    );
  });

  it("is unknown for what the stack no longer has", () => {
    expect(importId(stack, "aws_vpc.other", "vpc-1")).toBeUndefined();
  });
});
