import { checkInteger, checkRefusal, checkText, checkUnique } from "../../lib/checks";
import { databaseClassRefusal } from "../../lib/data-store-types";
import { growthAllowed, leastGrowthGib, mostStorageGib, noReplicas } from "../../lib/database-limits";
import { ConfigurationError } from "../../lib/errors";
import { checkLogRetention } from "../../lib/log-retention";
import { Token } from "../../lib/terraform";
import { checkWindows } from "../../lib/windows";
import { checkParameters } from "./parameters";
import type { DatabaseProps } from "./props";

/** The identifier is the longest part of the monitoring role's name: 64 characters at most. */
const identifierForm = /^[a-z](?!.*--)[a-z0-9-]{0,48}[a-z0-9]$/;
const databaseForm = /^[a-z_][a-z0-9_]{0,62}$/;
/** RDS keeps these to itself, and PostgreSQL every name that starts with pg_. */
const userForm = /^(?!(admin|rdsadmin|rds_superuser)$|pg_)[a-z][a-z0-9_]{0,62}$/;
const monitoringSeconds = [0, 1, 5, 10, 15, 30, 60];

/** @throws ConfigurationError when RDS would refuse the instance, now or at its first change */
export function checkDatabase(path: string, props: DatabaseProps): void {
  const { identifier, engineVersion, instanceClass, name, username, parameters = {} } = props;
  checkText(
    `${path}.identifier`,
    identifier,
    identifierForm,
    "is not an instance identifier",
    "2 to 50 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen",
  );
  if (props.subnets.length < 2) {
    throw new ConfigurationError(`${path}.subnets`, "has too few", props.subnets.length, "two or more, in different zones");
  }
  if (props.securityGroups.length === 0) {
    throw new ConfigurationError(
      `${path}.securityGroups`,
      "is empty",
      undefined,
      "one or more: without, RDS takes the VPC's default",
    );
  }
  checkText(`${path}.engineVersion`, engineVersion, /^1[2-9](\.\d+)?$/, "is no version of PostgreSQL", "such as 16 or 15.4");
  checkText(
    `${path}.instanceClass`,
    instanceClass,
    /^db\.[a-z0-9-]+\.[a-z0-9]+$/,
    "is not an instance class",
    "such as db.t3.medium",
  );
  checkRefusal(`${path}.instanceClass`, instanceClass, databaseClassRefusal);
  checkText(`${path}.name`, name, databaseForm, "is not a database name", "lower-case letters, digits and _, at most 63");
  checkText(
    `${path}.username`,
    username,
    userForm,
    "is not a master user",
    "lower-case letters, digits and _, at most 63, starting with a letter; not admin, rdsadmin, rds_superuser or pg_...",
  );
  checkParameters(`${path}.parameters`, parameters);
  checkStorage(path, props);
  checkPassword(path, props);
  checkObservation(path, props);
  checkInteger(`${path}.backupRetentionDays`, props.backupRetentionDays ?? 7, 1, 35);
  checkWindows(
    { path: `${path}.backupWindow`, window: props.backupWindow ?? defaultWindows.backup },
    { path: `${path}.maintenanceWindow`, window: props.maintenanceWindow ?? defaultWindows.maintenance },
    30,
  );
  checkReplicas(`${path}.replicas`, props.replicas ?? []);
}

export const defaultWindows = { backup: "03:00-04:00", maintenance: "mon:04:00-mon:05:00" };

/** Where automatic growth ends, unless told: four times what there is, as far as RDS goes; what there is, where nothing is left. */
export function growsTo({ storageGib, maxStorageGib }: Pick<DatabaseProps, "storageGib" | "maxStorageGib">): number {
  const most = Math.min(storageGib * 4, mostStorageGib);
  return maxStorageGib ?? (most < leastGrowthGib(storageGib) ? storageGib : most);
}

function checkStorage(path: string, { storageGib, maxStorageGib }: DatabaseProps): void {
  checkInteger(`${path}.storageGib`, storageGib, 20, mostStorageGib);
  if (maxStorageGib !== undefined) {
    checkInteger(`${path}.maxStorageGib`, maxStorageGib, 20, mostStorageGib);
    if (!Token.isUnresolved(storageGib) && maxStorageGib !== storageGib && maxStorageGib < leastGrowthGib(storageGib)) {
      const allowed = growthAllowed(storageGib);
      throw new ConfigurationError(`${path}.maxStorageGib`, `is too close to storageGib (${storageGib})`, maxStorageGib, allowed);
    }
  }
}

function checkPassword(path: string, { password = "generated", secret, passwordRotation, replicas = [] }: DatabaseProps): void {
  checkInteger(`${path}.passwordRotation`, passwordRotation ?? 1, 1);
  if (password !== "rds" && secret === undefined) {
    throw new ConfigurationError(
      `${path}.secret`,
      `is needed for a password that is ${password}`,
      undefined,
      "the secret's name at least",
    );
  }
  if (password === "rds" && replicas.length > 0) {
    throw new ConfigurationError(`${path}.password`, noReplicas, password, "generated, or random", { isPublic: true });
  }
  if (password === "rds" && secret !== undefined) {
    throw new ConfigurationError(`${path}.secret`, "is not needed: RDS makes the secret of its password", secret.name, "none", {
      isPublic: true,
    });
  }
}

function checkObservation(path: string, props: DatabaseProps): void {
  const insights = props.performanceInsightsRetentionDays ?? 7;
  if (![0, 7, 731].includes(insights) && !(insights > 0 && insights % 31 === 0 && insights <= 713)) {
    throw new ConfigurationError(
      `${path}.performanceInsightsRetentionDays`,
      "is no retention of Performance Insights",
      insights,
      "0, 7, 731, or a multiple of 31 up to 713",
    );
  }
  const seconds = props.monitoringSeconds ?? 60;
  if (!monitoringSeconds.includes(seconds)) {
    throw new ConfigurationError(`${path}.monitoringSeconds`, "is no interval of RDS", seconds, monitoringSeconds.join(", "));
  }
  checkUnique(`${path}.logExports`, props.logExports ?? []);
  checkLogRetention(`${path}.logRetentionDays`, props.logRetentionDays ?? 365);
}

function checkReplicas(path: string, replicas: readonly string[]): void {
  if (replicas.length > 5) {
    throw new ConfigurationError(path, "has too many", replicas.length, "5 at most");
  }
  checkUnique(path, replicas);
  for (const replica of replicas) {
    const form = /^[a-z](?!.*--)[a-z0-9-]{0,10}[a-z0-9]$/;
    checkText(path, replica, form, "is not a replica's name", "2 to 12 lower-case letters, digits and single hyphens");
  }
}
