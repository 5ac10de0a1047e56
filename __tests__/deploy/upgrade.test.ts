import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Checkout } from "./checkout";
import { expectCode, minutes } from "./deployment";
import { environments } from "./small-environments";

jest.setTimeout(15 * minutes);

let checkout: Checkout;

/** A database and a cache beside the smallest platform. */
const stores = (database: string, cache: string) => `
  database: {
    ${database}, instanceClass: "db.t3.micro", storageGib: 20, name: "shop", username: "shop", logExports: [],
    multiAz: off, deletionProtection: off, finalSnapshot: off,
  },
  cache: { ${cache}, nodeType: "cache.t3.micro", nodes: 1, authentication: { type: "none", reason: "nothing real is in there" } }`;

function state(database: string, cache: string): void {
  checkout.write("environments/local.ts", environments(["web"], stores(database, cache)));
}

const deploy = (...args: string[]) => checkout.slipway(["deploy", "local", "--only", "platform", ...args]);

beforeAll(async () => {
  checkout = await Checkout.create();
  state('engineVersion: "16"', 'engineVersion: "7.0"');
  checkout.list(["local"]);
}, 10 * minutes);

afterAll(async () => {
  await checkout?.down();
  checkout?.remove();
});

// Each test goes on where the one before it ended.
describe("An upgrade", () => {
  it("begins with what runs", async () => {
    expect(expectCode(await deploy("--yes"), 0)).toContain("local is deployed");
  });

  it("of a database to another major is refused before anything is made, unless the environment allows it", async () => {
    state('engineVersion: "17"', 'engineVersion: "7.0"');
    const output = expectCode(await deploy("--yes"), 1);
    expect(output).toContain("runs PostgreSQL 16, and the environment does not let it become a 17");
    expect(output).toContain("next: try it on a copy (docs/guides/upgrades.md), then state database.majorUpgrade");
  });

  it("is one apply with the parameter group of the new family, and the old group goes", async () => {
    state('engineVersion: "17", majorUpgrade: { enabled: true, reason: "16 was rehearsed" }', 'engineVersion: "7.0"');
    const output = expectCode(await deploy("--yes"), 0);
    expect(output).toMatch(/!! replace {2}aws_db_parameter_group\.database_parameters \(because of family, name\)/);
    expect(output).toMatch(/~ {2}change {3}aws_db_instance\.database_instance \(.*engine_version.*parameter_group_name/);
    expect(output).not.toContain("maintenance window");
    // The emulator forgets two settings of a cache, so there is always something to change.
    expect(expectCode(await deploy("--dry-run"), 3)).not.toMatch(/(change|replace|create|destroy) +aws_db_/);
  });

  it("back is refused", async () => {
    state('engineVersion: "16", majorUpgrade: { enabled: true, reason: "back again, please" }', 'engineVersion: "7.0"');
    expect(expectCode(await deploy("--dry-run"), 1)).toContain("runs PostgreSQL 17, which RDS does not make a 16");
  });

  it("that waits for the maintenance window is told", async () => {
    state('engineVersion: "17"', 'engineVersion: "7.0"');
    const file = readFileSync(join(checkout.folder, "environments/local.ts"), "utf8");
    checkout.write("environments/local.ts", file.replace("db.t3.micro", "db.t3.small"));
    expect(expectCode(await deploy("--dry-run"), 3)).toContain(
      "instance_class waits for the maintenance window (mon:04:00-mon:05:00, UTC), and every plan shows it until then; database.applyImmediately: true does it at once",
    );
  });

  it("of a cache fails while planning, unless the environment asks for it", async () => {
    state('engineVersion: "17"', 'engine: "valkey", engineVersion: "8.0"');
    expect(expectCode(await deploy("--yes"), 1)).toMatch(/The cache runs 7\.0, and the environment\s+states valkey 8\.0/);
  });
});
