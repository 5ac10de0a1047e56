import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
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

/** A call of ElastiCache, as AWS itself makes it in the maintenance window. */
function elasticache(parameters: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(checkout.folder, ".tools/run/emulator-local");
  const { port } = JSON.parse(readFileSync(join(folder, "state.json"), "utf8"));
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    // The emulator reads account, region and service from it, and checks no signature.
    Authorization:
      "AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/elasticache/aws4_request, SignedHeaders=host, Signature=0",
  };
  return new Promise((resolve, reject) => {
    const ca = readFileSync(join(folder, "certificate.pem"));
    const call = request(`https://127.0.0.1:${port}/`, { method: "POST", headers, ca }, (response) => {
      text(response).then(resolve, reject);
    });
    call.on("error", reject);
    call.end(new URLSearchParams({ Version: "2015-02-02", ...parameters }).toString());
  });
}

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
    expect(expectCode(await deploy("--dry-run"), 0)).toContain("local is as its environment says");
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

  it("of a cache that ElastiCache made by itself changes no plan", async () => {
    state('engineVersion: "17"', 'engineVersion: "7.0"');
    expectCode(await deploy("--yes"), 0);
    for (const cluster of ["local-001"]) {
      const answer = await elasticache({ Action: "ModifyCacheCluster", CacheClusterId: cluster, EngineVersion: "7.1" });
      expect(answer).toContain("<EngineVersion>7.1");
    }
    expect(expectCode(await deploy("--dry-run"), 0)).toContain("local is as its environment says");
  });

  it("of a cache fails while planning, unless the environment asks for it", async () => {
    state('engineVersion: "17"', 'engine: "valkey", engineVersion: "8.0"');
    expect(expectCode(await deploy("--yes"), 1)).toMatch(/The cache runs 7\.1, and the environment\s+states valkey 8\.0/);
  });
});
