import { cacheEngineOf, cacheEngines } from "../../lib/cache-engines";
import { checkInteger, checkRefusal, checkText } from "../../lib/checks";
import { nodeTypeRefusal } from "../../lib/data-store-types";
import { ConfigurationError } from "../../lib/errors";
import { checkLogRetention } from "../../lib/log-retention";
import { checkWindows } from "../../lib/windows";
import type { CacheProps } from "./props";

export const defaults = { snapshotWindow: "03:00-04:00", maintenanceWindow: "mon:04:00-mon:05:00", logRetentionDays: 365 };

/** @throws ConfigurationError when ElastiCache would refuse the cache */
export function checkCache(path: string, props: CacheProps): void {
  const { name, nodeType, nodes, subnets, securityGroups } = props;
  checkText(
    `${path}.name`,
    name,
    /^[a-z](?!.*--)[a-z0-9-]{0,38}[a-z0-9]$/,
    "is not a replication group id",
    "2 to 40 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen",
  );
  checkText(`${path}.nodeType`, nodeType, /^cache\.[a-z0-9-]+\.[a-z0-9]+$/, "is not a node type", "such as cache.t3.micro");
  checkRefusal(`${path}.nodeType`, nodeType, nodeTypeRefusal);
  checkInteger(`${path}.nodes`, nodes, 1, 6);
  checkFailover(path, props);
  if (subnets.length === 0) {
    throw new ConfigurationError(`${path}.subnets`, "is empty", undefined, "one or more");
  }
  if (securityGroups.length === 0) {
    throw new ConfigurationError(
      `${path}.securityGroups`,
      "is empty",
      undefined,
      "one or more: without, ElastiCache takes the VPC's default",
    );
  }
  checkEngine(path, props);
  checkAuthentication(path, props);
  checkParameters(`${path}.parameters`, props.parameters ?? {});
  checkInteger(`${path}.snapshotRetentionDays`, props.snapshotRetentionDays ?? 7, 0, 35);
  checkWindows(
    { path: `${path}.snapshotWindow`, window: props.snapshotWindow ?? defaults.snapshotWindow },
    { path: `${path}.maintenanceWindow`, window: props.maintenanceWindow ?? defaults.maintenanceWindow },
    60,
  );
  const logRetentionDays = props.logRetentionDays ?? defaults.logRetentionDays;
  if (logRetentionDays !== 0) {
    checkLogRetention(`${path}.logRetentionDays`, logRetentionDays);
  }
}

function checkFailover(path: string, { nodes, failover = nodes > 1, subnets }: CacheProps): void {
  if (failover && nodes < 2) {
    throw new ConfigurationError(`${path}.failover`, `needs a second node, there is ${nodes}`, failover, "false, or two nodes");
  }
  if (failover && subnets.length === 1) {
    throw new ConfigurationError(`${path}.subnets`, "has too few for failover", 1, "two or more, in different zones");
  }
}

function checkEngine(path: string, props: CacheProps): void {
  const { engine, engineVersion } = cacheEngineOf(props);
  const versions: readonly string[] = cacheEngines[engine] ?? [];
  if (versions.length === 0) {
    throw new ConfigurationError(`${path}.engine`, "is not an engine", engine, Object.keys(cacheEngines).join(", "));
  }
  if (!versions.includes(engineVersion)) {
    throw new ConfigurationError(`${path}.engineVersion`, `is no version of ${engine}`, engineVersion, versions.join(", "));
  }
}

/** User ids have 40 characters, and one of them is the name with `-nobody`. */
const longestUser = 33;

function checkAuthentication(path: string, props: CacheProps): void {
  const { name, authentication = "token", secret, tokenRotation, accessString } = props;
  checkInteger(`${path}.tokenRotation`, tokenRotation ?? 1, 1);
  if (authentication === "token" && secret === undefined) {
    throw new ConfigurationError(`${path}.secret`, "is needed for a token", undefined, "the secret's name at least");
  }
  if (authentication !== "token" && secret !== undefined) {
    throw new ConfigurationError(`${path}.secret`, `is not needed: authentication is ${authentication}`, secret.name, "none", {
      isPublic: true,
    });
  }
  if (authentication === "iam" && cacheEngineOf(props).engine === "redis" && name.length > longestUser) {
    throw new ConfigurationError(
      `${path}.name`,
      "is too long for the names of its users",
      name,
      `${longestUser} characters at most`,
    );
  }
  if (authentication !== "iam" && accessString !== undefined) {
    const problem = `has no user: authentication is ${authentication}`;
    throw new ConfigurationError(`${path}.accessString`, problem, accessString, "none");
  }
}

function checkParameters(path: string, parameters: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(parameters)) {
    checkText(path, name, /^[a-z][a-z0-9-]*$/, "is not a parameter", "lower-case letters, digits and hyphens");
  }
}
