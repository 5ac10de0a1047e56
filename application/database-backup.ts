import { passwordVariable } from "./databases";
import type { ApplicationDefinition } from "./schema";
import { bucket, database } from "./uses";
import type { Variable } from "./variables";

export interface DatabaseBackupProps {
  /** Image of the application with `bash`, the AWS CLI, and `pg_dump` of the server's major version. */
  readonly image: string;
  /** Databases of the environment, each dumped with its own login. */
  readonly databases: readonly [string, ...string[]];
  /** Bucket of the environment. Its lifecycle decides how long dumps stay; the job can neither read nor delete them. */
  readonly bucket: string;
  /** Start of the objects' names, before `/<database>/<time>.dump`. @default "database" */
  readonly prefix?: string;
  /** Five cron fields in UTC, or a word such as `@daily`. @default "0 1 * * *", daily at 01:00 */
  readonly schedule?: string;
  /** Seconds after which it counts as failed: 1 to 86,400. @default 14400 */
  readonly timeoutSeconds?: number;
  /** GiB of the largest dump: beyond 50 the parts of an upload, and the memory that it takes, have to grow. @default 50 */
  readonly largestGib?: number;
}

/** A cron job that streams a dump of each database into a bucket, with no copy on a disk, and leaves no half of one. */
export function databaseBackup(props: DatabaseBackupProps): NonNullable<ApplicationDefinition["cronJobs"]>[string] {
  const {
    image,
    databases,
    bucket: target,
    prefix = "database",
    schedule = "0 1 * * *",
    timeoutSeconds = 4 * 3600,
    largestGib = 50,
  } = props;
  const [first] = databases;
  const of = (name: string, part: "host" | "port" | "user" | "password" | "engineVersion"): Variable => ({
    from: "database",
    database: name,
    part,
  });
  return {
    image,
    command: ["bash", "-c", databaseBackupScript(databases, largestGib * 2 ** 30)],
    schedule,
    timeoutSeconds,
    uses: [...databases.map((name) => database(name)), bucket(target, "write")],
    variables: {
      PGHOST: of(first, "host"),
      PGPORT: of(first, "port"),
      PGSSLMODE: "require",
      PGCONNECT_TIMEOUT: "10",
      SERVER_MAJOR: of(first, "engineVersion"),
      BUCKET: { from: "bucket", bucket: target },
      PREFIX: prefix,
      // The AWS CLI writes a cache into its home.
      HOME: "/tmp",
      ...Object.fromEntries(
        databases.flatMap((name) => [
          [userVariable(name), of(name, "user")],
          [passwordVariable(name), of(name, "password")],
        ]),
      ),
    },
  };
}

const userVariable = (database: string) => `USER_${database}`;

/** One database after the other; a failure ends its own dump, and in the end the job. The names are checked to need no quotes. */
export function databaseBackupScript(databases: readonly string[], expectedBytes: number): string {
  return `
set -euo pipefail
[[ "$(pg_dump --version)" =~ [0-9]+ ]]
if [ "$BASH_REMATCH" != "$SERVER_MAJOR" ]; then
  echo "pg_dump is of PostgreSQL $BASH_REMATCH, the server of $SERVER_MAJOR: build the image anew" >&2
  exit 1
fi
time="$(date -u +%Y%m%dT%H%M%SZ)"
dump() {
  local pipe="/tmp/$1.pipe" target="s3://$BUCKET/$PREFIX/$1/$time.dump"
  rm -f "$pipe"
  mkfifo "$pipe"
  aws s3 cp --only-show-errors --expected-size ${expectedBytes} - "$target" <"$pipe" &
  local upload="$!"
  # Held open here: the upload ends when this script says so, not when pg_dump does.
  exec 3>"$pipe"
  if PGPASSWORD="$3" pg_dump --no-password --format=custom --username="$2" --dbname="$1" >&3; then
    exec 3>&-
    wait "$upload" && echo "$target"
  else
    # What was sent so far would pass for a whole dump.
    kill -KILL "$upload"
    exec 3>&-
    echo "no dump of $1" >&2
    return 1
  fi
}
failed=0
${databases.map((name) => `dump ${name} "$${userVariable(name)}" "$${passwordVariable(name)}" || failed=1`).join("\n")}
exit "$failed"
`.trim();
}
