import { changeRules, reviewChange, type StackJson } from "../../../review/aws";
import { keeperTypes } from "../../../review/aws/replacements";
import { type Json, one } from "./planting";
import { stacksOf, variants } from "./variants";

const id = "debtflow-production-platform";
const production = stacksOf(variants.plain)[id] as StackJson;

/** What is found in a change, by rule. */
function foundIn(after: (platform: Json) => void, before: (platform: Json) => void = () => undefined) {
  const old = structuredClone(production);
  before(old);
  const now = structuredClone(old);
  after(now);
  return reviewChange([{ id, json: old }], [{ id, json: now }]);
}
const idsOf = (findings: ReturnType<typeof foundIn>) => findings.map(({ rule }) => rule);
const set =
  (type: string, values: Record<string, unknown>, word = "") =>
  (platform: Json) => {
    Object.assign(one(platform, type, word), values);
  };

describe("a change", () => {
  it("of nothing is fine, and so is a stack that is new", () => {
    expect(foundIn(() => undefined)).toEqual([]);
    expect(reviewChange([], [{ id, json: production }])).toEqual([]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["aws_db_instance", "aws_db_instance.database_instance.identifier", { identifier: "other" }],
    ["aws_elasticache_replication_group", "aws_elasticache_replication_group.cache_group.port", { port: 6380 }],
    ["aws_s3_bucket", "aws_s3_bucket.storage_files_bucket.bucket", { bucket: "other" }],
    ["aws_eks_cluster", "aws_eks_cluster.eks_cluster.name", { name: "other" }],
    ["aws_eks_node_group", "aws_eks_node_group.eks_group_nodes.instance_types", { instance_types: ["m7i.large"] }],
    ["aws_kms_key", "aws_kms_key.eks_key.multi_region", { multi_region: true }],
    ["aws_secretsmanager_secret", "aws_secretsmanager_secret.cache_credentials_secret.name", { name: "other" }],
    ["aws_ecr_repository", "aws_ecr_repository.ecr_api_repository.name", { name: "other" }],
    ["aws_cloudwatch_log_group", "aws_cloudwatch_log_group.eks_logs.name", { name: "other" }],
  ])("that replaces an %s is found", (type, address, values) => {
    const [, name = ""] = address.split(".");
    const found = foundIn(set(type, values, name));
    expect(idsOf(found)).toEqual([`replacement of ${type}`]);
    expect(found.map((one) => one.address)).toEqual([address]);
  });

  it("that replaces a lock table is found", () => {
    const table = (name: string) => ({ id: "a-bootstrap", json: { resource: { aws_dynamodb_table: { lock: { name } } } } });
    expect(reviewChange([table("a")], [table("b")]).map(({ rule }) => rule)).toEqual(["replacement of aws_dynamodb_table"]);
  });

  it.each(keeperTypes.filter((type) => type !== "aws_dynamodb_table"))(
    "that takes an %s away is found, unless it is moved",
    (type) => {
      const removed = (platform: Json) => {
        const [name = ""] = Object.keys(platform.resource[type]);
        delete platform.resource[type][name];
      };
      expect(idsOf(foundIn(removed))).toEqual([`replacement of ${type}`]);
      const moved = (platform: Json) => {
        const [name = ""] = Object.keys(platform.resource[type]);
        platform.resource[type].elsewhere = platform.resource[type][name];
        delete platform.resource[type][name];
        platform.moved = [{ from: `${type}.${name}`, to: `${type}.elsewhere` }];
      };
      expect(idsOf(foundIn(moved))).toEqual([]);
    },
  );

  it("of an argument that Terraform leaves alone is fine", () => {
    const identifier = (value: string) =>
      set("aws_db_instance", { identifier: value, lifecycle: { ignore_changes: ["identifier"] } });
    expect(foundIn(identifier("b"), identifier("a"))).toEqual([]);
  });

  it("of the order of a list alone is fine", () => {
    const reversed = (platform: Json) => one(platform, "aws_eks_node_group").subnet_ids.reverse();
    expect(foundIn(reversed)).toEqual([]);
  });

  it("tells that what is protected fails halfway", () => {
    expect(foundIn(set("aws_db_instance", { identifier: "other" }))[0]?.allowed).toContain("it is protected, so the run fails");
  });
});

const scaling = (min_size: number, max_size: number) =>
  set("aws_eks_node_group", { scaling_config: { min_size, desired_size: 3, max_size } });
const cache = (values: Record<string, unknown>) => set("aws_elasticache_replication_group", values);

describe("what AWS refuses of a change", () => {
  const cases: Readonly<
    Record<string, readonly [refused: ReturnType<typeof set>, fine: ReturnType<typeof set>, before?: ReturnType<typeof set>]>
  > = {
    "one Kubernetes version at a time": [
      set("aws_eks_cluster", { version: "1.35" }),
      set("aws_eks_cluster", { version: "1.34" }),
      set("aws_eks_cluster", { version: "1.33" }),
    ],
    "nodes below the new minimum": [scaling(4, 6), scaling(1, 3)],
    "major versions of a database": [
      set("aws_db_instance", { engine_version: "17" }),
      set("aws_db_instance", { engine_version: "17", allow_major_version_upgrade: true }),
    ],
    "storage never shrinks": [
      set("aws_db_instance", { allocated_storage: 21 }),
      set("aws_db_instance", { allocated_storage: 22 }),
    ],
    "engines never go back": [cache({ engine_version: "6.2" }), cache({ engine_version: "7.1" })],
    "a cache's first token": [
      cache({ auth_token: "planted-planted-planted", auth_token_update_strategy: "ROTATE" }),
      cache({ auth_token: "planted-planted-planted", auth_token_update_strategy: "SET" }),
      cache({ auth_token: undefined }),
    ],
    "encryption in transit by steps": [
      cache({ transit_encryption_enabled: true }),
      cache({ transit_encryption_enabled: true, transit_encryption_mode: "preferred" }),
      cache({ transit_encryption_enabled: false }),
    ],
  };

  it("has a case for every rule", () => {
    const others = changeRules.map((rule) => rule.id).filter((rule) => !rule.startsWith("replacement of "));
    expect(Object.keys(cases).sort()).toEqual(others.sort());
    expect(changeRules.length - others.length).toBe(keeperTypes.length);
  });

  it.each(Object.entries(cases))("is found, and its right form is not: %s", (rule, [refused, fine, before]) => {
    expect(idsOf(foundIn(refused, before))).toEqual([rule]);
    expect(foundIn(fine, before)).toEqual([]);
  });
});
