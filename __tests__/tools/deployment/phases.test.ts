import { phasesOf } from "../../../tools/deployment/phases";
import type { ResourceChange } from "../../../tools/deployment/plan";
import { changed, planOf, policy, updated } from "./plans";

const files = "arn:aws:s3:::files";
const reports = "arn:aws:s3:::reports";
const role = "aws_iam_role_policy.roles_api_s3";
const whyOf = (...changes: readonly ResourceChange[]) => phasesOf(planOf(...changes)).removals.map(({ why }) => why);

describe("phasesOf", () => {
  it("lets what is destroyed wait, and applies what is created, changed or replaced first", () => {
    const phases = phasesOf(
      planOf(
        changed("aws_s3_bucket.new", ["create"]),
        updated("aws_vpc.x", { tags: 1 }, { tags: 2 }),
        changed("aws_db_instance.x", ["delete", "create"]),
        changed("aws_s3_bucket.old", ["delete"]),
        changed("aws_eip.same", ["no-op"]),
        changed("data.aws_region.x", ["read"]),
      ),
    );
    expect(phases).toEqual({
      removals: [{ address: "aws_s3_bucket.old", why: "is destroyed" }],
      first: ["aws_s3_bucket.new", "aws_vpc.x", "aws_db_instance.x"],
      held: [],
      mixed: [],
    });
  });

  it("finds nothing to wait for in a plan that only adds", () => {
    expect(phasesOf(planOf(changed("a.b", ["create"]), updated("c.d", { x: 1 }, { x: 2 }))).removals).toEqual([]);
  });

  it("lets a policy wait that grants less", () => {
    const change = updated(
      role,
      { policy: policy(["s3:GetObject"], [files, reports]) },
      { policy: policy(["s3:GetObject"], [files]) },
    );
    expect(phasesOf(planOf(change))).toEqual({
      removals: [{ address: role, why: `loses s3:GetObject on ${reports}` }],
      first: [],
      held: [],
      mixed: [],
    });
  });

  it.each([
    [{ policy_names: ["a", "b"] }, { policy_names: ["a"] }],
    // It gives nothing by naming another: that one comes as a policy of its own.
    [{ policy_names: ["a", "b"] }, { policy_names: ["a", "c"] }],
  ])("lets a role's exclusive list wait that would take a policy away: %j -> %j", (before, after) => {
    const address = "aws_iam_role_policies_exclusive.roles_api_role-policies";
    expect(phasesOf(planOf(updated(address, before, after)))).toEqual({
      removals: [{ address, why: 'loses "b"' }],
      first: [],
      held: [],
      mixed: [],
    });
  });

  it("lets a role's first exclusive list wait where the plan destroys a policy of that role, which the list would take away at once", () => {
    const list = (role: string): ResourceChange => {
      const { change, ...rest } = changed(`aws_iam_role_policies_exclusive.${role}`, ["create"]);
      return { ...rest, change: { ...change, before: null, after: { role_name: role, policy_names: [] } } };
    };
    const { change, ...gone } = changed("aws_iam_role_policy.api_s3", ["delete"]);
    const phases = phasesOf(
      planOf(list("api"), list("web"), { ...gone, change: { ...change, before: { role: "api", name: "s3" }, after: null } }),
    );
    expect(phases.first).toEqual(["aws_iam_role_policies_exclusive.web"]);
    expect(phases.removals.map(({ address }) => address)).toEqual([
      "aws_iam_role_policies_exclusive.api",
      "aws_iam_role_policy.api_s3",
    ]);
  });

  it("applies a policy first that grants more", () => {
    const change = updated(
      role,
      { policy: policy(["s3:GetObject"], [files]) },
      { policy: policy(["s3:GetObject"], [files, reports]) },
    );
    expect(phasesOf(planOf(change))).toEqual({ removals: [], first: [role], held: [], mixed: [] });
  });

  it("applies a policy first that grants one thing for another, and lets it keep what it loses until the end", () => {
    const change = updated(role, { policy: policy(["s3:GetObject"], [files]) }, { policy: policy(["s3:GetObject"], [reports]) });
    expect(phasesOf(planOf(change))).toEqual({
      removals: [{ address: role, why: `loses s3:GetObject on ${files}` }],
      first: [role],
      held: [
        {
          address: role,
          attribute: "policy",
          statements: [{ Effect: "Allow", Action: "s3:GetObject", Resource: files }],
        },
      ],
      mixed: [],
    });
  });

  it("lets a policy keep everything whose next form is not known yet, because it names something new", () => {
    const change = updated(role, { policy: policy(["s3:GetObject"], [files]) }, {}, { policy: true });
    expect(phasesOf(planOf(change))).toMatchObject({
      removals: [{ address: role, why: "may lose something: what it will be is not known yet" }],
      first: [role],
      held: [{ address: role, statements: [{ Resource: files }] }],
    });
  });

  it("says what running pods lose by a policy that has no room for both", () => {
    const many = (name: string) => Array.from({ length: 99 }, (_, at) => `arn:aws:s3:::${name}-${at}-${"x".repeat(30)}`);
    const change = updated(role, { policy: policy(["s3:Get*"], many("a")) }, { policy: policy(["s3:Get*"], many("b")) });
    expect(phasesOf(planOf(change))).toMatchObject({ removals: [], first: [role], held: [], mixed: [{ address: role }] });
  });

  it("does not take other attributes of a shrinking policy for a gain", () => {
    const before = { policy: policy(["s3:*"], [files]), tags: { a: "1" } };
    expect(whyOf(updated(role, before, { policy: policy(["s3:GetObject"], [files]), tags: {} }, { id: true }))).toEqual([
      `loses s3:* on ${files}`,
    ]);
  });

  it("lets a trust wait that admits fewer", () => {
    const trust = (...names: string[]) => policy(["sts:AssumeRole"], [], { Resource: undefined, Principal: { AWS: names } });
    const other = updated("aws_iam_role.x", { assume_role_policy: trust("a") }, { assume_role_policy: trust("b") });
    expect(phasesOf(planOf(other)).held).toEqual([
      {
        address: "aws_iam_role.x",
        attribute: "assume_role_policy",
        statements: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: ["a"] } }],
      },
    ]);
    const first = JSON.parse(trust("a"));
    const both = JSON.stringify({ ...first, Statement: [...first.Statement, ...JSON.parse(trust("b")).Statement] });
    expect(whyOf(updated("aws_iam_role.x", { assume_role_policy: both }, { assume_role_policy: trust("a") }))).toEqual([
      "loses sts:AssumeRole on *",
    ]);
  });

  it("lets a security group wait that loses a rule of its own, and a rule that is a resource", () => {
    const [one, two] = [{ from_port: 443 }, { from_port: 5432 }];
    expect(whyOf(updated("aws_security_group.x", { ingress: [one, two] }, { ingress: [two] }))).toEqual([
      'loses {"from_port":443}',
    ]);
    expect(whyOf(changed("aws_vpc_security_group_ingress_rule.x", ["delete"]))).toEqual(["is destroyed"]);
  });

  it("lets a section of the contract wait that only loses entries", () => {
    const before = { value: '{"bucketArns":{"files":"a","reports":"b"}}' };
    expect(whyOf(updated("aws_ssm_parameter.contract_storage", before, { value: '{"bucketArns":{"files":"a"}}' }))).toEqual([
      "loses bucketArns.reports",
    ]);
  });

  it.each([
    ["gains entries while it loses others", { value: '{"bucketArns":{"exports":"c"}}' }, {}],
    ["is not known yet", {}, { value: true, insecure_value: true, version: true }],
  ])("writes a section of the contract first that %s, because later stacks are planned with it", (_, after, unknown) => {
    const change = updated("aws_ssm_parameter.contract_storage", { value: '{"bucketArns":{"files":"a"}}' }, after, unknown);
    expect(phasesOf(planOf(change))).toEqual({
      removals: [],
      first: ["aws_ssm_parameter.contract_storage"],
      held: [],
      mixed: [],
    });
  });

  it("takes a moved or imported resource along, without which Terraform refuses a part of a plan", () => {
    const phases = phasesOf(
      planOf(
        { ...changed("a.new", ["no-op"]), previous_address: "a.old" },
        changed("a.i", ["no-op"], { importing: { id: "x" } }),
      ),
    );
    expect(phases.first).toEqual(["a.new", "a.i"]);
  });

  it("does not wait with the address of a deposed object, under which the next one is made", () => {
    expect(phasesOf(planOf(changed("a.b", ["delete"]), changed("a.b", ["create"])))).toEqual({
      removals: [],
      first: ["a.b"],
      held: [],
      mixed: [],
    });
  });

  describe("with a certificate that its successor replaces", () => {
    const certificate = "aws_acm_certificate.dns_tls_certificate";
    const validation = "aws_acm_certificate_validation.dns_tls_validation";
    const replaced = changed(certificate, ["create", "delete"]);
    const configuration = {
      root_module: {
        resources: [
          { address: certificate, expressions: { domain_name: { constant_value: "a.example.com" } } },
          { address: validation, expressions: { certificate_arn: { references: [`${certificate}.arn`, certificate] } } },
        ],
      },
    };

    // Source: hashicorp/terraform-provider-aws#4712: ACM deletes none that a load balancer has, and the provider waits for 20 minutes.
    it("makes the next one with those that take it, and destroys the old one last", () => {
      const plan = { ...planOf(replaced, changed(validation, ["delete", "create"])), configuration };
      expect(phasesOf(plan)).toEqual({
        removals: [{ address: certificate, why: "is replaced: the old one is destroyed" }],
        first: [validation],
        held: [],
        mixed: [],
      });
    });

    it("replaces one as a whole that nothing else in the plan would bring along", () => {
      expect(phasesOf({ ...planOf(replaced), configuration })).toMatchObject({ removals: [], first: [certificate] });
    });
  });
});
