import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../lib/project";
import { accepted } from "../../../review/aws/accepted";
import { haveOneInCommon } from "../../../review/aws/iam/patterns";
import { iamReference, services } from "../../../review/aws/iam-reference";
import { limits } from "../../../review/aws/limits";
import { operations, unchecked } from "../../../review/aws/operations";
import { limitedIn, refusal } from "../../../review/aws/values";
import { page, pageFile } from "../../../tools/review-aws/page";

/** Every type of resource that a module or a stack can make, by what it imports. */
function typesMade(): string[] {
  const files = ["modules", "stacks", "addons"].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(projectRoot, folder, file), "utf8")),
  );
  const imports = files.flatMap((text) => [...text.matchAll(/import \{[^}]*\} from "@cdktf\/provider-aws\/lib\/([\w-]+)"/g)]);
  const types = imports.map(([, name = ""]) => `aws_${name.replaceAll("-", "_")}`);
  return [...new Set(types)].filter((type) => type !== "aws_provider" && !type.startsWith("aws_data_aws_")).sort();
}

describe("the table of calls", () => {
  const known = [...Object.keys(operations), ...Object.keys(unchecked)];

  it("has every type that we make, or says why not", () => {
    expect(typesMade().filter((type) => !known.includes(type))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });

  it("has the limits of every call", () => {
    const calls = Object.values(operations).flatMap((one) => one.calls);
    expect(calls.filter((call) => limits.calls[call] === undefined)).toEqual([]);
  });

  it("has the actions of every service", () => {
    expect(services.filter((service) => Object.keys(iamReference.services[service]?.actions ?? {}).length === 0)).toEqual([]);
  });
});

describe("a limit", () => {
  it.each([
    ["a text at its longest", "a".repeat(64), { max: 64 }, undefined],
    ["a text beyond it", "a".repeat(65), { max: 64 }, "0 to 64 characters"],
    ["a text of the form", "a-b", { pattern: "[a-z-]+" }, undefined],
    ["a text with something after the form", "a b", { pattern: "[a-z]+" }, "[a-z]+"],
    ["a value of the list", "S", { values: ["S", "N"] }, undefined],
    ["another value", "X", { values: ["S", "N"] }, "S, N"],
    ["a number at its least", 0, { min: 0, max: 3 }, undefined],
    ["a number below it", -1, { min: 0, max: 3 }, "0 to 3"],
    ["a list that is too long", [1, 2], { max: 1 }, "0 to 1 items"],
    ["what only Terraform knows", `\${aws_vpc.a.id}`, { max: 3, pattern: "[a-z]" }, undefined],
    ["what is too long even without it", `\${aws_vpc.a.id}-abcd`, { max: 4 }, "0 to 4 characters"],
  ])("tells of %s", (_, value, limit, expected) => {
    expect(refusal(value, limit)).toBe(expected);
  });

  it("is found in blocks, in lists and in maps", () => {
    const group = {
      scaling_config: { min_size: -1 },
      taint: [{ key: "k", effect: "NEVER" }],
      labels: { l: "v".repeat(64) },
      instance_types: ["a"],
    };
    const stack = { id: "a", json: { resource: { aws_eks_node_group: { g: group } } } };
    const wrong = limitedIn(stack).filter(({ value, limit }) => refusal(value, limit) !== undefined);
    expect(wrong.map(({ address }) => address)).toEqual([
      "aws_eks_node_group.g.scaling_config.min_size",
      "aws_eks_node_group.g.taint[0].effect",
      "aws_eks_node_group.g.labels.l",
    ]);
  });
});

describe("an ARN", () => {
  const form = (variables: string) => variables.replaceAll(/\{/g, "${");
  const bucket = form("arn:{Partition}:s3:::{BucketName}");
  const object = form("arn:{Partition}:s3:::{BucketName}/{ObjectName}");
  const group = form("arn:{Partition}:logs:{Region}:{Account}:log-group:{LogGroupName}");

  it.each([
    ["a bucket", "arn:aws:s3:::files", bucket, true],
    ["no bucket but what is in it", "arn:aws:s3:::files/*", bucket, false],
    ["what is in a bucket", "arn:aws:s3:::files/*", object, true],
    ["nothing that is in it", "arn:aws:s3:::files", object, false],
    ["a group of any account", "arn:aws:logs:us-east-1:*:log-group:/aws/*", group, true],
    ["another service's", "arn:aws:sqs:us-east-1:123456789012:a", group, false],
  ])("is told: %s", (_, arn, known, expected) => {
    expect(haveOneInCommon(arn, known)).toBe(expected);
  });
});

it("each accepted finding has its reason", () => {
  expect(accepted.filter(({ reason }) => reason.length < 20)).toEqual([]);
});

it("docs/aws-rules.md is what `npm run review:aws -- --page` writes", () => {
  expect(readFileSync(pageFile, "utf8")).toBe(page());
});
