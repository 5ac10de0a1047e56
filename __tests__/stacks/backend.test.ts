import { Testing } from "../../lib/terraform";
import type { Backend } from "../../stacks/backend";
import { BaseStack } from "../../stacks/base";

function terraformOf(backend: Backend): unknown {
  const stack = new BaseStack(Testing.app(), "shop-platform", {
    region: "eu-west-1",
    account: "123456789012",
    backend,
    stateKey: "shop/production/platform",
  });
  const { required_providers: _, required_version: __, ...terraform } = JSON.parse(Testing.synth(stack)).terraform;
  return terraform;
}

const s3 = {
  type: "s3",
  bucket: "shop-state",
  region: "eu-west-1",
  account: "123456789012",
  lockTable: "shop-lock",
  lockFile: false,
} as const;

describe("a backend", () => {
  it("in S3 is encrypted, locked by the table, and bound to the account", () => {
    expect(terraformOf(s3)).toEqual({
      backend: {
        s3: {
          bucket: "shop-state",
          key: "shop/production/platform.tfstate",
          region: "eu-west-1",
          allowed_account_ids: ["123456789012"],
          dynamodb_table: "shop-lock",
          encrypt: true,
        },
      },
    });
  });

  it("in S3 is locked by an object too where that is asked for", () => {
    expect(terraformOf({ ...s3, lockFile: true })).toMatchObject({
      backend: { s3: { use_lockfile: true, dynamodb_table: "shop-lock" } },
    });
  });

  it("in Terraform Cloud is a workspace named like the stack", () => {
    expect(terraformOf({ type: "cloud", organization: "acme", project: "shops" })).toEqual({
      cloud: { organization: "acme", workspaces: { name: "shop-platform", project: "shops" } },
    });
  });

  it("in Terraform Enterprise names its host", () => {
    expect(terraformOf({ type: "cloud", organization: "acme", hostname: "tfe.example.com" })).toEqual({
      cloud: { organization: "acme", hostname: "tfe.example.com", workspaces: { name: "shop-platform" } },
    });
  });

  it("in files lies below the project, by a path that is no machine's", () => {
    expect(terraformOf({ type: "local", directory: ".state" })).toEqual({
      backend: { local: { path: "../../../.state/shop/production/platform.tfstate" } },
    });
  });
});
