import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironments } from "../../environments";
import { production } from "../../environments/debtflow/production";
import { staging } from "../../environments/debtflow/staging";
import { projectRoot } from "../../lib/project";
import { addStacks } from "../../stacks";
import { synthStacks } from "../support/synth-stacks";
import { disagreements, type Row, rowsOf, type Stacks } from "./differences";
import { mentioned, ref } from "./document-004";
import { additionsOf } from "./mismatches";
import { bodyAt, fits, type Stack } from "./stack-arguments";

const { stacks: json } = synthStacks((app) => addStacks(app, loadEnvironments("", [staging, production])));
const stacks: Stacks = {
  staging: JSON.parse(json["debtflow-staging-platform"] ?? ""),
  production: JSON.parse(json["debtflow-production-platform"] ?? ""),
  bootstrap: JSON.parse(json["debtflow-bootstrap"] ?? ""),
};
const rows = rowsOf(readFileSync(join(projectRoot, "docs/differences.md"), "utf8"));

/** The stacks with one argument of production's platform changed, or taken away by undefined. */
function stacksWith(address: string, argument: string, value: unknown): Stacks {
  const production: Stack = structuredClone(stacks.production);
  const body = bodyAt(production, address) as Record<string, unknown>;
  expect(body[argument]).not.toEqual(value);
  body[argument] = value;
  return { ...stacks, production: JSON.parse(JSON.stringify(production)) };
}

/** The rows with the one of `key` replaced by `changes`, or taken away. */
function rowsWith(key: string, changes?: Partial<Row>): Row[] {
  expect(rows.filter(({ keys }) => keys.includes(key))).toHaveLength(1);
  return rows.flatMap((row) => (row.keys.includes(key) ? (changes ? [{ ...row, ...changes }] : []) : [row]));
}

describe("docs/differences.md", () => {
  it("has a row for each argument that is not document 004's, and for nothing else", () => {
    expect(disagreements(rows, stacks)).toEqual([]);
  });

  it("counts as the document's only what it mentions and the stack has", () => {
    const additions = [...additionsOf("staging", stacks.staging), ...additionsOf("production", stacks.production)];
    for (const pattern of mentioned.flatMap(({ ours }) => ours)) {
      expect([pattern, additions.some((address) => fits(pattern, address))]).toEqual([pattern, true]);
    }
  });
});

describe("the comparison", () => {
  it.each([
    [
      "a name",
      "aws_iam_role.iam_worker_role",
      "name",
      "worker",
      "no row for `aws_iam_role.worker.name` (production): 004:808 says",
    ],
    [
      "a size",
      "aws_db_instance.database_instance",
      "allocated_storage",
      30,
      "no row for `aws_db_instance.main.allocated_storage` (production): 004:598 says 20, the stack 30",
    ],
    [
      "an argument that went",
      "aws_vpc.networking_vpc",
      "enable_dns_support",
      undefined,
      "no row for `aws_vpc.main.enable_dns_support` (production): 004:286 says true, the stack nothing",
    ],
    [
      "an argument that came",
      "aws_vpc.networking_vpc",
      "instance_tenancy",
      "dedicated",
      'no row for `aws_vpc.main.instance_tenancy` (production): the document says nothing, the stack "dedicated"',
    ],
    [
      "a reference",
      "aws_internet_gateway.networking_internet",
      "vpc_id",
      ref("aws_vpc.other.id"),
      `no row for \`aws_internet_gateway.main.vpc_id\` (production): 004:293 says "${ref("aws_vpc.main.id")}"`,
    ],
    [
      "a policy",
      "aws_iam_role.eks_node-role",
      "assume_role_policy",
      '{"Version":"2012-10-17","Statement":[]}',
      "no row for `aws_iam_role.node.assume_role_policy` (production): 004:463 says",
    ],
    [
      "a nested argument",
      "aws_s3_bucket_versioning.storage_files_versioning",
      "versioning_configuration",
      { status: "Suspended" },
      'no row for `aws_s3_bucket_versioning.main.versioning_configuration.status` (production): 004:678 says "Enabled", the stack "Suspended"',
    ],
    [
      "a value that its row does not show",
      "aws_eks_cluster.eks_cluster",
      "version",
      "1.34",
      "the row `aws_eks_cluster.version` does not show `1.34`, which the stack of production has",
    ],
  ])("finds %s", (_, address, argument, value, message) => {
    expect(disagreements(rows, stacksWith(address, argument, value))).toContainEqual(expect.stringContaining(message));
  });

  it("finds a resource that the document does not have", () => {
    const { resource = {} } = stacks.staging;
    const staging = { ...stacks.staging, resource: { ...resource, aws_sqs_queue: { tasks: {} } } };
    expect(disagreements(rows, { ...stacks, staging })).toEqual([
      "no row for `aws_sqs_queue.tasks`, which the document does not have",
    ]);
  });

  it("finds a resource of the document that went", () => {
    const { aws_eip: _, ...resource } = stacks.staging.resource ?? {};
    expect(disagreements(rows, { ...stacks, staging: { ...stacks.staging, resource } })).toContain(
      "no row for `aws_eip.nat` (staging): 004:321 has it, the stack does not",
    );
  });

  it("finds a row that went", () => {
    expect(disagreements(rowsWith("aws_db_instance.storage_type"), stacks)).toEqual([
      'no row for `aws_db_instance.main.storage_type` (staging): the document says nothing, the stack "gp3"',
      'no row for `aws_db_instance.main.storage_type` (production): the document says nothing, the stack "gp3"',
    ]);
  });

  it("finds a row that no longer differs", () => {
    const stale = { keys: ["aws_vpc.cidr_block"], document: "`10.0.0.0/16` (004:284)", slipway: "`10.1.0.0/16`", reason: "room" };
    expect(disagreements([...rows, stale], stacks)).toEqual(["the row `aws_vpc.cidr_block` names no difference: take it away"]);
  });

  it("finds a row that speaks of more than differs", () => {
    const broad = { keys: ["aws_iam_role_policy_attachment.role"], reason: "all of them" };
    expect(disagreements(rowsWith("aws_iam_role_policy_attachment.node_cni.role", broad), stacks)).toContain(
      "the row `aws_iam_role_policy_attachment.role` speaks of every aws_iam_role_policy_attachment, but node_worker is the document's: name the others",
    );
  });

  it("finds a row that misquotes the document, or cites another line", () => {
    const key = "aws_ecr_repository.image_tag_mutability";
    const problems = disagreements(rowsWith(key, { document: "`NONE` (004:733)" }), stacks);
    expect(problems).toContain(`the row \`${key}\` does not show the document's \`MUTABLE\``);
    expect(problems).toContain(`the row \`${key}\` does not cite 004:732`);
  });

  it("finds a row without a reason", () => {
    expect(disagreements(rowsWith("aws_flow_log", { reason: "" }), stacks)).toEqual([
      expect.stringContaining("no key or no reason"),
    ]);
  });
});
