import { driftOf, driftText } from "../../../tools/deployment/drift";
import type { Body, PlanJson, PriorResource, ResourceChange } from "../../../tools/deployment/plan";
import { changed, planOf, updated } from "./plans";

const drifted = (drift: readonly ResourceChange[], ...changes: readonly ResourceChange[]): PlanJson => ({
  ...planOf(...changes),
  resource_drift: drift,
});

const group = "aws_security_group.database_access_group";
const inline = (port: number, peers: Body, protocol = "tcp") => ({ protocol, from_port: port, to_port: port, ...peers });
const cluster = { security_groups: ["sg-cluster"] };

/** A group's rules before and after, and the rule resource that the stack has of its own. */
function groupPlan(before: readonly Body[], after: readonly Body[]): PlanJson {
  const rule: PriorResource = {
    address: "aws_vpc_security_group_ingress_rule.database_access_from-cluster",
    type: "aws_vpc_security_group_ingress_rule",
    values: {
      security_group_id: "sg-1",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      referenced_security_group_id: "sg-cluster",
      cidr_ipv4: null,
    },
  };
  return {
    ...drifted([updated(group, { id: "sg-1", ingress: before }, { id: "sg-1", ingress: after })]),
    prior_state: { values: { root_module: { resources: [rule] } } },
  };
}

describe("driftOf", () => {
  it("names a port that somebody opened, of which no change follows", () => {
    const plan = groupPlan([inline(5432, cluster)], [inline(5432, cluster), inline(22, { cidr_blocks: ["0.0.0.0/0"] })]);
    expect(driftOf(plan)).toEqual([{ address: group, how: "was changed (ingress)", isMended: false }]);
  });

  it("names a peer that was added to a port of ours, and a rule of ours that is gone", () => {
    const wider = groupPlan([inline(5432, cluster)], [inline(5432, { security_groups: ["sg-cluster", "sg-foreign"] })]);
    const gone = groupPlan([inline(5432, cluster)], []);
    expect([driftOf(wider), driftOf(gone)].map((found) => found.length)).toEqual([1, 1]);
  });

  it("does not take for a stranger's what the stack's own rules did to their group", () => {
    expect(driftOf(groupPlan([], [inline(5432, cluster)]))).toEqual([]);
  });

  it.each([
    ["aws_s3_bucket.files", { policy: "" }, { policy: "{}" }],
    ["aws_iam_role.api", { inline_policy: [] }, { inline_policy: [{ name: "a" }] }],
    ["aws_eks_node_group.nodes", { scaling_config: [{ desired_size: 2 }] }, { scaling_config: [{ desired_size: 4 }] }],
    [
      "aws_eip.nat-a",
      { association_id: "", network_interface: "", private_ip: "" },
      { association_id: "eipassoc-1", network_interface: "eni-1", private_ip: "10.0.0.9" },
    ],
    ["aws_network_acl.private", { subnet_ids: [], ingress: [] }, { subnet_ids: ["subnet-1"], ingress: [inline(443, {})] }],
    ["aws_sqs_queue.interruptions", { policy: "" }, { policy: "{}" }],
    ["aws_sns_topic_subscription.mail", { pending_confirmation: true }, { pending_confirmation: false }],
    ["aws_acm_certificate.site", { not_after: "2026-11-01" }, { not_after: "2027-12-01", renewal_summary: [{}] }],
    [
      "aws_elasticache_replication_group.cache",
      { engine_version: "8.0" },
      { engine_version: "8.1", engine_version_actual: "8.1.0" },
    ],
    ["aws_db_instance.db", { allocated_storage: 20 }, { allocated_storage: 40, engine_version_actual: "17.5" }],
  ])("leaves to %s' own resources, to the autoscaler, or to AWS itself, what these repeat", (address, before, after) => {
    expect(driftOf(drifted([updated(address, before, after)]))).toEqual([]);
  });

  it.each([
    ["s3", []],
    ["by-hand", [{ address: "aws_iam_role_policies_exclusive.api", how: "was changed (policy_names)", isMended: false }]],
  ])("tells a role's policy that somebody added from one that the stack made while its list waited: %s", (added, expected) => {
    const change = updated(
      "aws_iam_role_policies_exclusive.api",
      { role_name: "shop-api", policy_names: ["sqs"] },
      { role_name: "shop-api", policy_names: ["sqs", added] },
    );
    const made = { address: "aws_iam_role_policy.api_s3", type: "aws_iam_role_policy", values: { role: "shop-api", name: "s3" } };
    const plan = { ...drifted([change]), prior_state: { values: { root_module: { resources: [made] } } } };
    expect(driftOf(plan)).toEqual(expected);
  });

  it("names a rule that somebody gave a network ACL besides", () => {
    const plan = drifted([
      updated("aws_network_acl.private", { ingress: [inline(443, {})] }, { ingress: [inline(443, {}), inline(22, {})] }),
    ]);
    expect(driftOf(plan)).toEqual([{ address: "aws_network_acl.private", how: "was changed (ingress)", isMended: false }]);
  });

  it("tells what the plan takes back from what it leaves", () => {
    const renamed = updated("aws_iam_role.a", { description: "ours" }, { description: "theirs" });
    const described = updated("aws_iam_role.b", { description: "ours" }, { description: "theirs" });
    const plan = drifted(
      [renamed, described, changed("aws_eip.nat", ["delete"]), changed("aws_eip.old", ["delete"])],
      updated("aws_iam_role.a", { description: "theirs" }, { description: "ours" }),
      // Another of its attributes changes: not the one that somebody touched.
      updated("aws_iam_role.b", { path: "/" }, { path: "/x/" }),
      changed("aws_eip.nat", ["create"]),
    );
    expect(driftText(driftOf(plan))).toEqual([
      "  !  aws_iam_role.a was changed (description): the plan takes it back",
      "  !  aws_iam_role.b was changed (description): the plan leaves it as it is now",
      "  !  aws_eip.nat was deleted: the plan takes it back",
      "  !  aws_eip.old was deleted: the plan leaves it as it is now",
    ]);
  });

  it("passes over reads, and over what only moved", () => {
    const read = { ...changed("data.aws_vpc.x", ["update"]), mode: "data" };
    expect(driftOf(drifted([read, changed("aws_eip.b", ["no-op"])]))).toEqual([]);
  });
});
