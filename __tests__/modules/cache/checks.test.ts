import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { CacheProps } from "../../../modules/cache";
import { groupOf, synthCache, synthTokenless } from "./support";

const path = "test/cache";
const ids = "2 to 40 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen";

describe("A cache is refused", () => {
  it.each<[string, Partial<CacheProps>, string]>([
    ...["A", "a", "1a", "a-", "a--b", "a".repeat(41), "a_b"].map((name): [string, Partial<CacheProps>, string] => [
      `with the name ${name}`,
      { name },
      `${path}.name: is not a replication group id, got "${name}"; allowed: ${ids}`,
    ]),
    [
      "with a class of a database",
      { nodeType: "db.t3.micro" },
      `${path}.nodeType: is not a node type, got "db.t3.micro"; allowed: such as cache.t3.micro`,
    ],
    [
      "a node type that ElastiCache does not have",
      { nodeType: "cache.t3.macro" },
      `${path}.nodeType: is no node type of ElastiCache, got "cache.t3.macro"; allowed: cache.t3.micro`,
    ],
    ...[0, 7, 1.5].map((nodes): [string, Partial<CacheProps>, string] => [
      `with ${nodes} nodes`,
      { nodes },
      `${path}.nodes: is out of range, got ${nodes}; allowed: 1 to 6`,
    ]),
    [
      "with failover to nowhere",
      { nodes: 1, failover: true },
      `${path}.failover: needs a second node, there is 1, got true; allowed: false, or two nodes`,
    ],
    ["without subnets", { subnets: [] }, `${path}.subnets: is empty; allowed: one or more`],
    [
      "without security groups",
      { securityGroups: [] },
      `${path}.securityGroups: is empty; allowed: one or more: without, ElastiCache takes the VPC's default`,
    ],
    [
      "with a version of the other engine",
      { engine: "redis", engineVersion: "8.0" },
      `${path}.engineVersion: is no version of redis, got "8.0"; allowed: 7.0, 7.1`,
    ],
    [
      "with Valkey of Redis' version",
      { engine: "valkey", engineVersion: "7.1" },
      `${path}.engineVersion: is no version of valkey, got "7.1"; allowed: 7.2, 8.0, 8.1`,
    ],
    ["with rotation 0", { tokenRotation: 0 }, `${path}.tokenRotation: is out of range, got 0; allowed: 1 or more`],
    [
      "with commands of a user that there is not",
      { accessString: "on ~* +@all" },
      `${path}.accessString: has no user: authentication is token, got "on ~* +@all"; allowed: none`,
    ],
    [
      "with a parameter in capitals",
      { parameters: { "MaxMemory-Policy": "noeviction" } },
      `${path}.parameters: is not a parameter, got "MaxMemory-Policy"; allowed: lower-case letters, digits and hyphens`,
    ],
    ...[-1, 36].map((days): [string, Partial<CacheProps>, string] => [
      `with snapshots of ${days} days`,
      { snapshotRetentionDays: days },
      `${path}.snapshotRetentionDays: is out of range, got ${days}; allowed: 0 to 35`,
    ]),
    [
      "with a snapshot window of 59 minutes",
      { snapshotWindow: "03:00-03:59" },
      `${path}.snapshotWindow: is too short or too long, got "03:00-03:59"; allowed: 60 minutes to a day`,
    ],
    [
      "with a maintenance window in capitals",
      { maintenanceWindow: "MON:04:00-MON:05:00" },
      `${path}.maintenanceWindow: is not a weekly window, got "MON:04:00-MON:05:00"; allowed: ddd:hh:mm-ddd:hh:mm in UTC and lower case`,
    ],
    [
      "with windows that overlap",
      { snapshotWindow: "04:00-05:00" },
      `${path}.snapshotWindow: overlaps the weekly window mon:04:00-mon:05:00, got "04:00-05:00"; allowed: a window of its own`,
    ],
    [
      "with logs of two days",
      { logRetentionDays: 2 },
      `${path}.logRetentionDays: is no retention of CloudWatch Logs, got 2; allowed: 1, 3, 5, 7,`,
    ],
  ])("%s", (_, props, message) => {
    expect(() => synthCache(props)).toThrow(message);
  });

  it("with one subnet to fail over in", () => {
    expect(() => synthCache((stack) => ({ subnets: [new Subnet(stack, "only", { vpcId: "vpc-1" })] }))).toThrow(
      `${path}.subnets: has too few for failover, got 1; allowed: two or more, in different zones`,
    );
  });

  it("with a token and no secret, or a secret and no token", () => {
    expect(() => synthTokenless("none", { authentication: "token" })).toThrow(
      `${path}.secret: is needed for a token; allowed: the secret's name at least`,
    );
    expect(() => synthTokenless("iam", { secret: { name: "shop/cache" } })).toThrow(
      `${path}.secret: is not needed: authentication is iam, got "shop/cache"; allowed: none`,
    );
  });

  it("with a name too long for the names of its users, where it has users", () => {
    const name = "a".repeat(34);
    expect(() => synthTokenless("iam", { name })).toThrow(
      `${path}.name: is too long for the names of its users, got "${name}"; allowed: 33 characters at most`,
    );
    expect(groupOf(synthTokenless("none", { name })).replication_group_id).toBe(name);
  });

  it("not at the bounds", () => {
    const json = synthCache({ nodes: 6, snapshotRetentionDays: 35, snapshotWindow: "02:00-03:00" });
    expect(groupOf(json)).toMatchObject({ num_cache_clusters: 6, snapshot_retention_limit: 35, snapshot_window: "02:00-03:00" });
  });
});
