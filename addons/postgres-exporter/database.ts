import type { Environment } from "../../environments/schema";

/** The database that the exporter looks at: the whole instance shows there. */
export function databaseOf({ database }: Environment): NonNullable<Environment["database"]> {
  if (database === undefined) {
    throw new Error("no database: environments are checked before this");
  }
  return database;
}
