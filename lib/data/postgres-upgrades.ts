import type { postgresEnds } from "../end-of-support";

type Major = keyof typeof postgresEnds;

/**
 * Majors that RDS for PostgreSQL upgrades to in one step, by the major that runs; the minor that runs has to be recent enough. Majors
 * in between may be skipped, none is ever taken back. Replicas in the region go with their source, and to the same major.
 * Source: Amazon RDS User Guide, Choosing a major version for an RDS for PostgreSQL upgrade (`ValidUpgradeTarget` of
 * DescribeDBEngineVersions).
 */
export const postgresUpgrades: Readonly<Record<Major, readonly Major[]>> = {
  "14": ["15", "16", "17", "18"],
  "15": ["16", "17", "18"],
  "16": ["17", "18"],
  "17": ["18"],
  "18": [],
};
