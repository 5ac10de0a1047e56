import { notesOf, refuseVersionSteps } from "../../../tools/deployment/version-changes";
import { changed, planOf, updated } from "./plans";

const database = "aws_db_instance.database_instance";
const cache = "aws_elasticache_replication_group.cache_group";
const cluster = "aws_eks_cluster.eks_cluster";

describe("A plan's notes", () => {
  it("say what waits for the maintenance window, which RDS and ElastiCache take as a success (terraform-provider-aws#31063)", () => {
    const window = { maintenance_window: "mon:04:00-mon:05:00" };
    const plan = planOf(
      updated(database, { ...window, instance_class: "db.t3.medium" }, { ...window, instance_class: "db.t3.large" }),
      updated(cache, { node_type: "cache.t3.micro" }, { node_type: "cache.t3.small" }),
    );
    expect(notesOf(plan)).toEqual([
      `${database}: instance_class waits for the maintenance window (mon:04:00-mon:05:00, UTC), and every plan shows it until then; database.applyImmediately: true does it at once`,
      `${cache}: node_type waits for the maintenance window, and every plan shows it until then; cache.applyImmediately: true does it at once`,
    ]);
  });

  it("say nothing of what is made at once, or what never waits", () => {
    const plan = planOf(
      updated(database, { instance_class: "a" }, { instance_class: "b", apply_immediately: true }),
      updated(cache, { snapshot_retention_limit: 1 }, { snapshot_retention_limit: 2 }),
      changed(database, ["create"], { after: { instance_class: "b" } }),
    );
    expect(notesOf(plan)).toEqual([]);
  });

  it("say which parameters wait for a reboot", () => {
    const parameter = (name: string, value: string, apply_method: string) => ({ name, value, apply_method });
    const kept = parameter("shared_preload_libraries", "pg_stat_statements", "pending-reboot");
    const plan = planOf(
      updated(
        "aws_db_parameter_group.database_parameters",
        { parameter: [kept] },
        { parameter: [kept, parameter("max_connections", "200", "pending-reboot"), parameter("work_mem", "1", "immediate")] },
      ),
    );
    expect(notesOf(plan)).toEqual([
      "aws_db_parameter_group.database_parameters: max_connections waits for a reboot of its instances",
    ]);
  });

  it("say which add-ons and nodes go back", () => {
    const plan = planOf(
      updated("aws_eks_addon.eks_coredns", { addon_version: "v1.14.3-eksbuild.23" }, { addon_version: "v1.14.3-eksbuild.3" }),
      updated("aws_eks_addon.eks_vpc-cni", { addon_version: "v1.9.0-eksbuild.1" }, { addon_version: "v1.22.3-eksbuild.1" }),
      updated(
        "aws_eks_node_group.eks_group_nodes",
        { release_version: "1.35.7-20260903" },
        { release_version: "1.35.6-20260714" },
      ),
    );
    expect(notesOf(plan)).toEqual([
      'aws_eks_addon.eks_coredns: goes back from v1.14.3-eksbuild.23 to v1.14.3-eksbuild.3; state the newer one in cluster.addonVersions, or "unmanaged", to keep it',
      'aws_eks_node_group.eks_group_nodes: goes back from 1.35.7-20260903 to 1.35.6-20260714; state the newer one in cluster.nodeRelease, or "unmanaged", to keep it',
    ]);
  });
});

describe("A step of versions", () => {
  const postgres = (from: string, to: string, allowed: boolean) =>
    planOf(updated(database, { engine_version: from }, { engine_version: to, allow_major_version_upgrade: allowed }));
  const kubernetes = (from: string, to: string) => planOf(updated(cluster, { version: from }, { version: to }));

  it.each([
    ["16", "17", "one major up"],
    ["16.9", "18", "a major skipped, which RDS for PostgreSQL allows"],
    ["16.8", "16.9", "a minor"],
  ])("from PostgreSQL %s to %s is taken: %s", (from, to) => {
    expect(() => refuseVersionSteps(postgres(from, to, true))).not.toThrow();
  });

  it("to another major is refused unless the environment allows it (AllowMajorVersionUpgrade flag must be present)", () => {
    expect(() => refuseVersionSteps(postgres("16", "17", false))).toThrow(
      `${database} runs PostgreSQL 16, and the environment does not let it become a 17`,
    );
  });

  it.each([
    ["17", "16"],
    ["12", "17"],
  ])("from PostgreSQL %s to %s is refused, whatever the environment allows", (from, to) => {
    expect(() => refuseVersionSteps(postgres(from, to, true))).toThrow(
      `runs PostgreSQL ${from}, which RDS does not make a ${to}`,
    );
  });

  it("of Kubernetes is one minor up (Amazon EKS User Guide, Update existing cluster to new Kubernetes version)", () => {
    expect(() => refuseVersionSteps(kubernetes("1.34", "1.35"))).not.toThrow();
    expect(() => refuseVersionSteps(kubernetes("1.34", "1.36"))).toThrow("which EKS does not make a 1.36");
    expect(() => refuseVersionSteps(kubernetes("1.35", "1.34"))).toThrow("never down");
  });

  it("that would replace a cache is refused", () => {
    const plan = planOf(
      changed(cache, ["delete", "create"], {
        before: { engine_version: "7.1" },
        after: { engine_version: "7.0" },
        replace_paths: [["engine_version"]],
      }),
    );
    expect(() => refuseVersionSteps(plan)).toThrow(`${cache} runs 7.1, and 7.0 would replace it, with all that it holds`);
  });

  it("is no business of what is created or destroyed", () => {
    const plan = planOf(
      changed(database, ["create"], { after: { engine_version: "17" } }),
      changed(cluster, ["delete"], { before: { version: "1.34" } }),
    );
    expect(() => refuseVersionSteps(plan)).not.toThrow();
  });
});
