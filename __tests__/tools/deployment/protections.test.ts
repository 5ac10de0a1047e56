import type { Body } from "../../../tools/deployment/plan";
import { protectionsOf } from "../../../tools/deployment/protections";

const found = (type: string, attributes: Body) =>
  protectionsOf([{ address: `${type}.x`, type, attributes, isTainted: false }]).map(({ how, blocks }) => [how, blocks]);

describe("protectionsOf", () => {
  it.each([
    ["aws_db_instance", { deletion_protection: true, skip_final_snapshot: true }, "has deletion protection", true],
    ["aws_dynamodb_table", { deletion_protection_enabled: true }, "has deletion protection", true],
    ["aws_eks_cluster", { deletion_protection: true }, "has deletion protection", true],
    ["aws_db_instance", { skip_final_snapshot: false, final_snapshot_identifier: "last" }, "leaves a final snapshot last", false],
    ["aws_elasticache_replication_group", { final_snapshot_identifier: "last" }, "leaves a final snapshot last", false],
    ["aws_s3_bucket", { force_destroy: false }, "goes only when it is empty", false],
    ["aws_ecr_repository", {}, "goes only without images", false],
    [
      "aws_secretsmanager_secret",
      { recovery_window_in_days: 30 },
      "can be recovered for 30 days, and keeps its name so long",
      false,
    ],
    ["aws_kms_key", { deletion_window_in_days: null }, "can be recovered for 30 days", false],
    ["aws_kms_key", { deletion_window_in_days: 7 }, "can be recovered for 7 days", false],
  ])("tells of %s with %j that it %s", (type, attributes, how, blocks) => {
    expect(found(type, attributes)).toEqual([[how, blocks]]);
  });

  it.each([
    ["aws_db_instance", { deletion_protection: false, skip_final_snapshot: true }],
    ["aws_s3_bucket", { force_destroy: true }],
    ["aws_ecr_repository", { force_delete: true }],
    ["aws_secretsmanager_secret", { recovery_window_in_days: 0 }],
    ["aws_vpc", {}],
  ])("has nothing to tell of %s with %j", (type, attributes) => {
    expect(found(type, attributes)).toEqual([]);
  });

  it("puts first what stops a destruction", () => {
    const resources = [
      { address: "a", type: "aws_s3_bucket", attributes: {}, isTainted: false },
      { address: "b", type: "aws_db_instance", attributes: { deletion_protection: true }, isTainted: false },
    ];
    expect(protectionsOf(resources).map(({ address }) => address)).toEqual(["b", "a"]);
  });
});
