import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Where the programs of a PostgreSQL server are, those of the newest first. */
const places = [
  ...(existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort().reverse() : []).map(
    (major) => `/usr/lib/postgresql/${major}/bin`,
  ),
  ...(process.env.PATH ?? "").split(delimiter),
];
const folder = places.find((place) => ["initdb", "postgres", "psql", "pg_dump"].every((name) => existsSync(join(place, name))));

/** Tests that need a PostgreSQL server: skipped, and reported so with the reason, where there is none. */
export function describePostgres(name: string, tests: () => void): void {
  if (folder === undefined) {
    describe.skip(`${name} (no PostgreSQL server on this machine)`, tests);
  } else {
    describe(name, tests);
  }
}

/** The server refuses to run as root: as nobody then. */
const owner = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A server on loopback, whose master user is no superuser, as RDS has it, and which logs every statement. */
export class Postgres {
  static readonly master = { user: "master", password: "master-password", database: "main" } as const;
  readonly programs = folder ?? "";
  private constructor(
    readonly port: number,
    private readonly directory: string,
    private readonly server: ReturnType<typeof spawn>,
  ) {}

  static async start(): Promise<Postgres> {
    const directory = mkdtempSync(join(tmpdir(), "slipway-postgres-"));
    chmodSync(directory, 0o755);
    if (owner.uid !== undefined) {
      chownSync(directory, owner.uid, owner.gid);
    }
    const bin = (name: string) => join(folder ?? "", name);
    const data = join(directory, "data");
    writeFileSync(join(directory, "password"), "superuser-password", { mode: 0o644 });
    const made = spawnSync(
      bin("initdb"),
      ["--pgdata", data, "--username=superuser", "--auth=scram-sha-256", "--no-sync", "--pwfile", join(directory, "password")],
      { ...owner, encoding: "utf8", env: { PATH: process.env.PATH, LC_ALL: "C" } },
    );
    if (made.status !== 0) {
      throw new Error(`initdb: ${made.stderr}`);
    }
    const port = await freePort();
    const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", fsync: "off", log_statement: "all" };
    const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    // Into a file: nobody empties a pipe while a test waits for a program.
    const log = openSync(join(directory, "log"), "w");
    const server = spawn(bin("postgres"), ["-D", data, ...args], { ...owner, stdio: ["ignore", log, log] });
    closeSync(log);
    const postgres = new Postgres(port, directory, server);
    const { user, password, database } = Postgres.master;
    for (let attempt = 0; ; attempt += 1) {
      const sql = `CREATE ROLE ${user} LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`;
      const said = postgres.query("superuser", "superuser-password", "postgres", sql);
      if (said.status === 0) {
        break;
      }
      if (attempt === 100 || server.exitCode !== null) {
        await postgres.stop();
        throw new Error(`postgres: ${said.stderr}\n${postgres.log()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    postgres.query(user, password, "postgres", `CREATE DATABASE ${database}`);
    return postgres;
  }

  /** What psql says to a statement of that user in that database. */
  query(user: string, password: string, database: string, sql: string) {
    const env = { ...this.environment(), PGUSER: user, PGPASSWORD: password, PGDATABASE: database };
    const args = ["--no-psqlrc", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", "--command", sql];
    const { status, stdout, stderr } = spawnSync(join(this.programs, "psql"), args, { env, encoding: "utf8" });
    return { status, stdout: stdout.trim(), stderr };
  }

  /** Variables that lead a client here. */
  environment(): Readonly<Record<string, string>> {
    return {
      PATH: `${this.programs}${delimiter}${process.env.PATH}`,
      PGHOST: "127.0.0.1",
      PGPORT: String(this.port),
      PGCONNECT_TIMEOUT: "10",
    };
  }

  /** What the server has logged. */
  log(): string {
    return readFileSync(join(this.directory, "log"), "utf8");
  }

  /** Major version of the programs. */
  get major(): string {
    return /\d+/.exec(spawnSync(join(this.programs, "pg_dump"), ["--version"], { encoding: "utf8" }).stdout)?.[0] ?? "";
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null) {
      const ended = new Promise((resolve) => this.server.once("exit", resolve));
      this.server.kill("SIGQUIT");
      await ended;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
