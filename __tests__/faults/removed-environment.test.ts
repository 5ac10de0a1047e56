import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "../../tools/deployment/exit-codes";
import { run } from "../../tools/processes";
import { findTerraform } from "../../tools/terraform/binary";
import { Checkout } from "../deploy/checkout";
import { told } from "./told";

jest.setTimeout(300_000);

let checkout: Checkout;

beforeAll(async () => {
  checkout = await Checkout.create();
});
afterAll(() => checkout?.remove());

const stateOf = (stack: string): string => join(checkout.folder, "states", `${stack}.tfstate`);

/** An environment that was deployed to AWS and removed since, with one resource of Terraform's own in each stack. */
async function deployed(id: string): Promise<void> {
  const { path } = await findTerraform();
  for (const layer of ["platform", "addons", "application"]) {
    const stack = `${id}-${layer}`;
    const folder = join(checkout.folder, ".tools/deploy", id, "stacks", stack);
    mkdirSync(folder, { recursive: true });
    checkout.write(
      `.tools/deploy/${id}/stacks/${stack}/cdk.tf.json`,
      JSON.stringify({
        terraform: { backend: { local: { path: stateOf(stack) } } },
        resource: { terraform_data: { thing: { input: layer } } },
      }),
    );
    for (const args of [["init"], ["apply", "-auto-approve"]]) {
      expect((await run(path, args, { cwd: folder })).code).toBe(0);
    }
  }
  checkout.write(`.tools/deploy/${id}/environment.json`, JSON.stringify({ target: "aws", isClusterOptional: false }));
}

const resourcesOf = (stack: string): unknown[] => JSON.parse(readFileSync(stateOf(stack), "utf8")).resources;

describe("an environment that was removed or renamed while it was deployed", () => {
  it("is destroyed by what this checkout deployed, and is gone the next time", async () => {
    await deployed("shop-old");
    const shared = told(await checkout.slipway(["destroy", "shop-old", "--yes=shop-old", "--bootstrap"]), exitCodes.usage);
    expect(shared).toContain("--bootstrap: shop-old is no environment any more");

    const text = told(await checkout.slipway(["destroy", "shop-old", "--yes=shop-old"]), exitCodes.done);
    expect(text).toContain("shop-old is no environment any more: going by what this checkout deployed last");
    expect(text).toMatch(
      /shop-old-application: 1 resource to destroy.*shop-old-platform: 1 resource to destroy.*shop-old is destroyed/,
    );
    for (const layer of ["platform", "addons", "application"]) {
      expect(resourcesOf(`shop-old-${layer}`)).toEqual([]);
    }
    expect(told(await checkout.slipway(["destroy", "shop-old", "--yes=shop-old"]), exitCodes.done)).toContain(
      "nothing of shop-old is there",
    );
  });

  it("is looked for elsewhere when this checkout did not deploy it", async () => {
    const text = told(await checkout.slipway(["destroy", "never-here", "--yes=never-here"]), exitCodes.usage);
    expect(text).toContain("there is no environment never-here, and this checkout has deployed none of that name");
    expect(text).toContain("goes from the checkout that deployed it, or from here with its file back in place");
    expect(existsSync(join(checkout.folder, ".tools/deploy/never-here"))).toBe(false);
  });
});
