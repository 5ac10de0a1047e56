import type { Application } from "./schema";
import { database } from "./uses";
import type { Variable } from "./variables";

/** The environment's PostgreSQL instance. */
export interface Databases {
  /** The database that comes with the instance; its login is the instance's master user. */
  readonly name: string;
  /** Further databases, each with a login of its own name. */
  readonly additionalNames: readonly string[];
}

/** Name of the job that makes further databases; an application's own job of that name takes its place. */
export const databaseJob = "create-databases";

/** Name of the image with `psql`; an application's own image of that name takes its place, such as a mirror's. */
export const databaseClient = "postgres-client";

/** Before every other job: migrations find their databases. */
const order = -50;

const clientImage: Application["images"][string] = {
  source: "public",
  // psql speaks to servers of every older major, and of newer ones as far as this job goes.
  reference: "public.ecr.aws/docker/library/postgres:17.6-alpine3.22",
  user: 70,
  writable: ["/tmp"],
  variables: {},
};

/** The application with a job that makes the instance's further databases and their logins, where there are any. */
export function withDatabaseJob(application: Application, databases: Databases | undefined): Application {
  if (databases === undefined || databases.additionalNames.length === 0 || databaseJob in application.jobs) {
    return application;
  }
  return {
    ...application,
    images: { [databaseClient]: clientImage, ...application.images },
    jobs: { ...application.jobs, [databaseJob]: createDatabases(databases) },
  };
}

function createDatabases({ name, additionalNames }: Databases): Application["jobs"][string] {
  const of = (database: string, part: "host" | "port" | "user" | "name" | "password"): Variable => ({
    from: "database",
    database,
    part,
  });
  return {
    image: databaseClient,
    command: ["sh", "-euc", createDatabasesScript(additionalNames)],
    before: "rollout",
    order,
    uses: [name, ...additionalNames].map((one) => database(one)),
    stopSeconds: 30,
    variables: {
      PGHOST: of(name, "host"),
      PGPORT: of(name, "port"),
      PGUSER: of(name, "user"),
      PGPASSWORD: of(name, "password"),
      PGDATABASE: of(name, "name"),
      PGSSLMODE: "require",
      PGCONNECT_TIMEOUT: "10",
      ...Object.fromEntries(additionalNames.map((database) => [passwordVariable(database), of(database, "password")])),
    },
    files: {},
    directories: [],
  };
}

/** Variable that holds the password of a database's login. */
export const passwordVariable = (database: string): string => `PASSWORD_${database}`;

/**
 * Makes each database and its login where they are not there, and gives the login its password. It may run again at any time, and beside
 * pods that use what it makes. The names are checked to need no quotes.
 */
export function createDatabasesScript(names: readonly string[]): string {
  return `
psql() { command psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$@"; }
create() {
  echo "database $1"
  psql --set name="$1" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \\gexec
-- The master user is no superuser: it makes databases for members of its own only.
GRANT :"name" TO CURRENT_USER;
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \\gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
  # psql sends a hash: the password itself stands in no statement that the server might log.
  printf '%s\\n%s\\n' "$2" "$2" | psql --command "\\\\password $1"
}
${names.map((name) => `create ${name} "$${passwordVariable(name)}"`).join("\n")}
`.trim();
}
