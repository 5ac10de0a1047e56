import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Emulator } from "../../tools/emulator/emulator";
import { Checkout } from "./checkout";
import { expectCode, minutes } from "./deployment";
import { TerraformCloud } from "./terraform-cloud";

jest.setTimeout(10 * minutes);

/** An environment whose states are in workspaces, and which takes no time to make. */
const environment = (hostname: string, repositories: readonly string[]): string => `
import type { EnvironmentDefinition } from "./schema";

const trial = { enabled: true, reason: "a test throws it away with everything in it" } as const;
const off = { enabled: false, reason: "a test throws it away with everything in it" } as const;

export const local: EnvironmentDefinition = {
  system: "shop",
  stage: "trial",
  tier: "non-production",
  account: "000000000000",
  region: "us-east-1",
  backend: { type: "cloud", organization: "acme", hostname: "${hostname}" },
  application: {
    name: "shop",
    namespace: "shop",
    images: { ${repositories.map((name) => `${name}: { source: "built" }`).join(", ")} },
    components: { ${repositories.map((name) => `${name}: { image: "${name}", uses: [] }`).join(", ")} },
  },
  network: { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"], natZones: ["us-east-1a"], flowLogs: off },
  cluster: {
    support: "unmanaged",
    endpoint: { publicCidrs: ["203.0.113.0/24"], path: "public-cidrs" },
    access: { admins: ["arn:aws:iam::000000000000:role/developer"] },
    nodeGroups: { nodes: { instanceTypes: ["t3.medium"], nodes: { min: 1, desired: 2, max: 3 }, adopted: trial } },
  },
  registry: { type: "ecr", forceDelete: trial },
  workloads: { ${repositories.map((name) => `${name}: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } }`).join(", ")} },
};
`;

const id = "shop-trial";
const platform = `${id}-platform`;

let cloud: TerraformCloud;
let emulator: Emulator;
let checkout: Checkout;

beforeAll(async () => {
  [cloud, emulator, checkout] = await Promise.all([
    TerraformCloud.start(),
    Emulator.start({ name: "test-terraform-cloud" }),
    Checkout.create(),
  ]);
  checkout.write("environments/local.ts", environment(cloud.hostname, ["web"]));
  checkout.list(["local"]);
}, 10 * minutes);

afterAll(async () => {
  await Promise.all([cloud?.stop(), emulator?.stop()]);
  checkout?.remove();
});

/** Where `terraform login` keeps a token. */
const credentials = (): string => join(checkout.folder, ".terraform.d", "credentials.tfrc.json");

function logIn(token: string): void {
  mkdirSync(join(checkout.folder, ".terraform.d"), { recursive: true });
  writeFileSync(credentials(), JSON.stringify({ credentials: { [cloud.hostname]: { token } } }));
}

/** Runs the command line, logged in as far as the test is. */
async function slipway(args: readonly string[], code: number): Promise<string> {
  const variables = { ...emulator.environment(), HOME: checkout.folder, SSL_CERT_FILE: cloud.certificate };
  return expectCode(await checkout.slipway(args, variables), code);
}

// Each test goes on where the one before it ended.
describe("an environment in Terraform Cloud", () => {
  it("asks for a login", async () => {
    const text = await slipway(["status", id], 1);
    expect(text).toContain("Required token could not be found");
    expect(text).toContain("next: log in by `terraform login <hostname>`, or set the token as TF_TOKEN_<hostname>");
  });

  it("says so when the login is no good, rather than that nothing is there", async () => {
    logIn("expired");
    expect(await slipway(["status", id], 1)).toContain("next: log in by `terraform login <hostname>`");
    expect(await slipway(["deploy", id, "--dry-run"], 1)).toContain("next: log in by `terraform login <hostname>`");
    rmSync(credentials());
  });

  it("is not deployed at first, and asking makes no workspace", async () => {
    logIn(cloud.token);
    const text = await slipway(["status", id], 0);
    expect(text).toContain(`${platform}: not applied, no workspace of its name that this login may see`);
    expect(await slipway(["destroy", id, "--dry-run"], 0)).toContain(`nothing of ${id} is there`);
    expect(cloud.names()).toEqual([]);
  });

  it("shows what a first deployment would make, and makes nothing", async () => {
    const text = await slipway(["deploy", id, "--dry-run"], 3);
    expect(text).toContain("+  create   aws_ecr_repository.ecr_web_repository");
    expect(text).toContain(`${id}-addons: cannot be planned yet: it reads facts of the platform, which is not applied`);
    expect(cloud.resources(platform)).toEqual([]);
    expect(cloud.lockOf(platform)).toBeUndefined();
  });

  it("is deployed with its state in the workspace, and the second time there is nothing to do", async () => {
    expect(await slipway(["deploy", id, "--yes", "--only", "platform"], 0)).toContain(`${id} is deployed`);
    expect(cloud.resources(platform)).toContain("aws_ecr_repository.ecr_web_repository");
    expect(cloud.lockOf(platform)).toBeUndefined();
    expect(await slipway(["deploy", id, "--yes", "--only", "platform"], 0)).toContain(`${platform}: nothing to change`);
  });

  it("tells when its state was written, and who has locked the workspace", async () => {
    cloud.setLock(platform, "ann");
    const text = await slipway(["status", id], 0);
    expect(text).toMatch(/shop-trial-platform: applied, \d\d resources, serial \d+, last changed 2026-11-20T10:00:00\.000Z/);
    expect(text).toContain(`locked by ann (https://${cloud.hostname}/app/acme/workspaces/${platform})`);
  });

  it("is not changed while somebody has locked the workspace", async () => {
    checkout.write("environments/local.ts", environment(cloud.hostname, ["web", "reports"]));
    const text = await slipway(["deploy", id, "--yes", "--only", "platform"], 1);
    expect(text).toContain(`the workspace acme/${platform} is locked`);
    expect(text).toContain(`terraform force-unlock acme/${platform}`);
    expect(cloud.lockOf(platform)).toBe("ann");
    cloud.setLock(platform, undefined);
  });

  it("is destroyed to nothing", async () => {
    expect(await slipway(["destroy", id, `--yes=${id}`], 0)).toContain(`${id} is destroyed`);
    expect(cloud.resources(platform)).toEqual([]);
    expect(await emulator.inventory()).toEqual({});
  });
});

describe("an environment whose workspaces run Terraform themselves", () => {
  const run = (number: number): string => `https://${cloud.hostname}/app/acme/${platform}/runs/run-${number}`;

  beforeAll(() => {
    cloud.executionMode = "remote";
  });

  it("shows the plan of a run, and where the run is", async () => {
    const text = await slipway(["deploy", id, "--dry-run"], 3);
    expect(text).toContain(`${platform}: ${run(1)}`);
    expect(text).toContain("+  create   aws_ecr_repository.ecr_web_repository");
    expect(cloud.resources(platform)).toEqual([]);
  });

  it("applies the run that was shown, with nothing done from here", async () => {
    expect(await slipway(["deploy", id, "--yes", "--only", "platform"], 0)).toContain(`${platform}: ${run(2)}`);
    expect(cloud.asked).toContain("POST /api/v2/runs/run-2/actions/apply");
    expect(cloud.resources(platform)).toContain("aws_ecr_repository.ecr_web_repository");
    expect(await emulator.inventory()).toEqual({});
  });

  it("finds nothing to change the second time", async () => {
    const text = await slipway(["deploy", id, "--yes", "--only", "platform"], 0);
    expect(text).toContain(`${platform}: nothing to change`);
  });

  it("is destroyed by a run", async () => {
    expect(await slipway(["destroy", id, `--yes=${id}`], 0)).toContain(`${id} is destroyed`);
    expect(cloud.resources(platform)).toEqual([]);
  });
});
