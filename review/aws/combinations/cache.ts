import type { Problem, Rule } from "../rule";
import { type Body, blocksOf, isOn, isUnknown, numberOf, refersTo, resourcesOf, type Stack } from "../stack";

const each =
  (test: (body: Body, stack: Stack) => Omit<Problem, "address"> | undefined): Rule["find"] =>
  (stack) =>
    resourcesOf(stack, "aws_elasticache_replication_group").flatMap(({ address, body }) => {
      const problem = test(body, stack);
      return problem === undefined ? [] : [{ address, ...problem }];
    });

/** Major and minor of a version as one number: 6.2 is 602. */
const versionOf = (value: unknown): number => {
  const [major = 0, minor = 0] = String(value).split(".").map(Number);
  return major * 100 + (Number.isNaN(minor) ? 0 : minor);
};

export const cacheRules: readonly Rule[] = [
  {
    id: "failover takes two nodes",
    what: "automatic failover needs a node to fail over to",
    source: "Amazon ElastiCache API Reference, CreateReplicationGroup",
    find: each(({ automatic_failover_enabled: on, num_cache_clusters: nodes, replicas_per_node_group: replicas }) =>
      isOn(on) && ((numberOf(nodes) ?? 2) < 2 || numberOf(replicas) === 0)
        ? { given: nodes ?? replicas, allowed: "2 nodes or more, or no failover" }
        : undefined,
    ),
  },
  {
    id: "zones take failover",
    what: "several zones need automatic failover",
    source: "Amazon ElastiCache API Reference, CreateReplicationGroup",
    find: each(({ multi_az_enabled: zones, automatic_failover_enabled: failover }) =>
      isOn(zones) && !isOn(failover) ? { given: failover, allowed: "automatic_failover_enabled true" } : undefined,
    ),
  },
  {
    id: "token takes TLS",
    what: "a token or users need encryption in transit",
    source: "Amazon ElastiCache User Guide, Authenticating with the Valkey and Redis OSS AUTH command",
    find: each(({ auth_token: token, user_group_ids: users, transit_encryption_enabled: tls }) =>
      (token !== undefined || users !== undefined) && !isOn(tls)
        ? { given: tls, allowed: "transit_encryption_enabled true" }
        : undefined,
    ),
  },
  {
    id: "token or users",
    what: "a group has a token or users, not both",
    source: "Amazon ElastiCache API Reference, ModifyReplicationGroup; hashicorp/terraform-provider-aws#31710",
    find: each(({ auth_token: token, user_group_ids: users }) =>
      token !== undefined && users !== undefined ? { given: "both", allowed: "one of them" } : undefined,
    ),
  },
  {
    id: "token's form",
    what: "a token has 16 to 128 letters, digits and !&#$^<>-",
    source: "Amazon ElastiCache User Guide, Authenticating with the Valkey and Redis OSS AUTH command",
    find: each(({ auth_token: token }, stack) => {
      const allowed = "16 to 128 letters, digits and !&#$^<>-";
      if (token !== undefined && !isUnknown(token)) {
        return /^[A-Za-z0-9!&#$^<>-]{16,128}$/.test(String(token)) ? undefined : { given: "another text", allowed };
      }
      const made = resourcesOf(stack, "random_password").find((one) => refersTo(token, one))?.body;
      const length = numberOf(made?.length) ?? 64;
      const special = made !== undefined && made.special !== false;
      const signs = special ? String(made.override_special ?? "@%*()_=+[]{}:?") : "";
      return length < 16 || length > 128 || /[^!&#$^<>-]/.test(signs) ? { given: { length, signs }, allowed } : undefined;
    }),
  },
  {
    id: "logs by version",
    what: "the version has no such log",
    source: "Amazon ElastiCache User Guide, Log delivery",
    find: each(({ engine, engine_version: version, log_delivery_configuration }) => {
      const logs = blocksOf({ log_delivery_configuration }, "log_delivery_configuration").map((log) => log.log_type);
      const least = logs.includes("engine-log") ? 602 : logs.includes("slow-log") ? 600 : 0;
      return engine !== "valkey" && !isUnknown(version) && version !== undefined && versionOf(version) < least
        ? { given: version, allowed: least === 602 ? "6.2 or later for the engine's log" : "6.0 or later for the slow log" }
        : undefined;
    }),
  },
  {
    id: "users by version",
    what: "users need Redis 6.0 or later, users by IAM 7.0",
    source: "Amazon ElastiCache User Guide, Role-Based Access Control (RBAC) and Authenticating with IAM",
    find: each(({ user_group_ids: users, engine, engine_version: version }, stack) => {
      const iam = resourcesOf(stack, "aws_elasticache_user").some(({ body }) =>
        blocksOf(body, "authentication_mode").some(({ type }) => type === "iam"),
      );
      return users !== undefined && engine === "redis" && version !== undefined && versionOf(version) < (iam ? 700 : 600)
        ? { given: version, allowed: iam ? "7.0 or later" : "6.0 or later" }
        : undefined;
    }),
  },
  {
    id: "cache parameter group's family",
    what: "the parameter group is of another engine or major version",
    source: "Amazon ElastiCache API Reference, CreateCacheParameterGroup",
    find: each(({ engine, engine_version: version, parameter_group_name: name }, stack) => {
      const group = resourcesOf(stack, "aws_elasticache_parameter_group").find((one) => refersTo(name, one));
      const [major = 0] = String(version).split(".").map(Number);
      const family =
        engine === "redis" ? (major >= 7 ? `redis${major}` : major === 6 ? "redis6.x" : undefined) : `${engine}${major}`;
      return group === undefined || family === undefined || version === undefined || group.body.family === family
        ? undefined
        : { given: group.body.family, allowed: family };
    }),
  },
];
