import { cacheTable, cacheTableDate } from "./data/elasticache-node-types";
import { rdsTable, rdsTableDate } from "./data/rds-classes";
import { namesOf, offeringRefusal } from "./offerings";
import type { Refusal } from "./refusal";

const databaseClasses = {
  what: "instance class of RDS for PostgreSQL",
  names: namesOf(rdsTable, "db"),
  date: rdsTableDate,
  file: "lib/data/rds-classes.ts",
};

const nodeTypes = {
  what: "node type of ElastiCache",
  names: namesOf(cacheTable, "cache"),
  date: cacheTableDate,
  file: "lib/data/elasticache-node-types.ts",
};

/** What is wrong with an instance class of a database. */
export const databaseClassRefusal = (name: string): Refusal | undefined => offeringRefusal(name, databaseClasses);

/** What is wrong with a node type of a cache. */
export const nodeTypeRefusal = (name: string): Refusal | undefined => offeringRefusal(name, nodeTypes);
