import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { databaseBackupScript } from "../../application/database-backup";
import { createDatabasesScript, passwordVariable } from "../../application/databases";
import { describePostgres, Postgres } from "../support/postgres";

const { user, password, database } = Postgres.master;
const names = ["auth_service", "invoice_service"] as const;
const minute = 60_000;

describePostgres("On a real server", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await Postgres.start();
  }, minute);
  afterAll(() => postgres.stop());

  const passwords: Record<string, string> = { auth_service: "auth-secret-1", invoice_service: "invoice-secret-1" };

  /** Runs the job without a terminal, as a container does. */
  function createDatabases(master: string = password) {
    const env = {
      ...postgres.environment(),
      PGUSER: user,
      PGPASSWORD: master,
      PGDATABASE: database,
      ...Object.fromEntries(names.map((name) => [passwordVariable(name), passwords[name]])),
    };
    // A session of its own has no terminal to ask for passwords at.
    const { status, stdout, stderr } = spawnSync("setsid", ["--wait", "sh", "-euc", createDatabasesScript(names)], {
      env,
      encoding: "utf8",
    });
    return { status, said: stdout + stderr };
  }

  const mayEnter = (login: string, where: string) =>
    postgres.query(login, passwords[login] ?? "", where, "SELECT 1").status === 0;

  describe("the job that makes databases", () => {
    it("gives each service a database that it owns, and lets no other in", () => {
      expect(createDatabases()).toMatchObject({ status: 0 });
      expect(postgres.query("auth_service", "auth-secret-1", "auth_service", "CREATE TABLE users (id int)")).toMatchObject({
        status: 0,
      });
      expect(mayEnter("invoice_service", "invoice_service")).toBe(true);
      expect(mayEnter("invoice_service", "auth_service")).toBe(false);
    });

    it("changes nothing when it runs again", () => {
      expect(createDatabases()).toMatchObject({ status: 0 });
      expect(postgres.query("auth_service", "auth-secret-1", "auth_service", "SELECT count(*) FROM users").stdout).toBe("0");
    });

    it("gives a login the password that its secret has now", () => {
      passwords.auth_service = `it's "new" $1`;
      expect(createDatabases()).toMatchObject({ status: 0 });
      expect(mayEnter("auth_service", "auth_service")).toBe(true);
      expect(postgres.query("auth_service", "auth-secret-1", "auth_service", "SELECT 1").status).not.toBe(0);
    });

    it("leaves no password in the server's log, nor in its own", () => {
      const said = postgres.log() + createDatabases().said;
      expect(said).toContain("ALTER USER auth_service PASSWORD 'SCRAM-SHA-256$");
      for (const secret of ["auth-secret-1", "invoice-secret-1", `it's "new" $1`, `it''s "new" $1`]) {
        expect(said).not.toContain(secret);
      }
    });

    it("fails where it may not enter", () => {
      expect(createDatabases("wrong").status).not.toBe(0);
    });
  });

  describe("the backup", () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-backup-"));
    afterAll(() => rmSync(folder, { recursive: true }));

    /** Runs the backup with an `aws` that keeps an object once its input has ended, as S3 does. */
    function backUp(changes: Readonly<Record<string, string>> = {}) {
      const bucket = mkdtempSync(join(folder, "bucket-"));
      const bin = join(bucket, "bin");
      mkdirSync(bin);
      const put = `#!/bin/sh\nset -e\ncase "$*" in *"s3 cp"*" - s3://backups/"*) ;; *) exit 2 ;; esac\nfor last; do :; done\nname="$(echo "$last" | tr / _)"\ncat >"$PART" && mv "$PART" "${bucket}/$name"\n`;
      writeFileSync(join(bin, "aws"), put, { mode: 0o755 });
      const env = {
        ...postgres.environment(),
        PATH: `${bin}${delimiter}${postgres.environment().PATH}`,
        PART: join(bin, "part"),
        SERVER_MAJOR: postgres.major,
        BUCKET: "backups",
        PREFIX: "database",
        USER_main: user,
        PASSWORD_main: password,
        USER_auth_service: "auth_service",
        PASSWORD_auth_service: passwords.auth_service ?? "",
        ...changes,
      };
      const script = databaseBackupScript([database, "auth_service"], 1e9);
      const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { env, encoding: "utf8" });
      const objects = readdirSync(bucket).filter((name) => name.endsWith(".dump"));
      return { status, stdout, stderr, objects: objects.map((name) => join(bucket, name)) };
    }

    it("is one dump of each database, that can be restored", () => {
      const { status, objects, stdout } = backUp();
      expect(status).toBe(0);
      expect(objects.map((path) => path.replace(/^.*bucket-\w+\//, "").replace(/\d{8}T\d{6}Z/, "<time>")).sort()).toEqual([
        "s3:__backups_database_auth_service_<time>.dump",
        "s3:__backups_database_main_<time>.dump",
      ]);
      expect(stdout).toMatch(/^s3:\/\/backups\/database\/main\/\d{8}T\d{6}Z\.dump\n/);
      const auth = objects.find((path) => path.includes("auth_service")) ?? "";
      postgres.query(user, password, database, "CREATE DATABASE restored");
      const restored = spawnSync(
        join(postgres.programs, "pg_restore"),
        ["--no-owner", "--no-acl", "--exit-on-error", "--dbname=restored", auth],
        { env: { ...postgres.environment(), PGUSER: user, PGPASSWORD: password }, encoding: "utf8" },
      );
      expect(restored.stderr).toBe("");
      expect(postgres.query(user, password, "restored", "SELECT count(*) FROM users").stdout).toBe("0");
    });

    it("fails and leaves no half of a dump where one cannot be made, and still makes the others", () => {
      const { status, objects, stderr } = backUp({ PASSWORD_main: "wrong" });
      expect(status).toBe(1);
      expect(stderr).toContain("no dump of main");
      expect(objects).toHaveLength(1);
      expect(objects[0]).toContain("auth_service");
      expect(readFileSync(objects[0] ?? "", "latin1").slice(0, 5)).toBe("PGDMP");
    });

    it("fails where the upload does", () => {
      const { status, objects } = backUp({ BUCKET: "somebody-elses" });
      expect(status).toBe(1);
      expect(objects).toEqual([]);
    });

    it("refuses a pg_dump of another major version", () => {
      const { status, stderr, objects } = backUp({ SERVER_MAJOR: "99" });
      expect(status).toBe(1);
      expect(stderr).toContain(`pg_dump is of PostgreSQL ${postgres.major}, the server of 99: build the image anew\n`);
      expect(objects).toEqual([]);
    });
  });
});
