import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../lib/project";
import { addStacks } from "../../../stacks";
import { covers, type Exception, parseExceptions } from "../../../tools/checkov/exceptions";
import type { StackJson } from "../../../tools/checkov/plan";
import { debtflowEnvironments } from "../../support/debtflow";
import { environmentWith } from "../../support/environments";
import { extraSystem } from "../../support/extra-system";
import { platformWith } from "../../support/platforms";
import { synthStacks } from "../../support/synth-stacks";

const base = { check: "CKV_AWS_145", asks: "Something safe", reason: "a reason of its own" };

describe("an exception", () => {
  const stack: StackJson = {
    resource: {
      aws_s3_bucket: {
        files: { bucket: "shop-files", versions: [{ keep: { days: 30 } }], force_destroy: false },
        files_2: { bucket: "shop-2" },
        logs: { bucket: "shop-logs" },
      },
      aws_s3_bucket_logging: { files: { bucket: `\${aws_s3_bucket.files.id}`, target_bucket: `\${aws_s3_bucket.logs.id}` } },
    },
  };
  const covered = (exception: Omit<Exception, keyof typeof base>) =>
    ["files", "files_2", "logs"].filter((name) => covers({ ...base, ...exception }, `aws_s3_bucket.${name}`, stack));
  const any = "aws_s3_bucket.*";

  it("is for the resource that it names, or for all whose address fits", () => {
    expect(covered({ resource: "aws_s3_bucket.files" })).toEqual(["files"]);
    expect(covered({ resource: "aws_s3_bucket.files*" })).toEqual(["files", "files_2"]);
    expect(covered({ resource: any, except: ["aws_s3_bucket.logs"] })).toEqual(["files", "files_2"]);
    expect(covered({ resource: "aws_s3_bucket_policy.*" })).toEqual([]);
  });

  it("is only for resources whose arguments are what it asks for", () => {
    expect(covered({ resource: any, where: { bucket: "*-files" } })).toEqual(["files"]);
    expect(covered({ resource: any, where: { bucket: "files" } })).toEqual([]);
    expect(covered({ resource: any, where: { "versions.0.keep.days": "30", force_destroy: "false" } })).toEqual(["files"]);
    expect(covered({ resource: any, where: { "versions.0.keep.days": "30", force_destroy: "true" } })).toEqual([]);
    expect(covered({ resource: any, where: { "versions.1.keep.days": "*" } })).toEqual([]);
  });

  it("is only for resources to which another one refers, if it asks for that", () => {
    const logging = "aws_s3_bucket_logging.*";
    expect(covered({ resource: any, referredBy: { resource: logging } })).toEqual(["files", "logs"]);
    const where = { bucket: "*shop*" };
    expect(covered({ resource: any, referredBy: { resource: logging, where } })).toEqual([]);
    expect(covered({ resource: any, referredBy: { resource: "aws_s3_bucket_policy.*" } })).toEqual([]);
  });
});

describe("parseExceptions", () => {
  const entry = { ...base, resource: "aws_vpc.vpc", where: { cidr_block: "10.*" } };

  it("gives back what stands there", () => {
    expect(parseExceptions("list.json", [entry])).toEqual([entry]);
  });

  it.each([
    ["an entry without a reason", [{ ...entry, reason: "" }], "list.json.0.reason: is no sentence"],
    ["resources of any type", [{ ...entry, resource: "*" }], "list.json.0.resource: is no address of one type"],
    ["resources of several types", [{ ...entry, resource: "aws_*.vpc" }], "list.json.0.resource: is no address of one type"],
    ["a condition that asks for nothing", [{ ...entry, where: {} }], "list.json.0.where: asks for nothing"],
    ["a pattern of what it is not for", [{ ...entry, except: ["aws_vpc.*"] }], "list.json.0.except.0: is no address"],
    ["a check that is none", [{ ...entry, check: "all" }], "list.json.0.check: is no check's id"],
    ["addresses by stack", [{ ...entry, resources: { shop: [] } }], 'list.json.0: Unrecognized key: "resources"'],
    ["something twice", [entry, entry], 'list.json: lists something twice, got {"check":"CKV_AWS_145"'],
  ])("refuses %s", (_, json, message) => {
    expect(() => parseExceptions("list.json", json)).toThrow(message);
  });
});

describe("policies/checkov-exceptions.json", () => {
  const file = "policies/checkov-exceptions.json";
  const text = readFileSync(join(projectRoot, file), "utf8");
  const exceptions = parseExceptions(file, JSON.parse(text));
  const extra = extraSystem.map((definition) => environmentWith({}, definition));
  const { stacks } = synthStacks((app) => addStacks(app, [...debtflowEnvironments, ...extra]));
  const parsed = Object.values(stacks).map((json): StackJson => JSON.parse(json));
  const addressesOf = ({ resource = {} }: StackJson) =>
    Object.entries(resource).flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`));

  it("names no system and no stack, so that it is for every one", () => {
    const names = [...debtflowEnvironments, ...extra].map(({ system }) => system);
    const conditions = exceptions.map(({ resource, where, except, referredBy }) => ({ resource, where, except, referredBy }));
    expect(names.filter((name) => JSON.stringify(conditions).includes(name))).toEqual([]);
  });

  it.each(exceptions)("$check of $resource is for something in the tests' systems: $reason", (exception) => {
    expect(parsed.some((stack) => addressesOf(stack).some((address) => covers(exception, address, stack)))).toBe(true);
  });

  it("gives no resource two reasons for one check", () => {
    const twice = parsed.flatMap((stack) =>
      addressesOf(stack).flatMap((address) => {
        const checks = exceptions.filter((exception) => covers(exception, address, stack)).map(({ check }) => check);
        return new Set(checks).size < checks.length ? [[address, checks]] : [];
      }),
    );
    expect(twice).toEqual([]);
  });

  it.each<[what: string, check: string, resource: string, changes: Readonly<Record<string, unknown>>]>([
    [
      "a bucket without a key of one's own",
      "CKV_AWS_145",
      "aws_s3_bucket.storage_files_bucket",
      { "buckets.files.customerKey": true },
    ],
    [
      "a repository without one",
      "CKV_AWS_136",
      "aws_ecr_repository.ecr_api_repository",
      { "registry.customerKey": true, "registry.type": "ecr" },
    ],
    [
      "a database without logins by IAM",
      "CKV_AWS_161",
      "aws_db_instance.database_instance",
      { "database.iamAuthentication": true },
    ],
    [
      "a bucket with versions",
      "CKV_AWS_144",
      "aws_s3_bucket.storage_files_bucket",
      { "buckets.files.versioning": { enabled: false, reason: "nothing is kept there" } },
    ],
  ])("is for %s only as long as its reason holds", (_, check, resource, changes) => {
    const coverers = (json: string) => exceptions.filter((one) => one.check === check && covers(one, resource, JSON.parse(json)));
    expect(coverers(platformWith({}))).toHaveLength(1);
    expect(coverers(platformWith(changes))).toEqual([]);
  });
});
