import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Terraform } from "../../tools/terraform/runner";
import { Checkout } from "./checkout";
import { expectCode, minutes } from "./deployment";
import { environments } from "./small-environments";

jest.setTimeout(15 * minutes);

let checkout: Checkout;

beforeAll(async () => {
  checkout = await Checkout.create();
  checkout.write("environments/local.ts", environments(["web", "reports"]));
  checkout.list(["local", "small"]);
}, 10 * minutes);

afterAll(async () => {
  await checkout?.down();
  checkout?.remove();
});

/** An application as it would be if helm had installed it: something in the state of its stack. */
async function application(): Promise<Terraform> {
  const folder = join(checkout.folder, "application");
  const path = join(checkout.folder, ".state/local/application.tfstate");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "cdk.tf.json"),
    JSON.stringify({ terraform: { backend: { local: { path } } }, resource: { terraform_data: { release: {} } } }),
  );
  const terraform = await Terraform.open({ folder, environment: {} });
  await terraform.init();
  return terraform;
}

// Each test goes on where the one before it ended.
describe("slipway", () => {
  it("lists the environments", async () => {
    const listed = JSON.parse(expectCode(await checkout.slipway(["list", "--json"]), 0));
    expect(listed.map(({ id, stacks }: { id: string; stacks: string[] }) => [id, stacks[0]])).toEqual([
      ["local", "local-platform"],
      ["small", "small-bootstrap"],
    ]);
  });

  it("tells that nothing is deployed while the emulator does not run, and has nothing to destroy", async () => {
    expect(expectCode(await checkout.slipway(["status", "local"]), 0)).toContain("nothing is deployed");
    expect(expectCode(await checkout.slipway(["destroy", "local", "--yes=local"]), 0)).toContain("nothing to do");
  });

  it("refuses to apply without a terminal and without --yes", async () => {
    expect(expectCode(await checkout.slipway(["deploy", "local"]), 2)).toContain("there is no terminal to ask on\n  next: --yes");
  });

  it("asks for a login where an account takes one", async () => {
    const HOME = checkout.folder;
    expect(expectCode(await checkout.slipway(["deploy", "small", "--dry-run"], { HOME }), 1)).toContain("next: log in to AWS");
  });

  it("shows what a first deployment would make, and makes nothing", async () => {
    const text = expectCode(await checkout.slipway(["deploy", "local", "--dry-run"]), 3);
    expect(text).toContain("+  create   aws_ecr_repository.ecr_reports_repository");
    expect(text).toContain("local-platform would change");
    expect(text).toMatch(/local-application: left out: .* no kubeconfig context/);
    expect(expectCode(await checkout.slipway(["status", "local"]), 0)).toContain("local-platform: not applied");
  });

  it("gives the user's own AWS variables to an environment in an account", async () => {
    const { port } = JSON.parse(readFileSync(join(checkout.folder, ".tools/run/emulator-local/state.json"), "utf8"));
    const variables = {
      AWS_ENDPOINT_URL: `https://127.0.0.1:${port}`,
      AWS_CA_BUNDLE: join(checkout.folder, ".tools/run/emulator-local/certificate.pem"),
      AWS_ACCESS_KEY_ID: "123456789012",
      AWS_SECRET_ACCESS_KEY: "emulator",
    };
    const text = expectCode(await checkout.slipway(["deploy", "small", "--dry-run"], variables), 3);
    expect(text).toContain("+  create   aws_dynamodb_table.lock");
    expect(text).toContain("its state's bucket does not exist yet: planned as if from nothing");
    expect(text).toContain("+  create   aws_vpc.networking_vpc");
    expect(text).toContain("small-addons: cannot be planned yet: it reads facts of the platform, which is not applied");
  });

  it("deploys, and the second time finds nothing to do", async () => {
    expect(expectCode(await checkout.slipway(["deploy", "local", "--yes"]), 0)).toContain("local is deployed");
    expect(expectCode(await checkout.slipway(["deploy", "local", "--yes"]), 0)).toContain("local-platform: nothing to change");
  });

  it("tells what is deployed, and that it is as its environment says", async () => {
    const text = expectCode(await checkout.slipway(["status", "local", "--plan"]), 0);
    expect(text).toMatch(/local-platform: applied, \d\d resources, serial \d+, last changed 20/);
    expect(text).toContain("local-application: not applied");
    expect(text).toContain("local-platform: no changes");
    const [told] = JSON.parse(expectCode(await checkout.slipway(["status", "local", "--json"]), 0));
    const changed = expect.stringMatching(/^20/);
    expect(told.stacks).toEqual([
      { stack: "local-platform", resources: expect.any(Number), serial: expect.any(Number), changed },
      { stack: "local-addons", resources: 0 },
      { stack: "local-application", resources: 0 },
    ]);
  });

  it("adds to the platform at once, but takes from it only when no application runs on it", async () => {
    const installed = await application();
    await installed.apply();
    checkout.write("environments/local.ts", environments(["web", "exports"]));

    const held = expectCode(await checkout.slipway(["deploy", "local", "--yes"]), 3);
    expect(held).toContain("takes away what application may still use, so that goes last");
    expect(held).toContain("aws_ecr_repository.ecr_reports_repository is destroyed");
    expect(held).toContain("aws_ecr_repository.ecr_exports_repository created");
    expect(held).not.toContain("aws_ecr_repository.ecr_reports_repository destroyed");

    const refused = expectCode(await checkout.slipway(["destroy", "local", "--yes=local"]), 1);
    expect(refused).toContain("local-application still holds resources, and cannot be destroyed from here");

    await installed.destroy();
    const whole = expectCode(await checkout.slipway(["deploy", "local", "--yes"]), 0);
    expect(whole).toContain("aws_ecr_repository.ecr_reports_repository destroyed");
  });

  it("destroys only what is named twice, and after showing it", async () => {
    expect(expectCode(await checkout.slipway(["destroy", "local"]), 2)).toContain("next: --yes=local destroys without asking");
    expect(expectCode(await checkout.slipway(["destroy", "local", "--yes=other"]), 2)).toContain("is not the environment");
    expect(expectCode(await checkout.slipway(["destroy", "local", "--dry-run"]), 3)).toContain(
      "!! destroy  aws_vpc.networking_vpc",
    );

    expect(expectCode(await checkout.slipway(["destroy", "local", "--yes=local"]), 0)).toContain("local is destroyed");
    expect(expectCode(await checkout.slipway(["status", "local"]), 0)).toContain("local-platform: not applied");
    expect(expectCode(await checkout.down(), 0)).toContain("the emulator holds nothing any more");
  });
});
